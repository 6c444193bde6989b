package io.tributary.simulator.world;

/** Somebody in the world who looks at what is open and does what is due, again and again. */
public interface Actor {
    /** One look. May be cut off anywhere: the next look finds what is left. */
    void look() throws InterruptedException;

    /** Days of business time between two looks. */
    double everyDays();
}

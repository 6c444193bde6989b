package io.tributary.simulator.demo;

import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * Ctrl-C and a polite kill, turned into an interrupt of the main thread. A shutdown hook would not do: PostgreSQL has
 * one of its own, the hooks run side by side, and the database would be gone before the engine.
 */
final class Interrupts {
    private static final int KILLED = 130;

    private Interrupts() {}

    /** The second signal ends the process at once. */
    static void to(Thread main, AtomicBoolean interrupted) {
        for (String name : new String[] {"INT", "TERM"}) {
            Signal.handle(new Signal(name), signal -> {
                if (interrupted.getAndSet(true)) {
                    Runtime.getRuntime().halt(KILLED);
                }
                main.interrupt();
            });
        }
    }
}

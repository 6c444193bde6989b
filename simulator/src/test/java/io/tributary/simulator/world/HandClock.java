package io.tributary.simulator.world;

import java.time.Duration;
import java.time.Instant;

/** A world clock that a test turns by hand. */
final class HandClock {
    private long nanos;
    final WorldClock clock;

    HandClock(String start) {
        clock = new WorldClock(Instant.parse(start), 1, () -> nanos);
    }

    void pass(Duration business) {
        nanos += business.toNanos();
    }
}

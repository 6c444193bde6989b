package io.tributary.app.summary;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Orders per second of wall-clock time, over the last ten seconds. Safe for many threads. */
final class OrderRate {
    private static final long WINDOW_NANOS = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanos;
    private final Deque<Long> times = new ArrayDeque<>();

    OrderRate(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized void count() {
        times.addLast(nanos.getAsLong());
    }

    synchronized double perSecond() {
        long oldest = nanos.getAsLong() - WINDOW_NANOS;
        while (!times.isEmpty() && times.getFirst() < oldest) {
            times.removeFirst();
        }
        return times.size() * 1e9 / WINDOW_NANOS;
    }
}

package io.tributary.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Business time as the world sees it: what the API said last, run on at the scale since. Between two looks at the API
 * it never runs backwards by itself; a look sets it to what the API says.
 */
public final class WorldClock {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final double scale;
    private final LongSupplier nanos;
    private volatile Mark mark;

    private record Mark(Instant business, long nano) {}

    /** @param scale business seconds per wall second, &gt; 0 */
    public WorldClock(Instant business, double scale) {
        this(business, scale, System::nanoTime);
    }

    WorldClock(Instant business, double scale, LongSupplier nanos) {
        this.scale = scale;
        this.nanos = nanos;
        mark = new Mark(business, nanos.getAsLong());
    }

    public Instant now() {
        Mark at = mark;
        return at.business().plusNanos(Math.round((nanos.getAsLong() - at.nano()) * scale));
    }

    public LocalDate today() {
        return now().atZone(ZONE).toLocalDate();
    }

    public void set(Instant business) {
        mark = new Mark(business, nanos.getAsLong());
    }

    /** How long a business duration takes by the wall clock. */
    public Duration toWall(Duration business) {
        return Duration.ofNanos(Math.round(business.toNanos() / scale));
    }

    double scale() {
        return scale;
    }

    /** Sleeps a share of a business day, but at least 100 ms. */
    void sleepDays(double days) throws InterruptedException {
        long wall = Math.round(days * TimeUnit.DAYS.toMillis(1) / scale);
        Thread.sleep(Math.max(100, wall));
    }
}

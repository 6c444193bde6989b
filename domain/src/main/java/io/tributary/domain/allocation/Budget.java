package io.tributary.domain.allocation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much a plan may cost to make. Work is what counts for repeatability: the same work gives the same plan on any
 * machine, unless the time cap ends it earlier, and then the plan says so.
 *
 * @param work units of search, about one order re-planned each, 0 or more; {@link #UNLIMITED} to use all the time
 * @param timeCap the wall time after which it stops wherever it is; null for none
 */
public record Budget(long work, @Nullable Duration timeCap) {
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** The most that a live wave may take. */
    public static final Duration LIVE_MOST = Duration.ofSeconds(3);

    /**
     * Work for each second of a live wave's cap. Waves of 50 to 300 orders do about 2,000,000 a second on two cores, so
     * a cap cuts a run short only on a machine several times slower or busier, and a stored run can be made again.
     */
    public static final long LIVE_WORK_PER_SECOND = 400_000;

    public Budget {
        if (work < 0) {
            throw new IllegalArgumentException("The work budget is " + work + "; the least is 0.");
        }
        if (timeCap != null && (timeCap.isNegative() || timeCap.isZero())) {
            throw new IllegalArgumentException("The time cap is " + timeCap + ". Maybe use null for none.");
        }
        if (work == UNLIMITED && timeCap == null) {
            throw new IllegalArgumentException("A budget without limit would never end. Maybe set a time cap.");
        }
    }

    /** For waves in time: as much work as surely fits into the cap, so that the work ends it and not the clock. */
    public static Budget live(Duration timeCap) {
        return new Budget(LIVE_WORK_PER_SECOND * timeCap.toMillis() / 1_000, timeCap);
    }

    /** Repeatable: exactly this much work, however long it takes. */
    public static Budget ofWork(long work) {
        return new Budget(work, null);
    }

    /** As good a plan as this time allows; not repeatable. */
    public static Budget ofTime(Duration timeCap) {
        return new Budget(UNLIMITED, timeCap);
    }
}

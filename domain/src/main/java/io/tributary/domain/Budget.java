package io.tributary.domain;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a planner may search. Work units are counted by the planner itself (each planner says what one is), so two
 * runs with the same units and no time cap give the same plan on any machine. A time cap is a safety net: a run that
 * hits it says that it was cut short.
 *
 * @param workUnits units of work, 1 or more; {@link Long#MAX_VALUE} leaves only the time cap
 * @param cap the longest wall-clock time, or null for none
 */
public record Budget(long workUnits, @Nullable Duration cap) {
    public Budget {
        if (workUnits < 1) {
            throw new IllegalArgumentException("A budget of " + workUnits
                    + " work units leaves nothing to do. Maybe use Budget.ofTime for a limit in time only.");
        }
        if (cap != null && (cap.isNegative() || cap.isZero())) {
            throw new IllegalArgumentException("A time cap of " + cap + " is not positive. Maybe leave it out.");
        }
        if (workUnits == Long.MAX_VALUE && cap == null) {
            throw new IllegalArgumentException(
                    "A budget needs work units, a time cap, or both. Maybe use Budget.ofWork(100_000).");
        }
    }

    /** Reproducible: the same units give the same plan. */
    public static Budget ofWork(long units) {
        return new Budget(units, null);
    }

    /** As much as fits in the time; not reproducible. */
    public static Budget ofTime(Duration cap) {
        return new Budget(Long.MAX_VALUE, cap);
    }

    public Budget cappedAt(Duration longest) {
        return new Budget(workUnits, longest);
    }

    public Optional<Duration> timeCap() {
        return Optional.ofNullable(cap);
    }
}

package io.tributary.activities;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Business time at the edge: in production it is the time, in a demo it runs faster by a scale. Only here is one turned
 * into the other; workflows wait in wall-clock time that they are given.
 *
 * @param clock the business clock
 * @param scale business seconds per wall-clock second, above 0; 1 in production
 */
public record BusinessTime(InstantSource clock, double scale) {
    public BusinessTime {
        if (!(scale > 0)) {
            throw new IllegalArgumentException(
                    "The time scale is " + scale + "; it must be above 0. Maybe use 1 for real time.");
        }
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    /** How long a span of business time takes on the wall; at least a moment, so that a timer is a timer. */
    public Duration wall(Duration business) {
        long millis = Math.round(business.toMillis() / scale);
        return Duration.ofMillis(Math.max(50, millis));
    }
}

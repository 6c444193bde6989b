package io.tributary.domain.replenishment;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When goods on order are believed to come. What is confirmed comes on its day, what is not after its lead time. What is
 * overdue is believed to take as long again as it is late already, and a week at least: the mean residual time of a
 * lateness with a Pareto tail of exponent 2, so that an order that everybody has forgotten hides no stock-out.
 */
public final class ExpectedArrival {
    /** A plan's period: what is overdue is not there for the demand of the present one. */
    private static final Duration LEAST_WAIT = Duration.ofDays(7);

    private ExpectedArrival() {}

    /**
     * @param confirmed the day that the sender named; null when none was
     * @param placed when it was ordered
     * @param lead from order to receipt, for what is not confirmed
     */
    public static Instant of(@Nullable Instant confirmed, Instant placed, Duration lead, Instant now) {
        Instant due = confirmed == null ? placed.plus(lead) : confirmed;
        if (!due.isBefore(now)) {
            return due;
        }
        Duration late = Duration.between(due, now);
        return now.plus(late.compareTo(LEAST_WAIT) > 0 ? late : LEAST_WAIT);
    }
}

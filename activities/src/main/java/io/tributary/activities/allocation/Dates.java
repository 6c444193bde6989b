package io.tributary.activities.allocation;

import io.tributary.activities.allocation.SnapshotBuilder.Availability;
import io.tributary.db.allocation.LaneOption;
import io.tributary.db.allocation.OpenLine;
import io.tributary.domain.NetworkPolicy;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The dates of a decision, the same for what is weighed and for what the buyer is told. A promise must still hold when
 * the order waits for the next wave; either must hold when a supplier takes its time to answer.
 */
record Dates(Instant now, NetworkPolicy policy, Availability availability) {
    private static final long SECONDS_PER_HOUR = 3600;

    private Instant released(LaneOption lane) {
        Duration wave = availability == Availability.TO_PROMISE ? policy.waveEvery() : Duration.ZERO;
        Duration answer = lane.supplier() == null ? Duration.ZERO : policy.acknowledgeWithin();
        return now.plus(wave).plus(answer);
    }

    /** What arrives later is released by the wave after it. */
    private Instant released(LaneOption lane, @Nullable Instant arrival) {
        Instant usual = released(lane);
        Instant after = arrival == null ? usual : arrival.plus(policy.waveEvery());
        return after.isAfter(usual) ? after : usual;
    }

    /**
     * @param arrival when the stock arrives; null when it is on hand
     */
    Instant shipBy(LaneOption lane, @Nullable Instant arrival) {
        return lane.shipBy(released(lane, arrival));
    }

    Instant deliverBy(LaneOption lane, @Nullable Instant arrival) {
        return lane.deliverBy(released(lane, arrival));
    }

    /** Whole hours from now until the buyer has it, rounded up. */
    int hoursToDoor(LaneOption lane) {
        return Math.toIntExact(
                Math.ceilDiv(Duration.between(now, deliverBy(lane, null)).toSeconds(), SECONDS_PER_HOUR));
    }

    /** Minor units that breaking the line's date costs; 0 when it is kept. */
    long breachMinor(OpenLine line, LaneOption lane, @Nullable Instant arrival) {
        Instant due = line.due();
        return due != null && deliverBy(lane, arrival).isAfter(due)
                ? policy.breachMinor(line.conditions().promiseClass())
                : 0;
    }
}

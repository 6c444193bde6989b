package io.tributary.analytics.risk;

import java.time.Instant;
import java.util.List;

/**
 * A delivery for {@link LatenessRegression}: what was known when it was ordered, and how it ended.
 *
 * @param id names the delivery
 * @param groups the groups it belongs to, in the same order for all cases (supplier, lane, …)
 * @param attributes numbers known at the order, the same ones for all cases
 * @param askedOn the moment of the order; only cases recorded before it may speak
 * @param recordedOn when its own outcome was recorded
 * @param late its outcome
 */
public record LatenessCase(
        String id, List<String> groups, List<Double> attributes, Instant askedOn, Instant recordedOn, boolean late) {
    public LatenessCase {
        groups = List.copyOf(groups);
        attributes = List.copyOf(attributes);
    }
}

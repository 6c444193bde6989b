package io.tributary.domain.allocation;

import java.util.List;

/**
 * What was decided for one order.
 *
 * @param lines one decision per line, in the order of the snapshot
 * @param cost the order's own cost after the policy's weights, parcels and unfilled units included
 */
public record OrderDecision(String orderId, List<LineDecision> lines, CostBreakdown cost) {
    public OrderDecision {
        lines = List.copyOf(lines);
    }
}

package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A line as a plan serves it.
 *
 * @param ordered what the buyer wants; {@code served} may be a substitute
 * @param node null when the line stays unfilled, like {@code served}
 * @param costMinor weighted minor units: the line's own cost and its part of its parcel, so that the lines of a plan add
 *     up to the plan's cost; what leaving it unfilled costs otherwise
 * @param hoursToDoor hours from the decision to the door; null when unfilled or not known
 */
public record PlannedLine(
        String orderId,
        String lineId,
        Region region,
        Sku ordered,
        long units,
        @Nullable NodeCode node,
        @Nullable Sku served,
        long costMinor,
        @Nullable Integer hoursToDoor) {
    /** Whether both are served from the same stock, or both not at all. */
    public boolean servedLike(PlannedLine other) {
        return java.util.Objects.equals(node, other.node) && java.util.Objects.equals(served, other.served);
    }

    /** What names a line in any snapshot: the line's id is unique within its order only. */
    LineKey key() {
        return new LineKey(orderId, lineId);
    }

    record LineKey(String orderId, String lineId) {}
}

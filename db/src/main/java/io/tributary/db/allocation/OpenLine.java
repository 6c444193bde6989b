package io.tributary.db.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.order.OrderConditions;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Units of a line that want a node.
 *
 * @param units 1 or more
 * @param unitPriceMinor what the buyer pays per unit
 * @param promisedNode the node of the current soft promise; null when there is none
 * @param promiseStands whether a promise, or the news that there is no stock, still speaks for these units
 * @param deliverBy the date promised to the buyer; null when none was
 * @param conditions what its order asks for beyond its goods
 * @param pinned the only node that may serve it, by an operator's choice; null without one
 */
public record OpenLine(
        UUID orderId,
        UUID lineId,
        Region region,
        Sku sku,
        String category,
        int units,
        long unitPriceMinor,
        boolean allowSubstitutes,
        @Nullable NodeCode promisedNode,
        boolean promiseStands,
        @Nullable Instant deliverBy,
        OrderConditions conditions,
        @Nullable NodeCode pinned) {
    /** The date to keep: what the buyer was told, else what the buyer asked for; null when any date will do. */
    public @Nullable Instant due() {
        return deliverBy != null ? deliverBy : conditions.deliverBy();
    }

    /** The same line as far as only so many of its units are concerned. */
    public OpenLine withUnits(int fewer) {
        return new OpenLine(
                orderId,
                lineId,
                region,
                sku,
                category,
                fewer,
                unitPriceMinor,
                allowSubstitutes,
                promisedNode,
                promiseStands,
                deliverBy,
                conditions,
                pinned);
    }
}

package io.tributary.db.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Units of a line that want a node.
 *
 * @param units 1 or more
 * @param unitPriceMinor what the buyer pays per unit
 * @param promisedNode the node of the current soft promise; null when there is none
 * @param deliverBy the date promised to the buyer; null when none was
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
        @Nullable Instant deliverBy) {}

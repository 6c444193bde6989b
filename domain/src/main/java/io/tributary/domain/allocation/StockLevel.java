package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;

/**
 * What one node can promise of one SKU.
 *
 * @param availableUnits available to promise: on hand − reserved + inbound due in time − safety stock; 0 or more
 */
public record StockLevel(NodeCode node, Sku sku, long availableUnits) {
    public StockLevel {
        if (availableUnits < 0) {
            throw new IllegalArgumentException("Stock of " + sku + " at " + node + " is negative: " + availableUnits
                    + ". Maybe safety stock exceeds what is on hand; send 0.");
        }
    }

    public StockKey key() {
        return new StockKey(node, sku);
    }
}

package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;

/**
 * One way to serve a whole line: from this node, with this SKU (the ordered one, or a substitute).
 *
 * @param cost the cost of the whole line there, without the parcel's own cost
 */
public record Candidate(NodeCode node, Sku sku, CostBreakdown cost) {
    public StockKey key() {
        return new StockKey(node, sku);
    }
}

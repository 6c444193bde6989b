package io.tributary.bench.month;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.StockKey;

/** A whole line served by one node, with the SKU ordered or a substitute. */
record Pick(BuyerOrder order, BuyerOrder.Line line, NodeCode node, Sku sku) {
    StockKey key() {
        return new StockKey(node, sku);
    }
}

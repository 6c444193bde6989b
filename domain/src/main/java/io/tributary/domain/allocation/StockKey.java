package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import java.util.Comparator;

/** One SKU at one node: what can run out. */
public record StockKey(NodeCode node, Sku sku) implements Comparable<StockKey> {
    private static final Comparator<StockKey> ORDER =
            Comparator.comparing(StockKey::node).thenComparing(StockKey::sku);

    @Override
    public int compareTo(StockKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return node + "/" + sku;
    }
}

package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one more unit of scarce stock or of node capacity would save, in minor units per unit, 0 or more. A single
 * decision that adds them to its costs leaves scarce things to those who need them most.
 */
public record ShadowPrices(Map<StockKey, Long> stock, Map<NodeCode, Long> capacity) {
    public static final ShadowPrices NONE = new ShadowPrices(Map.of(), Map.of());

    public ShadowPrices {
        stock = Collections.unmodifiableMap(new TreeMap<>(stock));
        capacity = Collections.unmodifiableMap(new TreeMap<>(capacity));
        stock.forEach((key, price) -> Amounts.require("Shadow price of " + key, price));
        capacity.forEach((node, price) -> Amounts.require("Shadow price of capacity at " + node, price));
    }

    /** The greater of both prices for everything that either names. */
    public ShadowPrices dearest(ShadowPrices other) {
        Map<StockKey, Long> allStock = new TreeMap<>(stock);
        other.stock.forEach((key, price) -> allStock.merge(key, price, Math::max));
        Map<NodeCode, Long> allCapacity = new TreeMap<>(capacity);
        other.capacity.forEach((node, price) -> allCapacity.merge(node, price, Math::max));
        return new ShadowPrices(allStock, allCapacity);
    }

    /** Minor units per unit taken from this stock, capacity included. */
    public long perUnit(StockKey key) {
        return stock.getOrDefault(key, 0L) + capacity.getOrDefault(key.node(), 0L);
    }
}

package io.tributary.db.allocation;

import io.tributary.domain.allocation.StockKey;

/**
 * The stock identities of one SKU at one node, in units.
 *
 * @param promised units of soft promises that no allocation backs yet
 */
public record StockFigure(StockKey key, long onHand, long reserved, long safety, long promised) {
    /** What a wave may reserve: all that is on hand and free. Safety stock is there for this moment. */
    public long free() {
        return Math.max(0, onHand - reserved);
    }

    /** Available to promise to a new order. */
    public long availableToPromise() {
        return Math.max(0, onHand - reserved - safety - promised);
    }
}

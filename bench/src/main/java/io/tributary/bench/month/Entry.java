package io.tributary.bench.month;

import io.tributary.domain.NodeCode;
import io.tributary.domain.allocation.StockKey;

/** What happened, in the sequence in which it happened; all that the audit looks at. */
sealed interface Entry {
    record Received(int day, StockKey key, int units) implements Entry {}

    record Ordered(BuyerOrder order) implements Entry {}

    record Shipped(int day, Pick pick) implements Entry {}

    /** @param hour since the month began at which the parcel is at the door */
    record Delivered(String order, NodeCode node, int shipDay, int hour) implements Entry {}

    /** Units of a shipped line that arrived broken or went elsewhere. */
    record Spoiled(Pick pick, int units) implements Entry {}

    record Cancelled(int day, BuyerOrder order, BuyerOrder.Line line) implements Entry {}
}

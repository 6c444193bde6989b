package io.tributary.bench.month;

import java.util.List;

/** A way of choosing nodes. What it gives out at the cut-off is shipped; everything before is its own business. */
interface AllocationMethod {
    /** The name in results. */
    String name();

    /** An order has come, or still waits when a day begins. Takes from the shelf what it chooses. */
    void take(BuyerOrder order, Shelf shelf);

    /** Some hours have passed. */
    void wave(Shelf shelf);

    /** The cut-off: every pick that holds. The method forgets them and all orders. */
    List<Pick> release();
}

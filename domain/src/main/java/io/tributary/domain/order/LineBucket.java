package io.tributary.domain.order;

/** Where a unit of an order line is. Every unit is in exactly one bucket; the buckets add up to the line's quantity. */
public enum LineBucket {
    /** Wanted and not yet assigned; a soft promise may stand behind it. */
    OPEN,
    /** Assigned to a node by a wave, with a hard reservation. */
    ALLOCATED,
    /** Handed to the warehouse (pick task) or the supplier (purchase order). */
    RELEASED,
    SHIPPED,
    DELIVERED,
    CANCELLED
}

package io.tributary.db.outbox;

/** What a workflow is told. */
public enum OutboxKind {
    ORDER_STARTED,
    ORDER_PROGRESSED,
    PURCHASE_ORDER_STARTED,
    PURCHASE_ORDER_PROGRESSED,
    POOL_GREW
}

package io.tributary.domain.purchasing;

/** The states of a purchase order. */
public enum PurchaseOrderStatus {
    DRAFT,
    /** With the supplier; its acknowledgement clock runs. */
    SENT,
    /** The supplier offered less or later; we have not answered. */
    COUNTERED,
    ACKNOWLEDGED,
    SHIPPED,
    /** Arrived at our warehouse; the end of a restock. */
    RECEIVED,
    /** Arrived at the buyer; the end of a drop-ship. */
    DELIVERED,
    REJECTED,
    EXPIRED,
    CANCELLED;

    public boolean isFinal() {
        return switch (this) {
            case RECEIVED, DELIVERED, REJECTED, EXPIRED, CANCELLED -> true;
            case DRAFT, SENT, COUNTERED, ACKNOWLEDGED, SHIPPED -> false;
        };
    }
}

package io.tributary.domain.order;

/** What people read of an order; derived from where its units are, never set by hand. */
public enum OrderStatus {
    ACCEPTED,
    HELD,
    POOLED,
    ALLOCATED,
    RELEASED,
    SHIPPED,
    COMPLETED,
    CANCELLED;

    public boolean isFinal() {
        return this == COMPLETED || this == CANCELLED;
    }
}

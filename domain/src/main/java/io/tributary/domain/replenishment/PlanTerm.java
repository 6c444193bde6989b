package io.tributary.domain.replenishment;

/** The terms that every released plan keeps. */
public enum PlanTerm {
    /** A supplier accepts so many units in a period. */
    SUPPLIER_CAPACITY,
    /** MOQ and order multiple. */
    ORDER_QUANTITY,
    /** What arrives can be sold before it expires. */
    SHELF_LIFE,
    /** The orders of now cost no more than the run may spend. */
    BUDGET,
    /** A warehouse holds what arrives. */
    WAREHOUSE_SPACE,
    /** A risky supplier does not have all of a large volume. */
    DUAL_SOURCING,
    /** A warehouse sends what it has. */
    TRANSFER_STOCK,
    /** No SKU is moved in a circle. */
    TRANSFER_CIRCLE
}

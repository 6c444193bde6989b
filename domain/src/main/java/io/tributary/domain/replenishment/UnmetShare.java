package io.tributary.domain.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;

/**
 * A risky supplier that has more of a SKU than {@link PlanLimits#riskyShare()}, because shelves would run empty
 * otherwise: a planner decides what to do.
 *
 * @param warehouse where most of it goes
 * @param units from the supplier, over the horizon
 * @param all units of the SKU that could come from several suppliers
 * @param cost expected loss by the units above the share, in minor units of money
 * @param cause what keeps the others from taking over
 */
public record UnmetShare(
        Sku sku, NodeCode warehouse, SupplierCode supplier, long units, long all, long cost, Cause cause) {
    /** What keeps other suppliers from taking over. */
    public enum Cause {
        /** They have not enough capacity left. */
        NO_CAPACITY,
        /** They cannot deliver before shelves are empty. */
        TOO_LATE,
        /** Their smallest order is more than what they would take over. */
        ORDER_SIZE,
        /** A unit of theirs costs more than a lost sale. */
        DEARER_THAN_A_LOST_SALE
    }
}

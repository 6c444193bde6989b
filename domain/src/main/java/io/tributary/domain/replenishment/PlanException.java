package io.tributary.domain.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a plan wants a person to look at.
 *
 * @param reference of the purchase order that it is about; null when it is about the stock
 * @param units concerned, 1 or more
 * @param onDay when it happens: the stock-out, or the day on which the purchase order is expected
 * @param wantedDay when the purchase order should come; null for the other kinds, and for one that is not needed
 * @param cost of leaving it as it is, minor units of money, 0 or more
 * @param supplier whose share is too large; null for the other kinds
 * @param because what keeps others from taking over; null for the other kinds
 */
public record PlanException(
        Kind kind,
        Sku sku,
        NodeCode warehouse,
        @Nullable String reference,
        long units,
        LocalDate onDay,
        @Nullable LocalDate wantedDay,
        long cost,
        @Nullable SupplierCode supplier,
        UnmetShare.@Nullable Cause because) {
    /** In the order of urgency. */
    public enum Kind {
        /** An open purchase order would save sales if it came earlier. */
        EXPEDITE,
        /** Demand that nothing can meet in time. */
        LIKELY_STOCK_OUT,
        /** An open purchase order that nobody needs. */
        CANCEL,
        /** An open purchase order that comes long before it is needed. */
        POSTPONE,
        /** More on the shelf than will be sold. */
        OVERSTOCK,
        /** A risky supplier has more of the SKU than it may, because others cannot take over. */
        ONE_SUPPLIER
    }

    /** Of any kind but {@link Kind#ONE_SUPPLIER}. */
    public PlanException(
            Kind kind,
            Sku sku,
            NodeCode warehouse,
            @Nullable String reference,
            long units,
            LocalDate onDay,
            @Nullable LocalDate wantedDay,
            long cost) {
        this(kind, sku, warehouse, reference, units, onDay, wantedDay, cost, null, null);
    }
}

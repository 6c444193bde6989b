package io.tributary.domain.risk;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.SupplierCode;
import org.jspecify.annotations.Nullable;

/**
 * What the chance of trouble is asked for: goods of one category on their way from one place to one region.
 *
 * @param supplier who makes or ships the goods; null when only the warehouse answers for them
 * @param origin the node that ships
 * @param destination the region that receives
 * @param category the group of goods; null for none
 */
public record Consignment(
        @Nullable SupplierCode supplier,
        NodeCode origin,
        Region destination,
        @Nullable String category) {

    /** The value that this level groups deliveries by, or null where this consignment has none. */
    public @Nullable String subject(RiskLevel level) {
        return switch (level) {
            case ALL -> "all deliveries";
            case CATEGORY -> category;
            case SUPPLIER -> supplier == null ? null : supplier.code();
            case LANE -> lane();
            case SUPPLIER_ON_LANE -> supplier == null ? null : supplier.code() + ": " + lane();
        };
    }

    private String lane() {
        return origin.code() + " → " + destination.code();
    }
}

package io.tributary.db.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.SupplierCode;
import org.jspecify.annotations.Nullable;

/**
 * A way from a node to a region.
 *
 * @param supplier the drop-shipping supplier behind the node; null for a warehouse
 * @param nodeOpen whether the node ships at all
 * @param laneOpen whether it ships there
 * @param dailyCapacityUnits units a business day; null without limit
 */
public record LaneOption(
        NodeCode node,
        @Nullable SupplierCode supplier,
        Region region,
        boolean nodeOpen,
        boolean laneOpen,
        long parcelMinor,
        long unitMinor,
        int transitHours,
        long handlingMinorPerUnit,
        int handlingHours,
        @Nullable Integer dailyCapacityUnits) {

    /** Hours from now until the buyer has it. */
    public int hoursToDoor() {
        return handlingHours + transitHours;
    }
}

package io.tributary.db.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.allocation.CutOff;
import io.tributary.domain.order.Service;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A way from a node to a region, with one service.
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
        Service service,
        boolean nodeOpen,
        boolean laneOpen,
        long parcelMinor,
        long unitMinor,
        int transitHours,
        long handlingMinorPerUnit,
        int handlingHours,
        CutOff cutOff,
        @Nullable Integer dailyCapacityUnits) {

    /** When a parcel that is released then leaves the node, its cut-off and working days considered. */
    public Instant shipBy(Instant released) {
        return cutOff.leaves(released, Duration.ofHours(handlingHours));
    }

    /** When the buyer has a parcel that is released then. */
    public Instant deliverBy(Instant released) {
        return shipBy(released).plus(Duration.ofHours(transitHours));
    }
}

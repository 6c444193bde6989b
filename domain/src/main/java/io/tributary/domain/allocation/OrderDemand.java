package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An order of one wave: lines to one destination.
 *
 * @param id unique within the snapshot
 * @param maxParcels the most nodes that may serve it, 1 or more; {@link #ANY_PARCELS} for no limit
 * @param parcels one cost per node that any candidate names
 * @param lines 1 or more
 */
public record OrderDemand(String id, Region region, int maxParcels, List<ParcelCost> parcels, List<LineDemand> lines) {
    public static final int ANY_PARCELS = Integer.MAX_VALUE;

    public OrderDemand {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(
                    "Order " + id + " has no lines. Maybe all of them were cancelled; leave the order out.");
        }
        if (maxParcels < 1) {
            throw new IllegalArgumentException("Order " + id + " allows " + maxParcels
                    + " parcels; the least is 1. Maybe use OrderDemand.ANY_PARCELS for no limit.");
        }
        parcels = List.copyOf(parcels);
        lines = List.copyOf(lines);
        requireParcels(id, parcels, lines);
        var ids = new HashSet<String>();
        for (var line : lines) {
            if (!ids.add(line.id())) {
                throw new IllegalArgumentException(
                        "Order " + id + " has line " + line.id() + " twice. Maybe lines were numbered before a split.");
            }
        }
    }

    /** An order without a limit on its parcels. */
    public OrderDemand(String id, Region region, List<ParcelCost> parcels, List<LineDemand> lines) {
        this(id, region, ANY_PARCELS, parcels, lines);
    }

    OrderDemand priced(ShadowPrices prices) {
        return new OrderDemand(
                id,
                region,
                maxParcels,
                parcels,
                lines.stream().map(line -> line.priced(prices)).toList());
    }

    private static void requireParcels(String id, List<ParcelCost> parcels, List<LineDemand> lines) {
        Set<NodeCode> priced = new HashSet<>();
        for (var parcel : parcels) {
            if (!priced.add(parcel.node())) {
                throw new IllegalArgumentException("Order " + id + " has two parcel costs for node " + parcel.node()
                        + ". Maybe two services were sent; keep the cheaper one.");
            }
            Amounts.require("Order " + id + " parcel from " + parcel.node(), parcel.cost());
        }
        for (var line : lines) {
            for (var candidate : line.candidates()) {
                if (!priced.contains(candidate.node())) {
                    throw new IllegalArgumentException(
                            "Order " + id + " line " + line.id() + " names node " + candidate.node()
                                    + " but the order has no parcel cost for it. Maybe the lane is missing.");
                }
            }
        }
    }
}

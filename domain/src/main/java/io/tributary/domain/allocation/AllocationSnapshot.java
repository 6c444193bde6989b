package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that one allocation decision may look at, at one moment, for one zone. Two equal snapshots give the same
 * plan.
 *
 * @param zone the zone's code, for people and logs
 * @param nodes 1 or more, each once
 * @param stock at most one level per (node, SKU); what is absent is out of stock
 * @param orders each id once; may be empty
 */
public record AllocationSnapshot(String zone, List<NodeRoom> nodes, List<StockLevel> stock, List<OrderDemand> orders) {
    /** The dearest conceivable plan must stay below this, so that bounds can be computed exactly. */
    public static final long MAX_TOTAL_COST = 1L << 52;

    /** @throws IllegalArgumentException naming the place, for unknown ids, duplicates, or costs that overflow in sum */
    public AllocationSnapshot {
        nodes = List.copyOf(nodes);
        stock = List.copyOf(stock);
        orders = List.copyOf(orders);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException(
                    "Zone " + zone + " has no nodes. Maybe every node is closed; then nothing can be allocated.");
        }
        Set<NodeCode> known = requireNodes(zone, nodes);
        requireStock(stock, known);
        requireOrders(orders, known);
        requireSum(orders);
    }

    private static Set<NodeCode> requireNodes(String zone, List<NodeRoom> nodes) {
        Set<NodeCode> known = new HashSet<>();
        for (var node : nodes) {
            if (!known.add(node.node())) {
                throw new IllegalArgumentException(
                        "Zone " + zone + " has node " + node.node() + " twice. Maybe it was read from two zones.");
            }
        }
        return known;
    }

    private static void requireStock(List<StockLevel> stock, Set<NodeCode> known) {
        Set<StockKey> seen = new HashSet<>();
        for (var level : stock) {
            if (!known.contains(level.node())) {
                throw new IllegalArgumentException("Stock of " + level.sku() + " names the unknown node " + level.node()
                        + ". Maybe the node is closed or in another zone.");
            }
            if (!seen.add(level.key())) {
                throw new IllegalArgumentException(
                        "Stock of " + level.key() + " is given twice. Maybe sum the locations of the node first.");
            }
        }
    }

    private static void requireOrders(List<OrderDemand> orders, Set<NodeCode> known) {
        Set<String> ids = new HashSet<>();
        for (var order : orders) {
            if (!ids.add(order.id())) {
                throw new IllegalArgumentException(
                        "Order " + order.id() + " is given twice. Maybe it is in two pools.");
            }
            for (var parcel : order.parcels()) {
                if (!known.contains(parcel.node())) {
                    throw new IllegalArgumentException("Order " + order.id() + " has a parcel from the unknown node "
                            + parcel.node() + ". Maybe the node is closed or in another zone.");
                }
            }
        }
    }

    private static void requireSum(List<OrderDemand> orders) {
        double most = 0;
        for (var order : orders) {
            for (var parcel : order.parcels()) {
                most += parcel.cost().total();
            }
            for (var line : order.lines()) {
                double dearest = (double) line.units() * line.unfilledUnitCost();
                for (var candidate : line.candidates()) {
                    dearest = Math.max(dearest, candidate.cost().total());
                }
                most += dearest;
            }
            if (most > MAX_TOTAL_COST) {
                throw new IllegalArgumentException("The costs add up to more than " + MAX_TOTAL_COST
                        + " minor units at order " + order.id() + ". Maybe the unit of money is wrong.");
            }
        }
    }

    /** The same snapshot with scarce things charged to every candidate as {@link CostComponent#SCARCITY}. */
    public AllocationSnapshot priced(ShadowPrices prices) {
        return new AllocationSnapshot(
                zone,
                nodes,
                stock,
                orders.stream().map(order -> order.priced(prices)).toList());
    }

    /** SHA-256 over a stable encoding, as 64 hexadecimal digits; the same on every machine and release. */
    public String hash() {
        return SnapshotHash.of(this);
    }
}

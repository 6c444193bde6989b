package io.tributary.domain.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that one restock decision may look at, at one moment, for one zone. Equal snapshots give the same plan.
 *
 * <p>Periods count from 0, the one that begins now. An order of period t with a lead time of L periods arrives at the
 * start of period t + L, before that period's demand. Unmet demand is lost, not carried over.
 *
 * @param zone the zone's code, for people and logs
 * @param periods planning periods, 1 to 520
 * @param currency of every amount
 * @param warehouses 1 or more, each once
 * @param positions at most one per (SKU, warehouse)
 * @param suppliers each once; SKUs and warehouses outside the zone are allowed and unused
 * @param transfers at most one per (from, to), and one for spillover
 * @param limits over the whole plan
 * @param suppliedFrom by warehouse: the one that it gets transfers from instead of purchase orders; a transfer lane leads
 *     from there, and no chain comes back to itself
 */
public record ReplenishmentSnapshot(
        String zone,
        int periods,
        Currency currency,
        List<NodeCode> warehouses,
        List<StockPosition> positions,
        List<SupplierTerms> suppliers,
        List<TransferLane> transfers,
        PlanLimits limits,
        Map<NodeCode, NodeCode> suppliedFrom) {
    /** Every warehouse is supplied by factories. */
    public ReplenishmentSnapshot(
            String zone,
            int periods,
            Currency currency,
            List<NodeCode> warehouses,
            List<StockPosition> positions,
            List<SupplierTerms> suppliers,
            List<TransferLane> transfers,
            PlanLimits limits) {
        this(zone, periods, currency, warehouses, positions, suppliers, transfers, limits, Map.of());
    }

    /** Without limits over the whole plan. */
    public ReplenishmentSnapshot(
            String zone,
            int periods,
            Currency currency,
            List<NodeCode> warehouses,
            List<StockPosition> positions,
            List<SupplierTerms> suppliers,
            List<TransferLane> transfers) {
        this(zone, periods, currency, warehouses, positions, suppliers, transfers, PlanLimits.NONE);
    }

    public ReplenishmentSnapshot {
        suppliedFrom = Map.copyOf(suppliedFrom);
        warehouses = List.copyOf(warehouses);
        positions = List.copyOf(positions);
        suppliers = List.copyOf(suppliers);
        transfers = List.copyOf(transfers);
        Require.that(
                periods >= 1 && periods <= 520,
                "Zone " + zone + " plans " + periods
                        + " periods, not 1 to 520. Maybe the forecast's horizon is empty.");
        Require.that(
                !warehouses.isEmpty(), "Zone " + zone + " has no warehouse. Maybe all are closed; then plan nothing.");
        Set<NodeCode> known = new HashSet<>();
        for (var warehouse : warehouses) {
            Require.that(
                    known.add(warehouse),
                    "Zone " + zone + " has warehouse " + warehouse + " twice. Maybe it was read from two zones.");
        }
        requirePositions(positions, known, periods);
        requireSuppliers(suppliers);
        requireTransfers(transfers, known);
        requireChains(suppliedFrom, transfers);
    }

    private static void requirePositions(List<StockPosition> positions, Set<NodeCode> known, int periods) {
        record Place(Sku sku, NodeCode warehouse) {}
        var places = new HashSet<Place>();
        for (var position : positions) {
            var where = position.sku() + " in " + position.warehouse();
            Require.that(
                    known.contains(position.warehouse()),
                    "Stock of " + where + " names an unknown warehouse. Maybe it is closed or in another zone.");
            Require.that(
                    places.add(new Place(position.sku(), position.warehouse())),
                    "Stock of " + where + " is given twice. Maybe sum its locations first.");
            Require.that(
                    position.demand().size() == periods && position.inbound().size() == periods,
                    "Stock of " + where + " has " + position.demand().size() + " periods of demand and "
                            + position.inbound().size() + " of inbound, not " + periods
                            + ". Maybe pad inbound with zeros and forecast to the same horizon.");
        }
    }

    private static void requireSuppliers(List<SupplierTerms> suppliers) {
        var codes = new HashSet<>();
        for (var supplier : suppliers) {
            Require.that(
                    codes.add(supplier.supplier()),
                    "Supplier " + supplier.supplier() + " is given twice. Maybe merge its offers.");
        }
    }

    private static void requireTransfers(List<TransferLane> transfers, Set<NodeCode> known) {
        record Way(NodeCode from, NodeCode to, boolean spillover) {}
        var ways = new HashSet<Way>();
        for (var lane : transfers) {
            Require.that(
                    known.contains(lane.from()) && known.contains(lane.to()),
                    "The transfer from " + lane.from() + " to " + lane.to()
                            + " leaves the zone. Maybe plan the two zones as one.");
            Require.that(
                    ways.add(new Way(lane.from(), lane.to(), lane.spillover())),
                    "The transfer from " + lane.from() + " to " + lane.to()
                            + " is given twice. Maybe keep the cheaper service only.");
        }
    }

    private static void requireChains(Map<NodeCode, NodeCode> suppliedFrom, List<TransferLane> transfers) {
        suppliedFrom.forEach((warehouse, hub) -> {
            Require.that(
                    transfers.stream().anyMatch(lane -> lane.moves(hub, warehouse)),
                    "Warehouse " + warehouse + " is supplied from " + hub
                            + ", but no transfer lane leads there. Maybe the lane is closed.");
            NodeCode above = hub;
            for (int steps = 0; above != null; steps++) {
                Require.that(
                        steps <= suppliedFrom.size() && !above.equals(warehouse),
                        "Warehouse " + warehouse + " is supplied from itself over " + hub
                                + ". Maybe leave out where the first of the chain is supplied from.");
                above = suppliedFrom.get(above);
            }
        });
    }

    /** Whether a warehouse gets its stock from the hub, directly or over others. */
    public boolean supplies(NodeCode hub, NodeCode warehouse) {
        NodeCode above = suppliedFrom.get(warehouse);
        return above != null && (above.equals(hub) || supplies(hub, above));
    }

    /** SHA-256 over a stable encoding, as 64 hexadecimal digits; the same on every machine and release. */
    public String hash() {
        return SnapshotHash.of(this);
    }
}

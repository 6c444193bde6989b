package io.tributary.bench.month;

import io.tributary.analytics.risk.RiskModel;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.Candidate;
import io.tributary.domain.allocation.CostBreakdown;
import io.tributary.domain.allocation.CostComponent;
import io.tributary.domain.allocation.LineDemand;
import io.tributary.domain.allocation.NodeRoom;
import io.tributary.domain.allocation.OrderDemand;
import io.tributary.domain.allocation.ParcelCost;
import io.tributary.domain.allocation.StockKey;
import io.tributary.domain.allocation.StockLevel;
import io.tributary.domain.risk.Consignment;
import io.tributary.domain.risk.DeliveryRecord;
import io.tributary.domain.risk.RiskAssessment;
import io.tributary.domain.risk.RiskKind;
import io.tributary.domain.risk.RiskScore;
import io.tributary.simulator.network.Network;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns open orders into the snapshot that the planners take, with every cost by its name, as the engine does. */
final class Demands {
    /** As the engine weighs a unit that nobody serves: twice its price, and 50 yuan. */
    private static final long UNFILLED_PER_UNIT = 50_00;

    private static final RiskScore UNKNOWN = new RiskScore(0, 0, 0, 0, List.of());

    private record Way(NodeCode node, Region region, String category) {}

    private final Tariff tariff;
    private final RiskModel risk;
    private final Instant now;
    private final double spoiledShare;
    private final Map<Way, RiskScore> scores = new HashMap<>();

    /** Risk is learned from the deliveries recorded before the month. */
    Demands(Scenario scenario) {
        tariff = scenario.tariff();
        Network network = scenario.world().network();
        now = scenario.world().options().epoch().atStartOfDay().toInstant(ZoneOffset.UTC);
        risk = RiskModel.of(network.deliveryHistory().stream()
                .filter(delivery -> delivery.purpose().equals("ORDER"))
                .map(Demands::record)
                .toList());
        spoiledShare = spoiledShare(network.deliveryHistory());
    }

    private static DeliveryRecord record(Network.Delivery row) {
        Set<RiskKind> troubles = EnumSet.noneOf(RiskKind.class);
        if (row.deliveredAt() == null || row.deliveredAt().isAfter(row.promisedAt())) {
            troubles.add(RiskKind.LATE);
        }
        if (row.damagedUnits() > 0) {
            troubles.add(RiskKind.DAMAGED);
        }
        if (row.misShippedUnits() > 0) {
            troubles.add(RiskKind.MIS_SHIPPED);
        }
        var supplier = row.supplierCode() == null ? null : new SupplierCode(row.supplierCode());
        var consignment =
                new Consignment(supplier, new NodeCode(row.nodeCode()), new Region(row.regionCode()), row.category());
        return new DeliveryRecord(row.reference(), consignment, troubles, row.recordedAt());
    }

    /** The share of units that is lost when something is. */
    private static double spoiledShare(List<Network.Delivery> history) {
        long spoiled = 0;
        long units = 0;
        for (Network.Delivery row : history) {
            int lost = row.damagedUnits() + row.misShippedUnits();
            spoiled += lost;
            units += lost > 0 ? row.units() : 0;
        }
        return units == 0 ? 1 : (double) spoiled / units;
    }

    /**
     * @param day on whose cut-off the picks would ship
     * @param promised the node of each line that has one, by {@link #lineId}
     * @param planChange fen that moving a line must gain
     */
    AllocationSnapshot snapshot(
            List<BuyerOrder> orders, Shelf shelf, int day, Map<String, NodeCode> promised, long planChange) {
        Map<StockKey, Long> levels = new TreeMap<>();
        List<OrderDemand> demands = new ArrayList<>();
        for (BuyerOrder order : orders) {
            demands.add(order(order, shelf, day, promised, planChange, levels));
        }
        List<NodeRoom> rooms = tariff.nodes().stream()
                .map(node -> new NodeRoom(node, shelf.room(node)))
                .toList();
        List<StockLevel> stock = new ArrayList<>();
        levels.forEach((key, units) -> stock.add(new StockLevel(key.node(), key.sku(), units)));
        return new AllocationSnapshot("month", rooms, stock, demands);
    }

    static String lineId(BuyerOrder order, BuyerOrder.Line line) {
        return order.id() + "/" + line.number();
    }

    private OrderDemand order(
            BuyerOrder order,
            Shelf shelf,
            int day,
            Map<String, NodeCode> promised,
            long planChange,
            Map<StockKey, Long> levels) {
        List<LineDemand> lines = new ArrayList<>();
        Set<NodeCode> named = new TreeSet<>();
        for (BuyerOrder.Line line : order.lines()) {
            String id = lineId(order, line);
            List<Candidate> candidates = new ArrayList<>();
            candidates(order, line, line.sku(), shelf, day, promised.get(id), planChange, candidates);
            if (order.allowSubstitutes()) {
                for (Network.Substitute one : tariff.substitutes(line.sku())) {
                    var sku = new Sku(one.substituteSku());
                    candidates(order, line, sku, shelf, day, promised.get(id), planChange, candidates);
                }
            }
            candidates.forEach(one -> {
                named.add(one.node());
                levels.put(one.key(), shelf.free(one.key()));
            });
            long unfilled = 2 * tariff.goods(line.sku()).listPriceMinor() + UNFILLED_PER_UNIT;
            lines.add(new LineDemand(id, line.sku(), line.units(), unfilled, candidates, List.of()));
        }
        List<ParcelCost> parcels = named.stream()
                .map(node -> new ParcelCost(
                        node, CostBreakdown.of(CostComponent.FREIGHT_PARCEL, tariff.parcel(node, order.region()))))
                .toList();
        return new OrderDemand(order.id(), order.region(), parcels, lines);
    }

    private void candidates(
            BuyerOrder order,
            BuyerOrder.Line line,
            Sku sku,
            Shelf shelf,
            int day,
            @Nullable NodeCode promised,
            long planChange,
            List<Candidate> candidates) {
        for (NodeCode node : tariff.nodes()) {
            if (tariff.offers(node, sku) && shelf.free(new StockKey(node, sku)) >= line.units()) {
                long change = promised == null || promised.equals(node) ? 0 : planChange;
                CostBreakdown cost = cost(order, line, node, sku, day).with(CostComponent.PLAN_CHANGE, change);
                candidates.add(new Candidate(node, sku, cost));
            }
        }
    }

    private CostBreakdown cost(BuyerOrder order, BuyerOrder.Line line, NodeCode node, Sku sku, int day) {
        long units = line.units();
        boolean breach = (day + 1) * 24 + tariff.doorHours(node, order.region()) > order.dueHour();
        RiskScore score = score(node, order.region(), tariff.goods(sku).category());
        double spoiled = (score.damaged() + score.misShipped())
                * spoiledShare
                * units
                * tariff.goods(sku).listPriceMinor();
        return CostBreakdown.of(CostComponent.FREIGHT_UNIT, tariff.freightPerUnit(node, order.region()) * units)
                .with(CostComponent.HANDLING, tariff.handlingPerUnit(node) * units)
                .with(CostComponent.PURCHASE, (tariff.purchase(node, sku) + tariff.priceCut(line.sku(), sku)) * units)
                .with(CostComponent.SUBSTITUTION, tariff.substitution(line.sku(), sku, units))
                .with(CostComponent.PROMISE_BREACH, breach ? Tariff.LATE_LINE : 0)
                .with(CostComponent.EXPECTED_LATENESS, breach ? 0 : Math.round(score.late() * Tariff.LATE_LINE))
                .with(CostComponent.EXPECTED_DAMAGE, Math.round(spoiled));
    }

    private RiskScore score(NodeCode node, Region region, String category) {
        return scores.computeIfAbsent(new Way(node, region, category), way -> {
            String supplier = tariff.node(node).supplierCode();
            var consignment =
                    new Consignment(supplier == null ? null : new SupplierCode(supplier), node, region, category);
            return switch (risk.assess(consignment, now)) {
                case RiskAssessment.Scored scored -> scored.score();
                case RiskAssessment.NoScore none -> UNKNOWN;
            };
        });
    }
}

package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** How a {@link Scenario} changes the orders of a snapshot. */
final class ScenarioOrders {
    private ScenarioOrders() {}

    private static AllocationSnapshot with(AllocationSnapshot snapshot, List<OrderDemand> orders) {
        return new AllocationSnapshot(snapshot.zone(), snapshot.nodes(), snapshot.stock(), orders);
    }

    static AllocationSnapshot each(AllocationSnapshot snapshot, UnaryOperator<OrderDemand> change) {
        return with(snapshot, snapshot.orders().stream().map(change).toList());
    }

    static AllocationSnapshot times(AllocationSnapshot snapshot, double factor) {
        long permille = Math.round(factor * 1000);
        long whole = permille / 1000;
        long rest = permille % 1000;
        List<OrderDemand> orders = new ArrayList<>();
        for (long copy = 1; copy <= whole + 1; copy++) {
            for (int i = 0; i < snapshot.orders().size(); i++) {
                if (copy <= whole || (i + 1) * rest / 1000 > i * rest / 1000) {
                    orders.add(copy(snapshot.orders().get(i), copy));
                }
            }
        }
        return with(snapshot, orders);
    }

    private static OrderDemand copy(OrderDemand order, long number) {
        return number == 1
                ? order
                : new OrderDemand(
                        order.id() + "#" + number, order.region(), order.maxParcels(), order.parcels(), order.lines());
    }

    static AllocationSnapshot without(AllocationSnapshot snapshot, NodeCode node) {
        return each(
                snapshot,
                order -> withLines(
                        order,
                        line -> without(line, candidate -> candidate.node().equals(node))));
    }

    private static LineDemand without(LineDemand line, Predicate<Candidate> out) {
        return restrict(line, out.negate(), EliminationReason.NODE_CLOSED, "what if it were closed");
    }

    /** The line with only those candidates; the others are out for this reason. */
    static LineDemand restrict(LineDemand line, Predicate<Candidate> kept, EliminationReason reason, String detail) {
        List<EliminatedCandidate> eliminated = new ArrayList<>(line.eliminated());
        line.candidates().stream()
                .filter(kept.negate())
                .forEach(out -> eliminated.add(new EliminatedCandidate(out.node(), out.sku(), reason, detail)));
        return new LineDemand(
                line.id(),
                line.sku(),
                line.units(),
                line.unfilledUnitCost(),
                line.candidates().stream().filter(kept).toList(),
                eliminated);
    }

    static OrderDemand withLines(OrderDemand order, UnaryOperator<LineDemand> change) {
        return new OrderDemand(
                order.id(),
                order.region(),
                order.maxParcels(),
                order.parcels(),
                order.lines().stream().map(change).toList());
    }

    static AllocationSnapshot reprice(AllocationSnapshot snapshot, Map<CostComponent, List<Scenario.Ratio>> ratios) {
        return each(
                snapshot,
                order -> new OrderDemand(
                        order.id(),
                        order.region(),
                        order.maxParcels(),
                        order.parcels().stream()
                                .map(parcel -> new ParcelCost(
                                        parcel.node(), reprice(parcel.cost(), ratios), parcel.hoursToDoor()))
                                .toList(),
                        order.lines().stream()
                                .map(line -> reprice(line, ratios))
                                .toList()));
    }

    private static LineDemand reprice(LineDemand line, Map<CostComponent, List<Scenario.Ratio>> ratios) {
        return new LineDemand(
                line.id(),
                line.sku(),
                line.units(),
                line.unfilledUnitCost(),
                line.candidates().stream()
                        .map(candidate ->
                                new Candidate(candidate.node(), candidate.sku(), reprice(candidate.cost(), ratios)))
                        .toList(),
                line.eliminated());
    }

    private static long reprice(long minor, List<Scenario.Ratio> ratios) {
        return ratios.stream()
                .filter(ratio -> ratio.before() == minor)
                .findFirst()
                .orElse(ratios.getFirst())
                .of(minor);
    }

    private static CostBreakdown reprice(CostBreakdown cost, Map<CostComponent, List<Scenario.Ratio>> ratios) {
        var changed = new EnumMap<CostComponent, Long>(CostComponent.class);
        cost.amounts()
                .forEach((component, minor) -> changed.put(
                        component, ratios.containsKey(component) ? reprice(minor, ratios.get(component)) : minor));
        return new CostBreakdown(changed);
    }
}

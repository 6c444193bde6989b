package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A plan together with what it was made from, so that it can be read line by line.
 *
 * @param policy the weights that the plan was made with
 */
public record PlannedWave(AllocationSnapshot snapshot, AllocationPolicy policy, AllocationPlan plan) {
    /** @throws IllegalArgumentException when the plan is not for this snapshot's orders */
    public PlannedWave {
        if (plan.orders().size() != snapshot.orders().size()) {
            throw new IllegalArgumentException("The plan has " + plan.orders().size() + " orders, the snapshot "
                    + snapshot.orders().size() + ". Maybe the plan belongs to another snapshot.");
        }
    }

    /** Every line as it is served, in the order of the snapshot. Their costs add up to the plan's. */
    public List<PlannedLine> lines() {
        List<PlannedLine> lines = new ArrayList<>();
        for (int o = 0; o < snapshot.orders().size(); o++) {
            order(snapshot.orders().get(o), plan.orders().get(o), lines);
        }
        return lines;
    }

    /** A parcel's cost is split evenly over its lines; the first ones bear the minor units that are left over. */
    private void order(OrderDemand order, OrderDecision decision, List<PlannedLine> lines) {
        Map<NodeCode, Integer> sharing = sharing(decision);
        Map<NodeCode, Integer> seen = new HashMap<>();
        Map<NodeCode, ParcelCost> parcels = new HashMap<>();
        order.parcels().forEach(parcel -> parcels.put(parcel.node(), parcel));
        for (int i = 0; i < order.lines().size(); i++) {
            LineDemand line = order.lines().get(i);
            lines.add(
                    switch (decision.lines().get(i)) {
                        case LineDecision.Unfilled unfilled ->
                            line(order, line, null, policy.weigh(CostComponent.UNFILLED, line.unfilledCost()), 0);
                        case LineDecision.Assigned assigned -> {
                            ParcelCost parcel = parcels.get(assigned.node());
                            long whole = policy.weigh(parcel.cost()).total();
                            int among = sharing.get(assigned.node());
                            int index = seen.merge(assigned.node(), 1, Integer::sum) - 1;
                            long part = whole / among + (index < whole % among ? 1 : 0);
                            yield line(order, line, assigned, part + own(order, line, assigned), parcel.hoursToDoor());
                        }
                    });
        }
    }

    private static Map<NodeCode, Integer> sharing(OrderDecision decision) {
        Map<NodeCode, Integer> sharing = new HashMap<>();
        for (LineDecision line : decision.lines()) {
            if (line instanceof LineDecision.Assigned assigned) {
                sharing.merge(assigned.node(), 1, Integer::sum);
            }
        }
        return sharing;
    }

    private long own(OrderDemand order, LineDemand line, LineDecision.Assigned assigned) {
        return policy.weigh(chosen(order, line, assigned).cost()).total();
    }

    private static Candidate chosen(OrderDemand order, LineDemand line, LineDecision.Assigned assigned) {
        return line.candidates().stream()
                .filter(candidate -> candidate.node().equals(assigned.node())
                        && candidate.sku().equals(assigned.sku()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Order " + order.id() + " line " + line.id()
                        + " is assigned to " + assigned.node() + ", which is not a candidate."));
    }

    private static PlannedLine line(
            OrderDemand order, LineDemand line, LineDecision.@Nullable Assigned assigned, long cost, int hours) {
        return new PlannedLine(
                order.id(),
                line.id(),
                order.region(),
                line.sku(),
                line.units(),
                assigned == null ? null : assigned.node(),
                assigned == null ? null : assigned.sku(),
                cost,
                hours == 0 ? null : hours);
    }

    /**
     * The same decisions at other costs: what a plan made under one policy costs in the money of another. Nothing is
     * proven about it there, so its lower bound is 0.
     *
     * @param other has the same orders and candidates
     */
    public PlannedWave at(AllocationSnapshot other, AllocationPolicy weights) {
        var unpriced = new PlannedWave(other, weights, plan);
        List<OrderDecision> orders = new ArrayList<>();
        CostBreakdown sum = CostBreakdown.ZERO;
        for (int o = 0; o < other.orders().size(); o++) {
            CostBreakdown cost =
                    unpriced.cost(other.orders().get(o), plan.orders().get(o));
            sum = sum.plus(cost);
            orders.add(new OrderDecision(
                    plan.orders().get(o).orderId(), plan.orders().get(o).lines(), cost));
        }
        return new PlannedWave(
                other,
                weights,
                new AllocationPlan(
                        plan.snapshotHash(),
                        weights.version(),
                        plan.seed(),
                        orders,
                        sum,
                        0,
                        plan.cutShort(),
                        plan.work(),
                        plan.engines(),
                        plan.prices()));
    }

    private CostBreakdown cost(OrderDemand order, OrderDecision decision) {
        CostBreakdown cost = CostBreakdown.ZERO;
        for (int i = 0; i < order.lines().size(); i++) {
            LineDemand line = order.lines().get(i);
            cost = cost.plus(
                    switch (decision.lines().get(i)) {
                        case LineDecision.Unfilled unfilled ->
                            policy.weigh(CostBreakdown.of(CostComponent.UNFILLED, line.unfilledCost()));
                        case LineDecision.Assigned assigned ->
                            policy.weigh(chosen(order, line, assigned).cost());
                    });
        }
        var opened = sharing(decision).keySet();
        for (ParcelCost parcel : order.parcels()) {
            cost = opened.contains(parcel.node()) ? cost.plus(policy.weigh(parcel.cost())) : cost;
        }
        return cost;
    }

    /** The plan in figures. */
    public PlanFigures figures() {
        List<PlannedLine> lines = lines();
        Map<NodeCode, NodeLoad> load = new TreeMap<>();
        snapshot.nodes().forEach(node -> load.put(node.node(), new NodeLoad(0, 0, 0, node.capacityUnits())));
        for (OrderDecision decision : plan.orders()) {
            sharing(decision).keySet().forEach(node -> load.computeIfPresent(node, (key, was) -> plus(was, 1, 0, 0)));
        }
        for (PlannedLine line : lines) {
            if (line.node() != null) {
                load.computeIfPresent(line.node(), (key, was) -> plus(was, 0, 1, line.units()));
            }
        }
        List<PlannedLine> unfilled =
                lines.stream().filter(line -> line.node() == null).toList();
        return new PlanFigures(
                plan.totalCost(),
                plan.cost(),
                plan.lowerBound(),
                snapshot.orders().size(),
                lines.size(),
                load.values().stream().mapToInt(NodeLoad::parcels).sum(),
                lines.stream().mapToLong(PlannedLine::units).sum(),
                unfilled.size(),
                unfilled.stream().mapToLong(PlannedLine::units).sum(),
                averageHours(lines),
                load);
    }

    private static NodeLoad plus(NodeLoad load, int parcels, int lines, long units) {
        return new NodeLoad(load.parcels() + parcels, load.lines() + lines, load.units() + units, load.capacityUnits());
    }

    private static @Nullable Double averageHours(List<PlannedLine> lines) {
        OptionalDouble average = lines.stream()
                .map(PlannedLine::hoursToDoor)
                .filter(java.util.Objects::nonNull)
                .mapToInt(Integer::intValue)
                .average();
        return average.isPresent() ? average.getAsDouble() : null;
    }
}

package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Explains a plan line by line. Nothing of it is stored in the plan: the same snapshot, policy and plan always give
 * the same trace.
 */
public final class AllocationTrace {
    private final AllocationSnapshot snapshot;
    private final AllocationPolicy policy;
    private final AllocationPlan plan;
    private final Map<StockKey, Long> stockLeft = new HashMap<>();
    private final Map<NodeCode, Long> roomLeft = new HashMap<>();

    /** @throws IllegalArgumentException when the plan is not for this snapshot's orders */
    public AllocationTrace(AllocationSnapshot snapshot, AllocationPolicy policy, AllocationPlan plan) {
        this.snapshot = snapshot;
        this.policy = policy;
        this.plan = plan;
        if (plan.orders().size() != snapshot.orders().size()) {
            throw new IllegalArgumentException("The plan has " + plan.orders().size() + " orders, the snapshot "
                    + snapshot.orders().size() + ". Maybe the plan belongs to another snapshot.");
        }
        snapshot.stock().forEach(level -> stockLeft.put(level.key(), level.availableUnits()));
        snapshot.nodes().forEach(node -> {
            Long capacity = node.capacityUnits();
            roomLeft.put(node.node(), capacity == null ? Long.MAX_VALUE : capacity);
        });
        for (int o = 0; o < plan.orders().size(); o++) {
            take(snapshot.orders().get(o), plan.orders().get(o));
        }
    }

    private void take(OrderDemand order, OrderDecision decision) {
        for (int i = 0; i < order.lines().size(); i++) {
            if (decision.lines().get(i) instanceof LineDecision.Assigned assigned) {
                long units = order.lines().get(i).units();
                stockLeft.merge(new StockKey(assigned.node(), assigned.sku()), -units, Long::sum);
                roomLeft.computeIfPresent(
                        assigned.node(), (node, left) -> left == Long.MAX_VALUE ? left : left - units);
            }
        }
    }

    /** The traces of all lines, in the order of the snapshot. */
    public List<LineTrace> lines() {
        List<LineTrace> traces = new ArrayList<>();
        for (int o = 0; o < plan.orders().size(); o++) {
            traces.addAll(order(o));
        }
        return traces;
    }

    /** The traces of the lines of the order at this index of the snapshot. */
    public List<LineTrace> order(int index) {
        OrderDemand order = snapshot.orders().get(index);
        OrderDecision decision = plan.orders().get(index);
        List<LineTrace> traces = new ArrayList<>();
        for (int i = 0; i < order.lines().size(); i++) {
            traces.add(line(order, decision, i));
        }
        return traces;
    }

    private LineTrace line(OrderDemand order, OrderDecision decision, int index) {
        LineDemand line = order.lines().get(index);
        LineDecision chosen = decision.lines().get(index);
        Set<NodeCode> others = nodesOfOthers(decision, index);
        long now = costNow(order, line, chosen, others);
        List<CandidateTrace> traces = new ArrayList<>();
        for (Candidate candidate : line.candidates()) {
            CostBreakdown cost = cost(order, candidate, others);
            var status = status(order, line, candidate, chosen, others);
            traces.add(new CandidateTrace(
                    candidate.node(),
                    candidate.sku(),
                    status,
                    cost,
                    cost.total() - now,
                    null,
                    detail(status, candidate)));
        }
        for (EliminatedCandidate out : line.eliminated()) {
            traces.add(new CandidateTrace(
                    out.node(),
                    out.sku(),
                    CandidateTrace.Status.ELIMINATED,
                    CostBreakdown.ZERO,
                    0,
                    out.reason(),
                    out.detail()));
        }
        return new LineTrace(order.id(), chosen, traces);
    }

    private static Set<NodeCode> nodesOfOthers(OrderDecision decision, int index) {
        Set<NodeCode> nodes = new HashSet<>();
        for (int i = 0; i < decision.lines().size(); i++) {
            if (i != index && decision.lines().get(i) instanceof LineDecision.Assigned assigned) {
                nodes.add(assigned.node());
            }
        }
        return nodes;
    }

    private long costNow(OrderDemand order, LineDemand line, LineDecision chosen, Set<NodeCode> others) {
        return switch (chosen) {
            case LineDecision.Unfilled u -> policy.weigh(CostComponent.UNFILLED, line.unfilledCost());
            case LineDecision.Assigned assigned ->
                line.candidates().stream()
                        .filter(candidate -> isChosen(candidate, assigned))
                        .findFirst()
                        .map(candidate -> cost(order, candidate, others).total())
                        .orElseThrow(() -> new IllegalArgumentException("Order " + order.id() + " line " + line.id()
                                + " is assigned to " + assigned.node() + ", which is not a candidate."));
        };
    }

    private CostBreakdown cost(OrderDemand order, Candidate candidate, Set<NodeCode> others) {
        CostBreakdown cost = policy.weigh(candidate.cost());
        if (others.contains(candidate.node())) {
            return cost;
        }
        return order.parcels().stream()
                .filter(parcel -> parcel.node().equals(candidate.node()))
                .findFirst()
                .map(parcel -> cost.plus(policy.weigh(parcel.cost())))
                .orElse(cost);
    }

    private CandidateTrace.Status status(
            OrderDemand order, LineDemand line, Candidate candidate, LineDecision chosen, Set<NodeCode> others) {
        if (isChosen(candidate, chosen)) {
            return CandidateTrace.Status.CHOSEN;
        }
        if (stockLeft.getOrDefault(candidate.key(), 0L) < line.units()) {
            return CandidateTrace.Status.STOCK_TAKEN;
        }
        long own = chosen instanceof LineDecision.Assigned a && a.node().equals(candidate.node()) ? line.units() : 0;
        if (roomLeft.getOrDefault(candidate.node(), 0L) + own < line.units()) {
            return CandidateTrace.Status.CAPACITY_TAKEN;
        }
        return !others.contains(candidate.node()) && others.size() >= order.maxParcels()
                ? CandidateTrace.Status.SPLIT_LIMIT
                : CandidateTrace.Status.DEARER;
    }

    private static boolean isChosen(Candidate candidate, LineDecision chosen) {
        return chosen instanceof LineDecision.Assigned assigned
                && assigned.node().equals(candidate.node())
                && assigned.sku().equals(candidate.sku());
    }

    private String detail(CandidateTrace.Status status, Candidate candidate) {
        return switch (status) {
            case STOCK_TAKEN -> "units left: " + stockLeft.getOrDefault(candidate.key(), 0L);
            case CAPACITY_TAKEN -> "capacity left: " + roomLeft.getOrDefault(candidate.node(), 0L);
            case CHOSEN, DEARER, SPLIT_LIMIT, ELIMINATED -> "";
        };
    }
}

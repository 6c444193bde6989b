package io.tributary.solver.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.allocation.AllocationPlan;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.CostBreakdown;
import io.tributary.domain.allocation.CostComponent;
import io.tributary.domain.allocation.LineDecision;
import io.tributary.domain.allocation.LineDemand;
import io.tributary.domain.allocation.OrderDecision;
import io.tributary.domain.allocation.OrderDemand;
import io.tributary.domain.allocation.ShadowPrices;
import io.tributary.domain.allocation.StockKey;
import io.tributary.domain.allocation.UnfilledReason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns chosen options back into a plan in the words of the domain. */
final class PlanAssembler {
    private final AllocationSnapshot snapshot;
    private final AllocationPolicy policy;
    private final Problem problem;

    PlanAssembler(AllocationSnapshot snapshot, AllocationPolicy policy, Problem problem) {
        this.snapshot = snapshot;
        this.policy = policy;
        this.problem = problem;
    }

    AllocationPlan assemble(long seed, WaveRun run) {
        var assignment = new Assignment(problem);
        assignment.load(run.incumbent().choice());
        return assemble(
                seed,
                assignment,
                Math.ceilDiv(run.incumbent().bound(), problem.scale),
                run.cutShort(),
                run.work(),
                run.engines(),
                prices(run.prices()));
    }

    AllocationPlan assemble(
            long seed,
            Assignment assignment,
            long lowerBound,
            boolean cutShort,
            long work,
            List<String> engines,
            ShadowPrices prices) {
        var sum = new EnumMap<CostComponent, Long>(CostComponent.class);
        List<OrderDecision> decisions = new ArrayList<>();
        for (int o = 0; o < problem.orderCount; o++) {
            var decision = order(o, assignment);
            decision.cost().amounts().forEach((component, minor) -> sum.merge(component, minor, Math::addExact));
            decisions.add(decision);
        }
        return new AllocationPlan(
                snapshot.hash(),
                policy.version(),
                seed,
                decisions,
                new CostBreakdown(sum),
                lowerBound,
                cutShort,
                work,
                engines,
                prices);
    }

    private OrderDecision order(int o, Assignment assignment) {
        OrderDemand order = snapshot.orders().get(o);
        List<LineDecision> decisions = new ArrayList<>();
        Set<NodeCode> used = new HashSet<>();
        var cost = new EnumMap<CostComponent, Long>(CostComponent.class);
        for (int i = 0; i < order.lines().size(); i++) {
            LineDemand line = order.lines().get(i);
            int l = problem.lineStart[o] + i;
            int option = assignment.choice[l];
            if (option == Problem.NONE) {
                add(cost, CostBreakdown.of(CostComponent.UNFILLED, line.unfilledCost()));
                decisions.add(new LineDecision.Unfilled(line.id(), reason(l, line, assignment)));
            } else {
                var candidate = line.candidates().get(problem.optionCandidate[option]);
                add(cost, candidate.cost());
                used.add(candidate.node());
                decisions.add(new LineDecision.Assigned(line.id(), candidate.node(), candidate.sku()));
            }
        }
        for (var parcel : order.parcels()) {
            if (used.contains(parcel.node())) {
                add(cost, parcel.cost());
            }
        }
        return new OrderDecision(order.id(), decisions, new CostBreakdown(cost));
    }

    private void add(Map<CostComponent, Long> sum, CostBreakdown cost) {
        policy.weigh(cost).amounts().forEach((component, minor) -> sum.merge(component, minor, Math::addExact));
    }

    private UnfilledReason reason(int line, LineDemand demand, Assignment assignment) {
        if (demand.candidates().isEmpty()) {
            return UnfilledReason.NO_CANDIDATE;
        }
        int from = problem.optionStart[line];
        int to = problem.optionStart[line + 1];
        if (from == to) {
            return UnfilledReason.NO_STOCK;
        }
        for (int i = from; i < to; i++) {
            if (assignment.fits(i)) {
                return UnfilledReason.DEARER_THAN_UNFILLED;
            }
        }
        return UnfilledReason.SERVES_OTHERS_BETTER;
    }

    private ShadowPrices prices(long[] scaled) {
        Map<StockKey, Long> stock = new HashMap<>();
        for (int s = 0; s < problem.stockCount; s++) {
            long price = Math.round((double) scaled[s] / problem.scale);
            if (price > 0) {
                stock.put(snapshot.stock().get(s).key(), price);
            }
        }
        Map<NodeCode, Long> capacity = new HashMap<>();
        for (int k = 0; k < problem.nodeCount; k++) {
            long price = Math.round((double) scaled[problem.capacityOf(k)] / problem.scale);
            if (price > 0) {
                capacity.put(snapshot.nodes().get(k).node(), price);
            }
        }
        return new ShadowPrices(stock, capacity);
    }
}

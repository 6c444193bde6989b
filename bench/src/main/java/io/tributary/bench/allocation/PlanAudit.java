package io.tributary.bench.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.allocation.AllocationPlan;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.LineDecision;
import io.tributary.domain.allocation.StockKey;
import java.util.HashMap;
import java.util.Map;

/** Counts a plan's units again from the snapshot, without the planner's own bookkeeping. */
record PlanAudit(long lines, long unfilledUnits, long oversoldUnits, long overCapacityUnits) {
    static PlanAudit of(AllocationSnapshot snapshot, AllocationPlan plan) {
        Map<StockKey, Long> taken = new HashMap<>();
        Map<NodeCode, Long> load = new HashMap<>();
        long lines = 0;
        long unfilled = 0;
        for (int o = 0; o < plan.orders().size(); o++) {
            var demands = snapshot.orders().get(o).lines();
            var decisions = plan.orders().get(o).lines();
            for (int i = 0; i < demands.size(); i++) {
                lines++;
                long units = demands.get(i).units();
                switch (decisions.get(i)) {
                    case LineDecision.Unfilled u -> unfilled += units;
                    case LineDecision.Assigned a -> {
                        taken.merge(new StockKey(a.node(), a.sku()), units, Long::sum);
                        load.merge(a.node(), units, Long::sum);
                    }
                }
            }
        }
        snapshot.stock().forEach(level -> taken.merge(level.key(), -level.availableUnits(), Long::sum));
        long overCapacity = 0;
        for (var node : snapshot.nodes()) {
            Long capacity = node.capacityUnits();
            if (capacity != null) {
                overCapacity += Math.max(0, load.getOrDefault(node.node(), 0L) - capacity);
            }
        }
        long oversold =
                taken.values().stream().mapToLong(units -> Math.max(0, units)).sum();
        return new PlanAudit(lines, unfilled, oversold, overCapacity);
    }
}

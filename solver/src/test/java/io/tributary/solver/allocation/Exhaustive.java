package io.tributary.solver.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.allocation.AllocationPlan;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.Candidate;
import io.tributary.domain.allocation.LineDecision;
import io.tributary.domain.allocation.LineDemand;
import io.tributary.domain.allocation.OrderDemand;
import io.tributary.domain.allocation.StockKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tries every plan of a tiny snapshot; shares nothing with the planner. */
final class Exhaustive {
    private final AllocationSnapshot snapshot;
    private final Map<StockKey, Long> stock = new HashMap<>();
    private final Map<NodeCode, Long> room = new HashMap<>();
    private final List<OrderDemand> orderOfLine = new ArrayList<>();
    private final List<LineDemand> lines = new ArrayList<>();
    private final List<@Nullable Candidate> chosen = new ArrayList<>();
    private long best = Long.MAX_VALUE;

    private Exhaustive(AllocationSnapshot snapshot) {
        this.snapshot = snapshot;
        snapshot.stock().forEach(level -> stock.put(level.key(), level.availableUnits()));
        snapshot.nodes()
                .forEach(n -> room.put(n.node(), n.capacityUnits() == null ? Long.MAX_VALUE / 2 : n.capacityUnits()));
        snapshot.orders()
                .forEach(order -> order.lines().forEach(line -> {
                    orderOfLine.add(order);
                    lines.add(line);
                }));
    }

    static long optimum(AllocationSnapshot snapshot) {
        var search = new Exhaustive(snapshot);
        search.line(0);
        return search.best;
    }

    private void line(int index) {
        if (index == lines.size()) {
            long cost = cost();
            best = Math.min(best, cost);
            return;
        }
        LineDemand line = lines.get(index);
        chosen.add(null);
        line(index + 1);
        chosen.removeLast();
        for (Candidate candidate : line.candidates()) {
            long held = stock.getOrDefault(candidate.key(), 0L);
            long free = room.get(candidate.node());
            if (held >= line.units() && free >= line.units()) {
                stock.put(candidate.key(), held - line.units());
                room.put(candidate.node(), free - line.units());
                chosen.add(candidate);
                line(index + 1);
                chosen.removeLast();
                stock.put(candidate.key(), held);
                room.put(candidate.node(), free);
            }
        }
    }

    private long cost() {
        long cost = 0;
        int index = 0;
        for (OrderDemand order : snapshot.orders()) {
            var nodes = new HashSet<NodeCode>();
            for (LineDemand line : order.lines()) {
                Candidate candidate = chosen.get(index++);
                cost += candidate == null
                        ? line.unfilledCost()
                        : candidate.cost().total();
                if (candidate != null) {
                    nodes.add(candidate.node());
                }
            }
            if (nodes.size() > order.maxParcels()) {
                return Long.MAX_VALUE;
            }
            for (var parcel : order.parcels()) {
                cost += nodes.contains(parcel.node()) ? parcel.cost().total() : 0;
            }
        }
        return cost;
    }

    /** The plan's cost computed anew, after checking stock, capacity and split limits. */
    static long checkedCost(AllocationSnapshot snapshot, AllocationPlan plan) {
        var check = new Exhaustive(snapshot);
        for (int o = 0; o < plan.orders().size(); o++) {
            var decisions = plan.orders().get(o).lines();
            for (int i = 0; i < decisions.size(); i++) {
                check.take(snapshot.orders().get(o).lines().get(i), decisions.get(i));
            }
        }
        check.stock.forEach((key, left) -> require(left >= 0, "oversold " + key));
        check.room.forEach((node, left) -> require(left >= 0, "over capacity at " + node));
        long cost = check.cost();
        require(cost != Long.MAX_VALUE, "split over more parcels than allowed");
        return cost;
    }

    private void take(LineDemand line, LineDecision decision) {
        if (decision instanceof LineDecision.Assigned assigned) {
            var candidate = line.candidates().stream()
                    .filter(c -> c.node().equals(assigned.node()) && c.sku().equals(assigned.sku()))
                    .findFirst()
                    .orElseThrow();
            chosen.add(candidate);
            stock.merge(candidate.key(), -line.units(), Long::sum);
            room.merge(candidate.node(), -line.units(), Long::sum);
        } else {
            chosen.add(null);
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}

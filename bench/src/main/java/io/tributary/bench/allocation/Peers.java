package io.tributary.bench.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.Budget;
import io.tributary.domain.allocation.LineDecision;
import io.tributary.domain.allocation.NodeRoom;
import io.tributary.domain.allocation.OrderDemand;
import io.tributary.domain.allocation.ShadowPrices;
import io.tributary.domain.allocation.StockKey;
import io.tributary.domain.allocation.StockLevel;
import io.tributary.solver.allocation.MipPeer;
import io.tributary.solver.allocation.PromisePlanner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What others would do with the same instance: first come, first served, and a MIP library on its own. */
final class Peers {
    private Peers() {}

    /** A peer's cost; −1 when it found nothing. */
    record Result(long cost, double seconds) {}

    /** Orders in list order, each exactly on the stock and capacity that is left, without prices. */
    static Result greedy(AllocationSnapshot snapshot) {
        long start = System.nanoTime();
        Map<StockKey, Long> stock = new HashMap<>();
        Map<NodeCode, Long> room = new HashMap<>();
        snapshot.stock().forEach(level -> stock.put(level.key(), level.availableUnits()));
        snapshot.nodes().forEach(node -> {
            if (node.capacityUnits() != null) {
                room.put(node.node(), node.capacityUnits());
            }
        });
        List<NodeRoom> nodes = new ArrayList<>();
        var planner = new PromisePlanner();
        long cost = 0;
        for (OrderDemand order : snapshot.orders()) {
            nodes.clear();
            snapshot.nodes().forEach(node -> nodes.add(new NodeRoom(node.node(), room.get(node.node()))));
            var single = new AllocationSnapshot(snapshot.zone(), nodes, held(order, stock), List.of(order));
            var plan = planner.promise(single, AllocationPolicy.AT_COST, ShadowPrices.NONE);
            cost += plan.totalCost();
            var decisions = plan.orders().getFirst().lines();
            for (int i = 0; i < decisions.size(); i++) {
                if (decisions.get(i) instanceof LineDecision.Assigned assigned) {
                    long units = order.lines().get(i).units();
                    stock.merge(new StockKey(assigned.node(), assigned.sku()), -units, Long::sum);
                    room.computeIfPresent(assigned.node(), (node, left) -> left - units);
                }
            }
        }
        return new Result(cost, (System.nanoTime() - start) / 1e9);
    }

    private static List<StockLevel> held(OrderDemand order, Map<StockKey, Long> stock) {
        Set<StockKey> keys = new LinkedHashSet<>();
        order.lines().forEach(line -> line.candidates().forEach(candidate -> keys.add(candidate.key())));
        return keys.stream()
                .filter(stock::containsKey)
                .map(key -> new StockLevel(key.node(), key.sku(), stock.get(key)))
                .toList();
    }

    /** HiGHS on the whole instance for at most this long. */
    static Result highs(AllocationSnapshot snapshot, Duration limit) {
        long start = System.nanoTime();
        long cost = MipPeer.cost(snapshot, AllocationPolicy.AT_COST, Budget.ofTime(limit));
        return new Result(cost, (System.nanoTime() - start) / 1e9);
    }
}

package io.tributary.bench.month;

import io.tributary.domain.NodeCode;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.LineDecision;
import io.tributary.domain.allocation.OrderDecision;
import io.tributary.domain.allocation.ShadowPrices;
import io.tributary.solver.allocation.PromisePlanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** Each order at once and for good, exact over all ways to split it, on what is there now. */
final class AtOnce implements AllocationMethod {
    private final Demands demands;
    private final IntSupplier today;
    private final PromisePlanner planner = new PromisePlanner();
    private final List<Pick> picks = new ArrayList<>();

    AtOnce(Demands demands, IntSupplier today) {
        this.demands = demands;
        this.today = today;
    }

    @Override
    public String name() {
        return "at once";
    }

    @Override
    public void take(BuyerOrder order, Shelf shelf) {
        picks.addAll(promise(planner, demands, order, shelf, today.getAsInt(), ShadowPrices.NONE));
    }

    /** The best split of one order under these prices, taken from the shelf. */
    static List<Pick> promise(
            PromisePlanner planner, Demands demands, BuyerOrder order, Shelf shelf, int day, ShadowPrices prices) {
        AllocationSnapshot snapshot = demands.snapshot(List.of(order), shelf, day, Map.<String, NodeCode>of(), 0);
        OrderDecision decision = planner.promise(snapshot, AllocationPolicy.AT_COST, prices)
                .orders()
                .getFirst();
        List<Pick> picks = picks(order, decision);
        picks.forEach(shelf::take);
        return picks;
    }

    /** The lines of an order that a plan serves. */
    static List<Pick> picks(BuyerOrder order, OrderDecision decision) {
        List<Pick> picks = new ArrayList<>();
        for (int i = 0; i < order.lines().size(); i++) {
            if (decision.lines().get(i) instanceof LineDecision.Assigned assigned) {
                picks.add(new Pick(order, order.lines().get(i), assigned.node(), assigned.sku()));
            }
        }
        return picks;
    }

    @Override
    public void wave(Shelf shelf) {
        // what is promised stays
    }

    @Override
    public List<Pick> release() {
        var all = List.copyOf(picks);
        picks.clear();
        return all;
    }
}

package io.tributary.bench.month;

import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.NodeCode;
import io.tributary.domain.allocation.AllocationPlan;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.Budget;
import io.tributary.domain.allocation.ShadowPrices;
import io.tributary.solver.allocation.PromisePlanner;
import io.tributary.solver.allocation.WavePlanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** A promise at once, under the last wave's prices; every wave plans all promises anew, jointly, until the cut-off. */
final class Waves implements AllocationMethod {
    private static final long PLAN_CHANGE = NetworkPolicy.STANDARD.planChangeMinor();

    private final Demands demands;
    private final IntSupplier today;
    private final long seed;
    private final Budget budget;
    private final PromisePlanner promises = new PromisePlanner();
    private final WavePlanner planner = new WavePlanner();
    private final List<BuyerOrder> open = new ArrayList<>();
    private List<Pick> picks = new ArrayList<>();
    private ShadowPrices prices = ShadowPrices.NONE;

    /** @param work of each wave, in the planner's units */
    Waves(Demands demands, IntSupplier today, long seed, long work) {
        this.demands = demands;
        this.today = today;
        this.seed = seed;
        budget = Budget.ofWork(work);
    }

    @Override
    public String name() {
        return "waves";
    }

    @Override
    public void take(BuyerOrder order, Shelf shelf) {
        open.add(order);
        picks.addAll(AtOnce.promise(promises, demands, order, shelf, today.getAsInt(), prices));
    }

    @Override
    public void wave(Shelf shelf) {
        if (open.isEmpty()) {
            return;
        }
        Map<String, NodeCode> promised = new HashMap<>();
        for (Pick pick : picks) {
            promised.put(Demands.lineId(pick.order(), pick.line()), pick.node());
            shelf.giveBack(pick);
        }
        AllocationSnapshot snapshot = demands.snapshot(open, shelf, today.getAsInt(), promised, PLAN_CHANGE);
        AllocationPlan plan = planner.plan(snapshot, AllocationPolicy.AT_COST, seed, budget);
        picks = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            picks.addAll(AtOnce.picks(open.get(i), plan.orders().get(i)));
        }
        picks.forEach(shelf::take);
        prices = plan.prices();
    }

    @Override
    public List<Pick> release() {
        var all = List.copyOf(picks);
        picks = new ArrayList<>();
        open.clear();
        return all;
    }
}

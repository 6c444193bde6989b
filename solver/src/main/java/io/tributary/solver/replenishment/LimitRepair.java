package io.tributary.solver.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.replenishment.PlanLimits;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.solver.replenishment.PlanModel.Lot;
import io.tributary.solver.replenishment.PlanModel.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Brings a finished plan within the limits over the whole plan: what saves least for what it takes goes first, and its
 * lot is planned again, exactly, around what it may no longer do. A lot's bans stay, so every step tightens and the
 * repair ends. The search does not know these limits; its bound holds, because they only take plans away.
 */
final class LimitRepair {
    private final ReplenishmentSnapshot snapshot;
    private final PlanLimits limits;
    private final PlanState state;
    private final PlanModel model;
    private final Replanner replanner;
    /** By lot and slot: how many packs it may still order there. */
    private final int[][] most;

    private record Candidate(int lot, double lossPerUnit) {}

    private LimitRepair(ReplenishmentSnapshot snapshot, PlanState state, Replanner replanner) {
        this.snapshot = snapshot;
        this.limits = snapshot.limits();
        this.state = state;
        this.model = state.model;
        this.replanner = replanner;
        this.most = new int[model.lots().length][];
        for (int i = 0; i < most.length; i++) {
            most[i] = new int[model.lots()[i].options().length * model.periods()];
            Arrays.fill(most[i], Integer.MAX_VALUE / 2);
        }
    }

    static void repair(ReplenishmentSnapshot snapshot, PlanState state, Replanner replanner) {
        if (snapshot.limits().equals(PlanLimits.NONE)) {
            return;
        }
        var repair = new LimitRepair(snapshot, state, replanner);
        repair.shareRisk();
        repair.keepToBudget();
        repair.fitWarehouses();
    }

    /** A risky supplier's orders of a large SKU are cut to its share; a second supplier takes over what it can. */
    private void shareRisk() {
        if (limits.riskyShare() >= 1) {
            return;
        }
        Map<Integer, List<Integer>> bySku = new HashMap<>();
        for (int i = 0; i < model.lots().length; i++) {
            bySku.computeIfAbsent(model.lots()[i].sku(), sku -> new ArrayList<>())
                    .add(i);
        }
        bySku.keySet().stream().sorted().forEach(sku -> {
            double share = limits.riskyShare();
            for (int round = 0; round < 8; round++) {
                int risky = overdrawn(bySku.get(sku));
                if (risky < 0) {
                    return;
                }
                share = round == 7 ? 0 : share * (round == 0 ? 1 : .8);
                cut(bySku.get(sku), risky, share);
            }
        });
    }

    /** The risky supplier that has too much of these lots, or −1. */
    private int overdrawn(List<Integer> lots) {
        Map<Integer, Long> units = new HashMap<>();
        Map<Integer, Boolean> risky = new HashMap<>();
        long all = 0;
        for (int i : lots) {
            Lot lot = model.lots()[i];
            if (lot.options().length < 2) {
                continue;
            }
            Schedule schedule = state.schedule(i);
            for (int n = 0; n < schedule.size(); n++) {
                Option option = lot.options()[schedule.slots()[n] / model.periods()];
                int quantity = schedule.quantities()[n];
                int segment = option.segment(quantity);
                double price = option.price()[segment];
                units.merge(option.supplier(), (long) quantity * lot.pack(), Long::sum);
                risky.merge(
                        option.supplier(),
                        1_000 * (option.unit()[segment] - price) > limits.riskyPermille() * price,
                        Boolean::logicalOr);
                all += (long) quantity * lot.pack();
            }
        }
        if (all < limits.riskyVolume()) {
            return -1;
        }
        for (var entry : new TreeMap<>(units).entrySet()) {
            if (risky.get(entry.getKey()) && entry.getValue() > limits.riskyShare() * all) {
                return entry.getKey();
            }
        }
        return -1;
    }

    private void cut(List<Integer> lots, int supplier, double share) {
        for (int i : lots) {
            Lot lot = model.lots()[i];
            if (lot.options().length < 2) {
                continue;
            }
            int[] ordered = ordered(i);
            for (int slot = 0; slot < ordered.length; slot++) {
                if (lot.options()[slot / model.periods()].supplier() == supplier) {
                    most[i][slot] = Math.min(most[i][slot], (int) (share * ordered[slot]));
                }
            }
            again(i);
        }
    }

    /** While more would stand in a warehouse than fits, the orders that arrive then and save least are left out. */
    private void fitWarehouses() {
        for (int w = 0; w < snapshot.warehouses().size(); w++) {
            NodeCode code = snapshot.warehouses().get(w);
            Long space = limits.space().get(code);
            for (int t = 0; space != null && t < model.periods(); t++) {
                int warehouse = w;
                int period = t;
                drop(
                        () -> level(warehouse, period) > space,
                        (i, slot) -> model.lots()[i].warehouse() == warehouse && arrival(i, slot) == period,
                        (i, slot) -> arrival(i, slot) < period || slot % model.periods() == 0,
                        (i, slot, quantity) -> (double) quantity * model.lots()[i].pack());
            }
        }
    }

    private long level(int warehouse, int period) {
        long level = 0;
        for (int i : state.lotsOf(warehouse)) {
            Lot lot = model.lots()[i];
            Schedule schedule = state.schedule(i);
            long[] arrivals = Schedule.arrivals(model, lot, schedule.slots(), schedule.quantities());
            long stock = lot.stock();
            for (int t = 0; t <= period; t++) {
                stock += lot.inbound()[t] + arrivals[t] - lot.outbound()[t];
                level += t == period ? Math.max(0, stock) * lot.pack() : 0;
                stock = Math.max(0, stock - lot.demand()[t]);
            }
        }
        return level;
    }

    private int arrival(int i, int slot) {
        return slot % model.periods() + model.lots()[i].options()[slot / model.periods()].leadTime();
    }

    /** While the orders of now cost more than there is, those that save least for their money wait. */
    private void keepToBudget() {
        Long budget = limits.budget();
        if (budget == null) {
            return;
        }
        drop(
                () -> spent() > 1_000.0 * budget,
                (i, slot) -> slot % model.periods() == 0,
                (i, slot) -> false,
                (i, slot, quantity) -> quantity * price(i, slot, quantity));
    }

    private double spent() {
        double spent = 0;
        for (int i = 0; i < most.length; i++) {
            Schedule schedule = state.schedule(i);
            for (int n = 0; n < schedule.size(); n++) {
                int slot = schedule.slots()[n];
                int quantity = schedule.quantities()[n];
                spent += slot % model.periods() == 0 ? quantity * price(i, slot, quantity) : 0;
            }
        }
        return spent;
    }

    private double price(int i, int slot, int quantity) {
        Option option = model.lots()[i].options()[slot / model.periods()];
        return option.price()[option.segment(quantity)];
    }

    private interface Over {
        boolean now();
    }

    private interface Slots {
        boolean has(int lot, int slot);
    }

    private interface Weight {
        double of(int lot, int slot, int quantity);
    }

    /** @param settled slots in which nothing may be added, because they fit just now */
    private void drop(Over over, Slots which, Slots settled, Weight weight) {
        if (!over.now()) {
            return;
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < most.length; i++) {
            double freed = freed(i, which, weight);
            if (freed > 0) {
                candidates.add(new Candidate(i, lossWithout(i, which, settled) / freed));
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::lossPerUnit).thenComparingInt(Candidate::lot));
        for (Candidate candidate : candidates) {
            if (!over.now()) {
                return;
            }
            int lot = candidate.lot();
            settle(lot, settled);
            ban(lot, slot -> which.has(lot, slot));
            again(lot);
        }
    }

    private double freed(int i, Slots which, Weight weight) {
        Schedule schedule = state.schedule(i);
        double freed = 0;
        for (int n = 0; n < schedule.size(); n++) {
            int slot = schedule.slots()[n];
            freed += which.has(i, slot) ? weight.of(i, slot, schedule.quantities()[n]) : 0;
        }
        return freed;
    }

    private void settle(int i, Slots settled) {
        int[] ordered = ordered(i);
        for (int slot = 0; slot < ordered.length; slot++) {
            most[i][slot] = settled.has(i, slot) ? Math.min(most[i][slot], ordered[slot]) : most[i][slot];
        }
    }

    private int[] ordered(int i) {
        Schedule schedule = state.schedule(i);
        int[] ordered = new int[most[i].length];
        for (int n = 0; n < schedule.size(); n++) {
            ordered[schedule.slots()[n]] = schedule.quantities()[n];
        }
        return ordered;
    }

    private double lossWithout(int i, Slots which, Slots settled) {
        int[] before = most[i].clone();
        double cost = state.total();
        settle(i, settled);
        ban(i, slot -> which.has(i, slot));
        Schedule was = again(i);
        double loss = state.total() - cost;
        state.take(i);
        state.put(i, was);
        most[i] = before;
        return loss;
    }

    private void ban(int i, IntPredicate slots) {
        for (int slot = 0; slot < most[i].length; slot++) {
            most[i][slot] = slots.test(slot) ? 0 : most[i][slot];
        }
    }

    /** Plans the lot again within its bans. @return how it was */
    private Schedule again(int i) {
        Schedule was = state.take(i);
        state.put(i, replanner.planWithin(state, i, most[i]));
        return was;
    }
}

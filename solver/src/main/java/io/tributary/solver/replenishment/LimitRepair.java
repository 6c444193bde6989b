package io.tributary.solver.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.replenishment.PlanLimits;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.UnmetShare;
import io.tributary.solver.replenishment.PlanModel.Lot;
import io.tributary.solver.replenishment.PlanModel.Option;
import io.tributary.solver.replenishment.TransferSearch.Move;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Brings a finished plan within the limits over the whole plan: what saves least for what it takes goes first, and its
 * lot is planned again, exactly, around what it may no longer do. Mending one limit may break another, so they take
 * turns; a lot's bans stay, and after a few turns nothing may be added any more, so it ends with all of them kept. The
 * search does not know these limits; its bound holds, because they only take plans away.
 */
final class LimitRepair {
    /** After so many turns plans may only shrink. */
    private static final int FREE_TURNS = 6;

    private final ReplenishmentSnapshot snapshot;
    private final PlanLimits limits;
    private final PlanState state;
    private final PlanModel model;
    private final TransferSearch transfers;
    private final Tightening limit;
    private final RiskShares shares;

    private record Candidate(int lot, double lossPerUnit) {}

    private LimitRepair(
            ReplenishmentSnapshot snapshot, PlanState state, Replanner replanner, TransferSearch transfers) {
        this.snapshot = snapshot;
        this.limits = snapshot.limits();
        this.state = state;
        this.model = state.model;
        this.transfers = transfers;
        this.limit = new Tightening(state, replanner);
        this.shares = new RiskShares(snapshot, state, limit);
    }

    /** @return what could not be shared among suppliers; every other limit holds */
    static List<UnmetShare> repair(
            ReplenishmentSnapshot snapshot, PlanState state, Replanner replanner, TransferSearch transfers) {
        if (snapshot.limits().equals(PlanLimits.NONE)) {
            return List.of();
        }
        var repair = new LimitRepair(snapshot, state, replanner, transfers);
        repair.shares.share();
        for (int turn = 0; turn == 0 || repair.broken(); turn++) {
            if (turn == FREE_TURNS) {
                repair.limit.freeze();
            }
            repair.keepToBudget();
            repair.fitWarehouses();
            repair.shares.shareAgain();
        }
        return repair.shares.unmet();
    }

    private boolean broken() {
        return overBudget() || overfull() || shares.broken();
    }

    private boolean overfull() {
        for (int w = 0; w < snapshot.warehouses().size(); w++) {
            Long space = space(w);
            for (int t = 0; space != null && t < model.periods(); t++) {
                if (level(w, t) > space && brings(w, t)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Long space(int warehouse) {
        NodeCode code = snapshot.warehouses().get(warehouse);
        return limits.space().get(code);
    }

    private boolean brings(int warehouse, int period) {
        for (int i : state.lotsOf(warehouse)) {
            Schedule schedule = state.schedule(i);
            for (int n = 0; n < schedule.size(); n++) {
                if (limit.arrival(i, schedule.slots()[n]) == period) {
                    return true;
                }
            }
        }
        return !moves(warehouse, period).isEmpty();
    }

    /** While more would stand in a warehouse than fits, what arrives then and saves least is left out. */
    private void fitWarehouses() {
        for (int w = 0; w < snapshot.warehouses().size(); w++) {
            Long space = space(w);
            for (int t = 0; space != null && t < model.periods(); t++) {
                int warehouse = w;
                int period = t;
                drop(
                        () -> level(warehouse, period) > space,
                        (i, slot) -> model.lots()[i].warehouse() == warehouse && limit.arrival(i, slot) == period,
                        (i, slot) -> limit.arrival(i, slot) < period || slot % model.periods() == 0,
                        (i, slot, quantity) -> (double) quantity * model.lots()[i].pack());
                for (Move move : moves(w, t)) {
                    if (level(w, t) > space) {
                        leaveThere(move);
                    }
                }
            }
        }
    }

    /** Transfers that come in then, the one that saves least per unit first. */
    private List<Move> moves(int warehouse, int period) {
        return transfers.moves().stream()
                .filter(move -> move.period() + move.way().periods() == period
                        && model.lots()[move.way().to()].warehouse() == warehouse)
                .sorted(Comparator.comparingDouble(move -> move.saving() / move.units()))
                .toList();
    }

    private void leaveThere(Move move) {
        int from = move.way().from();
        int to = move.way().to();
        state.take(from);
        state.take(to);
        transfers.cancel(move);
        state.put(from, limit.within(from));
        state.put(to, limit.within(to));
        if (state.schedule(from).own() >= PlanModel.BREACH) {
            transfers.moves().stream()
                    .filter(other -> other.way().to() == from)
                    .toList()
                    .forEach(this::leaveThere);
        }
    }

    /** Whole units: where stock is counted in packs, a pack that is not full counts as one. */
    private long level(int warehouse, int period) {
        long level = 0;
        for (int i : state.lotsOf(warehouse)) {
            Lot lot = model.lots()[i];
            level += Math.max(0, state.schedule(i).levels(model, lot)[period]) * lot.pack() + 2L * (lot.pack() - 1);
        }
        return level;
    }

    /** While the orders of now cost more than there is, those that save least for their money wait. */
    private void keepToBudget() {
        drop(
                this::overBudget,
                (i, slot) -> slot % model.periods() == 0,
                (i, slot) -> false,
                (i, slot, quantity) -> quantity * price(i, slot, quantity));
    }

    private boolean overBudget() {
        Long budget = limits.budget();
        return budget != null && spent() > 1_000.0 * budget;
    }

    private double spent() {
        double spent = 0;
        for (int i = 0; i < model.lots().length; i++) {
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
        for (int i = 0; i < model.lots().length; i++) {
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
            leaveOut(candidate.lot(), which, settled);
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

    private double lossWithout(int i, Slots which, Slots settled) {
        double cost = state.total();
        Tightening.Memory before = limit.remember(List.of(i));
        leaveOut(i, which, settled);
        double loss = state.total() - cost;
        limit.restore(before);
        return loss;
    }

    private void leaveOut(int lot, Slots which, Slots settled) {
        limit.settle(lot, slot -> settled.has(lot, slot));
        limit.ban(lot, slot -> which.has(lot, slot));
        limit.again(lot);
    }
}

package io.tributary.solver.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.replenishment.PlanLimits;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.UnmetShare;
import io.tributary.solver.replenishment.TransferSearch.Move;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    private final LimitUsage usage;
    private final int[] lots;

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
        this.usage = new LimitUsage(state);
        this.lots = IntStream.range(0, model.lots().length).toArray();
    }

    /** @return what could not be shared among suppliers; every other limit holds */
    static List<UnmetShare> repair(
            ReplenishmentSnapshot snapshot, PlanState state, Replanner replanner, TransferSearch transfers) {
        if (snapshot.limits().equals(PlanLimits.NONE)) {
            return List.of();
        }
        var repair = new LimitRepair(snapshot, state, replanner, transfers);
        repair.shares.share();
        repair.usage.countAll();
        for (int turn = 0; turn == 0 || repair.broken(); turn++) {
            if (turn == FREE_TURNS) {
                repair.limit.freeze();
            }
            repair.keepToBudget();
            repair.fitWarehouses();
            repair.shares.shareAgain();
            repair.usage.countAll();
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
                if (usage.level(w, t) > space && brings(w, t)) {
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable Long space(int warehouse) {
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
        return moves(warehouse, period).findAny().isPresent();
    }

    /** While more would stand in a warehouse than fits, what arrives then and saves least is left out. */
    private void fitWarehouses() {
        for (int w = 0; w < snapshot.warehouses().size(); w++) {
            Long space = space(w);
            for (int t = 0; space != null && t < model.periods(); t++) {
                int warehouse = w;
                int period = t;
                drop(
                        state.lotsOf(w),
                        () -> usage.level(warehouse, period) > space,
                        (i, slot) -> limit.arrival(i, slot) == period,
                        (i, slot) -> limit.arrival(i, slot) < period || slot % model.periods() == 0,
                        (i, slot, quantity) -> (double) quantity * model.lots()[i].pack());
                if (usage.level(w, t) > space) {
                    leaveTransfersThere(w, t, space);
                }
            }
        }
    }

    /** Those that come in then, the one that saves least per unit first. */
    private void leaveTransfersThere(int warehouse, int period, long space) {
        List<Move> leastFirst = moves(warehouse, period)
                .sorted(Comparator.comparingDouble(move -> move.saving() / move.units()))
                .toList();
        for (Move move : leastFirst) {
            if (usage.level(warehouse, period) <= space) {
                return;
            }
            leaveThere(move);
        }
    }

    private Stream<Move> moves(int warehouse, int period) {
        return Arrays.stream(state.lotsOf(warehouse))
                .mapToObj(transfers::into)
                .flatMap(List::stream)
                .filter(move -> move.period() + move.way().periods() == period);
    }

    private void leaveThere(Move move) {
        int from = move.way().from();
        int to = move.way().to();
        state.take(from);
        state.take(to);
        transfers.cancel(move);
        state.put(from, limit.within(from));
        state.put(to, limit.within(to));
        usage.count(from);
        usage.count(to);
        if (state.schedule(from).own() >= PlanModel.BREACH) {
            transfers.into(from).forEach(this::leaveThere);
        }
    }

    /** While the orders of now cost more than there is, those that save least for their money wait. */
    private void keepToBudget() {
        drop(
                lots,
                this::overBudget,
                (i, slot) -> slot % model.periods() == 0,
                (i, slot) -> false,
                (i, slot, quantity) -> usage.price(model.lots()[i], slot, quantity));
    }

    private boolean overBudget() {
        Long budget = limits.budget();
        return budget != null && usage.spent() > 1_000.0 * budget;
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

    /**
     * @param among the lots that may have something to leave out
     * @param settled slots in which nothing may be added, because they fit just now
     */
    private void drop(int[] among, Over over, Slots which, Slots settled, Weight weight) {
        if (!over.now()) {
            return;
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int i : among) {
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
        usage.count(i);
        return loss;
    }

    private void leaveOut(int lot, Slots which, Slots settled) {
        limit.settle(lot, slot -> settled.has(lot, slot));
        limit.ban(lot, slot -> which.has(lot, slot));
        limit.again(lot);
        usage.count(lot);
    }
}

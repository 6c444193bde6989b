package io.tributary.solver.replenishment;

import io.tributary.solver.replenishment.PlanModel.Lot;
import io.tributary.solver.replenishment.PlanModel.Way;
import io.tributary.solver.replenishment.Replanner.Mood;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Adds and drops transfers where that lowers the plan's cost with both warehouses planned again around it, exactly: what
 * one has to spare may save the other a late sale or a purchase, and one large order may serve both.
 */
final class TransferSearch {
    /**
     * A transfer in the plan.
     *
     * @param saving by which it lowered the cost when it was added, its own cost counted
     */
    record Move(Way way, int period, int units, double saving) {
        double cost() {
            return way.cost(units);
        }
    }

    private record Pair(int from, int to) {}

    private final PlanState state;
    private final PlanModel model;
    private final Replanner replanner;
    private final boolean onlyThere;
    private final List<Move> moves = new ArrayList<>();
    private final Map<Pair, List<Way>> choices;
    private final Random unused = new Random(0); // exact moods draw nothing

    /** @param onlyThere sends only what is there without the plan's own orders, because limits may take those away */
    TransferSearch(PlanState state, Replanner replanner, boolean onlyThere) {
        this.onlyThere = onlyThere;
        this.state = state;
        this.model = state.model;
        this.replanner = replanner;
        this.choices =
                Arrays.stream(model.ways()).collect(Collectors.groupingBy(way -> new Pair(way.from(), way.to())));
    }

    List<Move> moves() {
        return moves;
    }

    /** Books a transfer back; its two lots must be out of the plan. */
    void cancel(Move move) {
        moves.remove(move);
        book(move, -1);
    }

    void improve(BooleanSupplier stop) {
        for (Move move : List.copyOf(moves)) {
            reconsider(move);
        }
        for (Way way : model.ways()) {
            if (closesCircle(way)) {
                continue;
            }
            for (int t = 0; t + way.periods() < model.periods(); t++) {
                if (stop.getAsBoolean()) {
                    return;
                }
                int most = Math.min(spare(way.from(), t), Math.max(0, keeps(way.to(), t + way.periods())));
                int wanted = Math.min(most, wanted(way.to(), t + way.periods()));
                boolean worth = wanted > 0 && isCheapest(way, wanted);
                if (worth && !tryAdding(way, t, wanted) && most > wanted) {
                    tryAdding(way, t, most);
                }
            }
        }
    }

    /** Whether moving the goods, or serving from where they are, costs less than the other. */
    private boolean isCheapest(Way way, int units) {
        return choices.get(new Pair(way.from(), way.to())).stream()
                .noneMatch(other -> other.cost(units) < way.cost(units));
    }

    /** Whether goods would come back to where they were sent from; moving them in a circle serves nobody. */
    private boolean closesCircle(Way way) {
        return leads(way.to(), way.from(), new HashSet<>());
    }

    private boolean leads(int from, int to, Set<Integer> seen) {
        if (from == to) {
            return true;
        }
        return seen.add(from)
                && moves.stream()
                        .filter(move -> move.way().from() == from)
                        .anyMatch(move -> leads(move.way().to(), to, seen));
    }

    /** What the sender could do without now, if it buys what it needs later. */
    private int spare(int index, int period) {
        Lot lot = model.lots()[index];
        Schedule schedule = state.schedule(index);
        long[] arrivals = Schedule.arrivals(model, lot, schedule.slots(), schedule.quantities());
        long stock = lot.stock();
        for (int t = 0; t <= period; t++) {
            stock += lot.inbound()[t] + (onlyThere ? 0 : arrivals[t]) - lot.outbound()[t];
            // What comes with a transfer is not sent on at once, and under limits never: that one may be taken back.
            stock -= onlyThere || t == period ? received(index, t) : 0;
            stock = Math.max(0, stock - lot.demand()[t]);
        }
        return (int) Math.min(stock, Integer.MAX_VALUE / 2);
    }

    /** What the receiver can sell of a transfer before it expires; what it orders is planned around it. */
    private int keeps(int index, int period) {
        Lot lot = model.lots()[index];
        long stock = lot.stock();
        long most = Integer.MAX_VALUE / 2;
        for (int t = 0; t < model.periods() && lot.fresh() != null; t++) {
            stock += lot.inbound()[t] - lot.outbound()[t];
            if (t == period || t > period && received(index, t) > 0) {
                most = Math.min(most, lot.freshest(t) - stock);
            }
            stock = Math.max(0, stock - lot.demand()[t]);
        }
        return (int) most;
    }

    private int received(int index, int period) {
        return moves.stream()
                .filter(move ->
                        move.way().to() == index && move.period() + move.way().periods() == period)
                .mapToInt(Move::units)
                .sum();
    }

    /** What the receiver would otherwise lose or buy from then on. */
    private int wanted(int index, int period) {
        Lot lot = model.lots()[index];
        Schedule schedule = state.schedule(index);
        long[] arrivals = Schedule.arrivals(model, lot, schedule.slots(), schedule.quantities());
        long stock = lot.stock();
        long wanted = 0;
        for (int t = 0; t < model.periods(); t++) {
            stock += lot.inbound()[t] + arrivals[t] - lot.outbound()[t];
            long left = Math.max(0, stock - lot.demand()[t]);
            wanted += t < period ? 0 : arrivals[t] + Math.max(0, lot.demand()[t] - stock);
            stock = left;
        }
        wanted += Math.max(0, lot.safety() - stock);
        return (int) Math.min(wanted, lot.remaining()[period]);
    }

    private boolean tryAdding(Way way, int period, int units) {
        var move = new Move(way, period, units, 0);
        double saving = -replanned(move, 1) - move.cost();
        if (saving >= 1) {
            moves.add(new Move(way, period, units, saving));
            return true;
        }
        undo();
        return false;
    }

    /** Drops a transfer that the plan has outgrown, or counts anew what it saves. */
    private void reconsider(Move move) {
        double saving = replanned(move, -1) - move.cost();
        moves.remove(move);
        if (saving > 0) {
            undo();
            moves.add(new Move(move.way(), move.period(), move.units(), saving));
        }
    }

    private Runnable undo = () -> {};

    private void undo() {
        undo.run();
    }

    /** By how much the cost of orders and stock changes; {@link #undo} takes it back. */
    private double replanned(Move move, int sign) {
        double before = state.total();
        int from = move.way().from();
        int to = move.way().to();
        Schedule sender = state.take(from);
        Schedule receiver = state.take(to);
        book(move, sign);
        state.put(from, replanner.plan(state, from, Mood.EXACT, unused));
        state.put(to, replanner.plan(state, to, Mood.EXACT, unused));
        undo = () -> {
            state.take(from);
            state.take(to);
            book(move, -sign);
            state.put(from, sender);
            state.put(to, receiver);
        };
        return state.total() - before;
    }

    private void book(Move move, int sign) {
        model.lots()[move.way().from()].send(move.period(), move.units(), sign);
        model.lots()[move.way().to()].receive(move.period() + move.way().periods(), move.units(), sign);
    }
}

package io.tributary.solver.replenishment;

import io.tributary.solver.replenishment.PlanModel.Lot;
import io.tributary.solver.replenishment.PlanModel.Way;
import io.tributary.solver.replenishment.Replanner.Mood;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
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
    /** The moves by lot that receives, and again by lot that sends: a large zone has too many to look through. */
    private final Map<Integer, List<Move>> incoming = new TreeMap<>();

    private final Map<Integer, List<Move>> outgoing = new HashMap<>();
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
        return incoming.values().stream().flatMap(List::stream).toList();
    }

    /** Those that the lot receives. */
    List<Move> into(int lot) {
        return List.copyOf(incoming.getOrDefault(lot, List.of()));
    }

    private void add(Move move) {
        incoming.computeIfAbsent(move.way().to(), lot -> new ArrayList<>()).add(move);
        outgoing.computeIfAbsent(move.way().from(), lot -> new ArrayList<>()).add(move);
    }

    private void remove(Move move) {
        incoming.get(move.way().to()).remove(move);
        outgoing.get(move.way().from()).remove(move);
    }

    /** Books a transfer back; its two lots must be out of the plan. */
    void cancel(Move move) {
        remove(move);
        book(move, -1);
    }

    void improve(BooleanSupplier stop) {
        for (Move move : moves()) {
            if (stop.getAsBoolean()) {
                return;
            }
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
                && outgoing.getOrDefault(from, List.of()).stream()
                        .anyMatch(move -> leads(move.way().to(), to, seen));
    }

    /**
     * What the sender could do without now, if it buys what it needs later. Under limits it may not get to buy it, so
     * there what it sends on later must be left for that.
     */
    private int spare(int index, int period) {
        Lot lot = model.lots()[index];
        Schedule schedule = state.schedule(index);
        long[] arrivals = Schedule.arrivals(model, lot, schedule.slots(), schedule.quantities());
        int last = onlyThere ? model.periods() - 1 : period;
        long stock = lot.stock();
        long spare = 0;
        long carried = Long.MAX_VALUE;
        for (int t = 0; t <= last; t++) {
            stock += lot.inbound()[t] + (onlyThere ? 0 : arrivals[t]) - lot.outbound()[t];
            // What comes with a transfer is not sent on at once, and under limits never: that one may be taken back.
            stock -= onlyThere || t == period ? received(index, t) : 0;
            if (t > period && lot.outbound()[t] > 0 && carried > stock) {
                spare = Math.min(spare, stock);
            }
            stock = Math.max(0, stock - lot.demand()[t]);
            if (t == period) {
                spare = stock;
            }
            carried = t < period ? carried : Math.min(carried, stock);
        }
        return (int) Math.clamp(spare, 0, Integer.MAX_VALUE / 2);
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
        return incoming.getOrDefault(index, List.of()).stream()
                .filter(move -> move.period() + move.way().periods() == period)
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
            add(new Move(way, period, units, saving));
            return true;
        }
        undo();
        return false;
    }

    /** Drops a transfer that the plan has outgrown, or counts anew what it saves. */
    private void reconsider(Move move) {
        double saving = replanned(move, -1) - move.cost();
        remove(move);
        if (saving > 0) {
            undo();
            add(new Move(move.way(), move.period(), move.units(), saving));
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

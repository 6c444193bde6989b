package io.tributary.solver.replenishment;

import io.tributary.solver.replenishment.PlanModel.Lot;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * How much each lot of a finished plan may still order in each slot. It only ever falls, except where an attempt is
 * taken back, so that what tightens it comes to an end.
 */
final class Tightening {
    /** How some lots and their limits were. */
    record Memory(List<Integer> lots, int[][] most, Schedule[] schedules) {}

    private final PlanState state;
    private final PlanModel model;
    private final Replanner replanner;
    /** By lot and slot, in packs. */
    private final int[][] most;

    Tightening(PlanState state, Replanner replanner) {
        this.state = state;
        this.model = state.model;
        this.replanner = replanner;
        this.most = new int[model.lots().length][];
        for (int i = 0; i < most.length; i++) {
            most[i] = new int[model.lots()[i].options().length * model.periods()];
            Arrays.fill(most[i], Integer.MAX_VALUE / 2);
        }
    }

    Memory remember(List<Integer> lots) {
        return new Memory(
                lots,
                lots.stream().map(i -> most[i].clone()).toArray(int[][]::new),
                lots.stream().map(state::schedule).toArray(Schedule[]::new));
    }

    void restore(Memory memory) {
        memory.lots().forEach(state::take);
        for (int n = 0; n < memory.lots().size(); n++) {
            int lot = memory.lots().get(n);
            most[lot] = memory.most()[n];
            state.put(lot, memory.schedules()[n]);
        }
    }

    /** What the lot orders now, by slot. */
    int[] ordered(int lot) {
        Schedule schedule = state.schedule(lot);
        int[] ordered = new int[most[lot].length];
        for (int n = 0; n < schedule.size(); n++) {
            ordered[schedule.slots()[n]] = schedule.quantities()[n];
        }
        return ordered;
    }

    void atMost(int lot, int slot, int packs) {
        most[lot][slot] = Math.min(most[lot][slot], packs);
    }

    void ban(int lot, IntPredicate slots) {
        for (int slot = 0; slot < most[lot].length; slot++) {
            most[lot][slot] = slots.test(slot) ? 0 : most[lot][slot];
        }
    }

    /** In these slots no more than what is ordered now. */
    void settle(int lot, IntPredicate slots) {
        int[] ordered = ordered(lot);
        for (int slot = 0; slot < ordered.length; slot++) {
            if (slots.test(slot)) {
                atMost(lot, slot, ordered[slot]);
            }
        }
    }

    void freeze() {
        for (int i = 0; i < most.length; i++) {
            settle(i, slot -> true);
        }
    }

    /** Plans the lot again within its limits. */
    void again(int lot) {
        state.take(lot);
        state.put(lot, within(lot));
    }

    Schedule within(int lot) {
        return replanner.planWithin(state, lot, most[lot]);
    }

    int supplier(int lot, int slot) {
        return model.lots()[lot].options()[slot / model.periods()].supplier();
    }

    int arrival(int lot, int slot) {
        Lot it = model.lots()[lot];
        return slot % model.periods() + it.options()[slot / model.periods()].leadTime();
    }
}

package io.tributary.solver.replenishment;

import io.tributary.solver.replenishment.PlanModel.Lot;
import io.tributary.solver.replenishment.PlanModel.Option;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A whole plan under change: what each lot orders, how full suppliers are, which purchase orders are open, and the
 * total cost, all kept in step by {@link #put} and {@link #take}. Sums are of whole numbers, so they do not drift.
 */
final class PlanState {
    final PlanModel model;
    private final @Nullable Schedule[] schedules;
    private final long[] load;
    private final Members members;
    private final int[][] byWarehouse;
    private double total;
    private long overload;

    PlanState(PlanModel model) {
        this.model = model;
        schedules = new Schedule[model.lots().length];
        load = new long[model.rooms()];
        members = new Members(model);
        byWarehouse = new int[model.warehouses()][];
        for (int w = 0; w < byWarehouse.length; w++) {
            int warehouse = w;
            byWarehouse[w] = IntStream.range(0, schedules.length)
                    .filter(i -> model.lots()[i].warehouse() == warehouse)
                    .toArray();
        }
    }

    void reset() {
        Arrays.fill(schedules, null);
        Arrays.fill(load, 0);
        members.clear();
        total = 0;
        overload = 0;
    }

    void put(int lot, Schedule schedule) {
        schedules[lot] = schedule;
        total += schedule.own();
        change(lot, schedule, 1);
    }

    /** Removes the lot's orders; it must be put again before the plan is whole. */
    Schedule take(int lot) {
        Schedule schedule = schedule(lot);
        schedules[lot] = null;
        total -= schedule.own();
        change(lot, schedule, -1);
        return schedule;
    }

    private void change(int index, Schedule schedule, int sign) {
        Lot lot = model.lots()[index];
        for (int i = 0; i < schedule.size(); i++) {
            int slot = schedule.slots()[i];
            Option option = lot.options()[slot / model.periods()];
            int period = slot % model.periods();
            int group = model.group(option.supplier(), lot.warehouse(), period);
            boolean alone = sign > 0 ? members.add(group, index, slot) : members.remove(group, index, slot);
            if (alone) {
                total += sign * model.groupCost(group);
            }
            int room = model.room(option.quota(), period);
            overload -= Math.max(0, load[room] - model.capacity()[option.quota()]);
            load[room] += sign * (long) schedule.quantities()[i] * lot.pack();
            overload += Math.max(0, load[room] - model.capacity()[option.quota()]);
        }
    }

    Schedule schedule(int lot) {
        Schedule schedule = schedules[lot];
        if (schedule == null) {
            throw new IllegalStateException("Lot " + lot + " is not in the plan. Maybe it was taken and not put back.");
        }
        return schedule;
    }

    int group(int index, int slot) {
        Lot lot = model.lots()[index];
        return model.group(lot.options()[slot / model.periods()].supplier(), lot.warehouse(), slot % model.periods());
    }

    int[] lotsOf(int warehouse) {
        return byWarehouse[warehouse];
    }

    boolean open(int group) {
        return members.size(group) > 0;
    }

    int members(int group) {
        return members.size(group);
    }

    int member(int group, int i) {
        return members.lot(group, i);
    }

    long free(int quota, int period) {
        return model.capacity()[quota] - load[model.room(quota, period)];
    }

    double total() {
        return total;
    }

    /** Units above capacity, over all quotas and periods. */
    long overload() {
        return overload;
    }

    /** The schedules now, one per lot. */
    Schedule[] snapshot() {
        Schedule[] copy = new Schedule[schedules.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = schedule(i);
        }
        return copy;
    }
}

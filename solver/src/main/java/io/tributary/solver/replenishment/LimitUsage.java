package io.tributary.solver.replenishment;

import io.tributary.solver.replenishment.PlanModel.Lot;
import io.tributary.solver.replenishment.PlanModel.Option;

/**
 * What a plan spends now and keeps in each warehouse, as of when each lot was counted last: after a change, only the
 * lots that changed need be counted again.
 */
final class LimitUsage {
    private final PlanState state;
    private final PlanModel model;
    /** By lot: money for the orders of now, and units by period. */
    private final double[] spending;

    private final long[][] standing;
    private final long[][] level;
    private double spent;

    LimitUsage(PlanState state) {
        this.state = state;
        this.model = state.model;
        spending = new double[model.lots().length];
        standing = new long[model.lots().length][model.periods()];
        level = new long[model.warehouses()][model.periods()];
        countAll();
    }

    void countAll() {
        for (int i = 0; i < spending.length; i++) {
            count(i);
        }
    }

    void count(int index) {
        Lot lot = model.lots()[index];
        long[] before = standing[index];
        long[] now = state.schedule(index).levels(model, lot);
        for (int t = 0; t < now.length; t++) {
            // Whole units: where stock is counted in packs, a pack that is not full counts as one.
            now[t] = Math.max(0, now[t]) * lot.pack() + 2L * (lot.pack() - 1);
            level[lot.warehouse()][t] += now[t] - before[t];
        }
        standing[index] = now;
        double cost = costNow(lot, state.schedule(index));
        spent += cost - spending[index];
        spending[index] = cost;
    }

    private double costNow(Lot lot, Schedule schedule) {
        double cost = 0;
        for (int n = 0; n < schedule.size(); n++) {
            int slot = schedule.slots()[n];
            cost += slot % model.periods() == 0 ? price(lot, slot, schedule.quantities()[n]) : 0;
        }
        return cost;
    }

    /** Purchase cost of an order, in thousandths of a minor unit. */
    double price(Lot lot, int slot, int quantity) {
        Option option = lot.options()[slot / model.periods()];
        return quantity * option.price()[option.segment(quantity)];
    }

    /** In thousandths of a minor unit; a sum of whole numbers, so it does not drift. */
    double spent() {
        return spent;
    }

    /** Units in the warehouse after what arrives in the period, before its demand. */
    long level(int warehouse, int period) {
        return level[warehouse][period];
    }
}

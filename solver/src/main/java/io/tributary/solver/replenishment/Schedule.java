package io.tributary.solver.replenishment;

import io.tributary.solver.replenishment.PlanModel.Lot;
import java.util.Arrays;

/**
 * The orders of one lot: which option, in which period, how many.
 *
 * @param slots option × periods + order period, each once
 * @param quantities units, valid for the option
 * @param own cost that depends on this lot alone: purchase, risk, holding, lost sales, safety and
 *     replacement
 */
record Schedule(int[] slots, int[] quantities, double own) {
    static Schedule of(PlanModel model, Lot lot, int[] slots, int[] quantities) {
        return new Schedule(slots, quantities, cost(model, lot, slots, quantities));
    }

    static Schedule empty(PlanModel model, Lot lot) {
        return of(model, lot, new int[0], new int[0]);
    }

    int size() {
        return slots.length;
    }

    /** Stock that the lot gains from its orders, by period of arrival. */
    static long[] arrivals(PlanModel model, Lot lot, int[] slots, int[] quantities) {
        long[] arrivals = new long[model.periods()];
        for (int i = 0; i < slots.length; i++) {
            int at = slots[i] % model.periods() + lot.options()[slots[i] / model.periods()].leadTime();
            if (at < model.periods()) {
                arrivals[at] += quantities[i];
            }
        }
        return arrivals;
    }

    /** Stock after what arrives in each period and what is sent on, before its demand; below 0 what is not there. */
    long[] levels(PlanModel model, Lot lot) {
        long[] levels = arrivals(model, lot, slots, quantities);
        long stock = lot.stock();
        for (int t = 0; t < levels.length; t++) {
            levels[t] += stock + lot.inbound()[t] - lot.outbound()[t];
            stock = Math.max(0, levels[t] - lot.demand()[t]);
        }
        return levels;
    }

    private static double cost(PlanModel model, Lot lot, int[] slots, int[] quantities) {
        double cost = 0;
        for (int i = 0; i < slots.length; i++) {
            cost += quantities[i] * lot.options()[slots[i] / model.periods()].unitFor(quantities[i]);
        }
        long[] arrivals = arrivals(model, lot, slots, quantities);
        long stock = lot.stock();
        for (int t = 0; t < model.periods(); t++) {
            stock += lot.inbound()[t];
            if (arrivals[t] > 0) {
                cost += lot.spoiling(stock + arrivals[t], t) - lot.spoiling(stock, t);
                stock += arrivals[t];
            }
            cost += lot.expiring(stock, t);
            stock -= lot.outbound()[t];
            cost += Math.max(0, -stock) * PlanModel.BREACH;
            stock = Math.max(0, stock);
            long sold = Math.min(stock, lot.demand()[t]);
            stock -= sold;
            cost += (lot.demand()[t] - sold) * lot.lost() + lot.keeping(stock, t);
        }
        return cost + lot.ending(stock);
    }

    boolean sameAs(Schedule other) {
        return Arrays.equals(slots, other.slots) && Arrays.equals(quantities, other.quantities);
    }
}

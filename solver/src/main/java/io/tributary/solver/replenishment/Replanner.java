package io.tributary.solver.replenishment;

import io.tributary.solver.replenishment.PlanModel.Lot;
import io.tributary.solver.replenishment.PlanModel.Option;
import java.util.random.RandomGenerator;

/**
 * Plans one lot, which must not be in the plan, as well as the rest of the plan allows: exact in what purchase orders
 * are open and how much room suppliers have left. A {@link Mood} makes it see costs otherwise, to leave local optima.
 */
final class Replanner {
    static final int NO_GROUP = -1;

    /**
     * @param trust how far an order that is not open is charged by the lot's share of it (1) or in full (0)
     * @param noise up to which part an order cost is forgiven at random, 0 to 1
     * @param prices how far scarce room is charged, 0 to 1
     * @param closed a group that may not be used, or {@link #NO_GROUP}
     * @param opened a group that is free of charge, or {@link #NO_GROUP}
     */
    record Mood(double trust, double noise, double prices, int closed, int opened) {
        Mood(double trust, double noise, double prices) {
            this(trust, noise, prices, NO_GROUP, NO_GROUP);
        }

        static final Mood EXACT = new Mood(0, 0, 0);

        static Mood without(int group) {
            return new Mood(0, 0, 0, group, NO_GROUP);
        }
    }

    private final PlanModel model;
    private final Multipliers multipliers;
    private final LotSizer sizer;

    Replanner(PlanModel model, Multipliers multipliers) {
        this.model = model;
        this.multipliers = multipliers;
        this.sizer = new LotSizer(model, model.mostOptions());
    }

    Schedule plan(PlanState state, int index, Mood mood, RandomGenerator random) {
        Lot lot = model.lots()[index];
        for (int k = 0; k < lot.options().length; k++) {
            Option option = lot.options()[k];
            for (int t = 0; t + option.leadTime() < model.periods(); t++) {
                int slot = k * model.periods() + t;
                sizer.fixed[slot] = charge(state, index, slot, mood, random);
                sizer.surcharge[slot] = mood.prices() == 0
                        ? 0
                        : mood.prices() * lot.pack() * multipliers.room(model.room(option.quota(), t));
                sizer.limit[slot] = limit(state.free(option.quota(), t), lot);
            }
        }
        sizer.solve(lot);
        return sizer.schedule(lot);
    }

    /** The best schedule that leaves one supplier out. */
    Schedule planWithout(PlanState state, int index, int supplier) {
        Lot lot = model.lots()[index];
        for (int k = 0; k < lot.options().length; k++) {
            Option option = lot.options()[k];
            for (int t = 0; t + option.leadTime() < model.periods(); t++) {
                int slot = k * model.periods() + t;
                int group = state.group(index, slot);
                sizer.fixed[slot] = state.open(group) ? 0 : model.groupCost(group);
                sizer.surcharge[slot] = 0;
                sizer.limit[slot] = option.supplier() == supplier ? 0 : limit(state.free(option.quota(), t), lot);
            }
        }
        sizer.solve(lot);
        return sizer.schedule(lot);
    }

    /** The best schedule that orders no more in a slot than so many packs. */
    Schedule planWithin(PlanState state, int index, int[] most) {
        Lot lot = model.lots()[index];
        for (int k = 0; k < lot.options().length; k++) {
            Option option = lot.options()[k];
            for (int t = 0; t + option.leadTime() < model.periods(); t++) {
                int slot = k * model.periods() + t;
                int group = state.group(index, slot);
                sizer.fixed[slot] = state.open(group) ? 0 : model.groupCost(group);
                sizer.surcharge[slot] = 0;
                sizer.limit[slot] = Math.min(most[slot], limit(state.free(option.quota(), t), lot));
            }
        }
        sizer.solve(lot);
        return sizer.schedule(lot);
    }

    static int limit(long units, Lot lot) {
        return (int) Math.min(Integer.MAX_VALUE / 2, Math.max(0, units) / lot.pack());
    }

    private double charge(PlanState state, int index, int slot, Mood mood, RandomGenerator random) {
        int group = state.group(index, slot);
        if (group == mood.closed()) {
            return Double.POSITIVE_INFINITY;
        }
        if (group == mood.opened() || state.open(group)) {
            return 0;
        }
        double charge = model.groupCost(group);
        if (mood.trust() > 0) {
            charge = Math.max(0, charge + mood.trust() * (multipliers.share(index, slot) - charge));
        }
        return mood.noise() > 0 ? charge * (1 - mood.noise() * random.nextDouble()) : charge;
    }
}

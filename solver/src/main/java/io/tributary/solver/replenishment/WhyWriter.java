package io.tributary.solver.replenishment;

import io.tributary.domain.replenishment.Alternative;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.Rounding;
import io.tributary.domain.replenishment.Why;
import io.tributary.solver.replenishment.PlanModel.Lot;
import io.tributary.solver.replenishment.PlanModel.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains the lines of a finished plan; the runner-up is found by planning the lot again without the supplier. */
final class WhyWriter {
    private final ReplenishmentSnapshot snapshot;
    private final List<NetRequirement> requirements;
    private final PlanState state;
    private final PlanModel model;
    private final Replanner replanner;
    private final LimitUsage usage;

    /** @param state the plan that is explained, finished */
    WhyWriter(ReplenishmentSnapshot snapshot, List<NetRequirement> requirements, PlanState state, Replanner replanner) {
        this.snapshot = snapshot;
        this.requirements = requirements;
        this.state = state;
        this.model = state.model;
        this.replanner = replanner;
        this.usage = new LimitUsage(state);
    }

    Why explain(int index, int line) {
        Lot lot = model.lots()[index];
        NetRequirement need = requirements.get(index);
        Schedule schedule = state.schedule(index);
        Option option = option(lot, schedule, line);
        int arrival = arrival(lot, schedule, line);
        int end = model.periods();
        for (int i = 0; i < schedule.size(); i++) {
            int other = arrival(lot, schedule, i);
            if (other > arrival) {
                end = Math.min(end, other);
            }
        }
        long demand = 0;
        long inCover = 0;
        for (int t = arrival; t < end; t++) {
            demand += need.demand().get(t);
            inCover += t == arrival ? 0 : (long) (lot.inbound()[t] - lot.outbound()[t]) * lot.pack();
        }
        long before = 0;
        for (int t = 0; t <= arrival; t++) {
            before += need.position().inbound().get(t);
        }
        long projected = projected(index, schedule, line, arrival);
        long net = Math.max(0, demand + need.safetyStock() - projected - inCover);
        int packs = schedule.quantities()[line];
        int segment = option.segment(packs);
        return new Why(
                arrival,
                end - arrival,
                demand,
                need.position().available(),
                before,
                inCover,
                projected,
                need.serviceLevel(),
                need.safetyStock(),
                net,
                rounding(option, packs, net, lot.pack()),
                Math.round(option.price()[segment] / lot.pack() / 1_000),
                Math.round((option.unit()[segment] - option.price()[segment]) / lot.pack()),
                runnerUp(index, line),
                spaceLeft(lot.warehouse(), arrival),
                keepsLeft(index, arrival));
    }

    private @Nullable Long spaceLeft(int warehouse, int period) {
        Long space = snapshot.limits().space().get(snapshot.warehouses().get(warehouse));
        return space == null ? null : Math.max(0, space - usage.level(warehouse, period));
    }

    private @Nullable Long keepsLeft(int index, int period) {
        Lot lot = model.lots()[index];
        return lot.fresh() == null
                ? null
                : Math.max(0, lot.freshest(period) - state.schedule(index).levels(model, lot)[period]) * lot.pack();
    }

    private Option option(Lot lot, Schedule schedule, int line) {
        return lot.options()[schedule.slots()[line] / model.periods()];
    }

    private int arrival(Lot lot, Schedule schedule, int line) {
        return schedule.slots()[line] % model.periods()
                + option(lot, schedule, line).leadTime();
    }

    /** In units, with what is due in the arrival period and every other line that arrives by then. */
    private long projected(int index, Schedule schedule, int line, int arrival) {
        Lot lot = model.lots()[index];
        NetRequirement need = requirements.get(index);
        long[] arrivals = Schedule.arrivals(model, lot, schedule.slots(), schedule.quantities());
        arrivals[arrival] -= schedule.quantities()[line];
        long stock = need.position().available();
        for (int t = 0; t < arrival; t++) {
            stock += (lot.inbound()[t] + arrivals[t] - lot.outbound()[t]) * lot.pack();
            stock = Math.max(0, stock - need.demand().get(t));
        }
        return stock + (lot.inbound()[arrival] + arrivals[arrival] - lot.outbound()[arrival]) * lot.pack();
    }

    private static Rounding rounding(Option option, int packs, long net, int pack) {
        long units = (long) packs * pack;
        if (units == net) {
            return Rounding.NONE;
        }
        if (units < net) {
            return Rounding.TRIMMED;
        }
        if (packs == option.smallest()) {
            return Rounding.MOQ;
        }
        if (units - net < (long) option.multiple() * pack) {
            return Rounding.MULTIPLE;
        }
        int segment = option.segment(packs);
        return segment > 0 && packs == option.from()[segment] ? Rounding.PRICE_BREAK : Rounding.AHEAD;
    }

    private @Nullable Alternative runnerUp(int index, int line) {
        Lot lot = model.lots()[index];
        if (lot.options().length < 2) {
            return null;
        }
        double before = state.total();
        Schedule chosen = state.take(index);
        Option option = option(lot, chosen, line);
        Schedule other = replanner.planWithout(state, index, option.supplier());
        state.put(index, other);
        long more = Math.round((state.total() - before) / 1_000);
        state.take(index);
        state.put(index, chosen);
        int nearest = nearest(lot, chosen, other, arrival(lot, chosen, line));
        return nearest >= 0
                ? alternative(lot, option(lot, other, nearest), other.quantities()[nearest], more, true)
                : cheapestOther(lot, option, chosen.quantities()[line], more);
    }

    /** The new order that arrives nearest in time; −1 when the lot would rather do without. */
    private int nearest(Lot lot, Schedule chosen, Schedule other, int arrival) {
        int nearest = -1;
        for (int i = 0; i < other.size(); i++) {
            if (!contains(chosen, other.slots()[i], other.quantities()[i])
                    && (nearest < 0
                            || Math.abs(arrival(lot, other, i) - arrival)
                                    < Math.abs(arrival(lot, other, nearest) - arrival))) {
                nearest = i;
            }
        }
        return nearest;
    }

    private static boolean contains(Schedule schedule, int slot, int quantity) {
        for (int i = 0; i < schedule.size(); i++) {
            if (schedule.slots()[i] == slot && schedule.quantities()[i] == quantity) {
                return true;
            }
        }
        return false;
    }

    private Alternative cheapestOther(Lot lot, Option chosen, int packs, long more) {
        Option cheapest = null;
        for (Option option : lot.options()) {
            if (option != chosen && (cheapest == null || unit(option, packs) < unit(cheapest, packs))) {
                cheapest = option;
            }
        }
        if (cheapest == null) {
            throw new IllegalStateException("A lot with two options has no other option.");
        }
        return alternative(lot, cheapest, valid(cheapest, packs), more, false);
    }

    private static double unit(Option option, int packs) {
        return option.unitFor(valid(option, packs));
    }

    private static int valid(Option option, int packs) {
        return Math.max(option.smallest(), Math.ceilDiv(packs, option.multiple()) * option.multiple());
    }

    private Alternative alternative(Lot lot, Option option, int packs, long more, boolean feasible) {
        int segment = option.segment(packs);
        return new Alternative(
                snapshot.suppliers().get(option.supplier()).supplier(),
                packs * lot.pack(),
                Math.round(option.price()[segment] / lot.pack() / 1_000),
                Math.round((option.unit()[segment] - option.price()[segment]) / lot.pack()),
                more,
                feasible);
    }
}

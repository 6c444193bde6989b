package io.tributary.solver.replenishment;

import io.tributary.domain.replenishment.PlanLimits;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.UnmetShare;
import io.tributary.domain.replenishment.UnmetShare.Cause;
import io.tributary.solver.replenishment.PlanModel.Lot;
import io.tributary.solver.replenishment.PlanModel.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * No risky supplier has all of a large SKU. Its orders are cut to its share, in step or the latest first, and others take
 * over what they can. Where they cannot, so that shelves would run empty for want of a second supplier, the SKU is let
 * off and told of.
 */
final class RiskShares {
    private static final int ROUNDS = 8;
    private static final double CLOSER = .8;
    /** Sales that may be lost for the sake of a second supplier, as a part of what is ordered. */
    private static final int LOST_ONE_IN = 50;

    private final ReplenishmentSnapshot snapshot;
    private final PlanLimits limits;
    private final PlanState state;
    private final PlanModel model;
    private final Tightening limit;
    /** Lots that several suppliers can serve, by SKU. */
    private final Map<Integer, List<Integer>> bySku = new TreeMap<>();

    private final Set<Integer> letOff = new HashSet<>();

    /** A supplier that has too much of all the units. */
    private record Over(int supplier, long units, long all) {}

    RiskShares(ReplenishmentSnapshot snapshot, PlanState state, Tightening limit) {
        this.snapshot = snapshot;
        this.limits = snapshot.limits();
        this.state = state;
        this.model = state.model;
        this.limit = limit;
        if (limits.riskyShare() < 1) {
            for (int i = 0; i < model.lots().length; i++) {
                if (sellers(model.lots()[i]) > 1) {
                    bySku.computeIfAbsent(model.lots()[i].sku(), sku -> new ArrayList<>())
                            .add(i);
                }
            }
        }
    }

    private long sellers(Lot lot) {
        return Arrays.stream(lot.options())
                .filter(option -> model.capacity()[option.quota()] > 0)
                .count();
    }

    /** Shares what can be shared; what cannot is let off from then on. */
    void share() {
        bySku.forEach((sku, lots) -> {
            Over over = overdrawn(lots);
            if (over == null) {
                return;
            }
            Tightening.Memory before = limit.remember(lots);
            long most = lost(lots) + over.all() / LOST_ONE_IN;
            for (boolean latestFirst : new boolean[] {false, true}) {
                cutDown(lots, latestFirst);
                if (overdrawn(lots) == null && lost(lots) <= most) {
                    return;
                }
                limit.restore(before);
                before = limit.remember(lots);
            }
            letOff.add(sku);
        });
    }

    /** Whether a SKU that is not let off has a supplier with too much. */
    boolean broken() {
        return bySku.entrySet().stream()
                .anyMatch(entry -> !letOff.contains(entry.getKey()) && overdrawn(entry.getValue()) != null);
    }

    /** Other limits took orders away: cuts until the shares hold again, whatever is lost. */
    void shareAgain() {
        bySku.forEach((sku, lots) -> {
            if (!letOff.contains(sku)) {
                cutDown(lots, false);
            }
        });
    }

    private void cutDown(List<Integer> lots, boolean latestFirst) {
        double share = limits.riskyShare();
        for (int round = 0; round < ROUNDS; round++) {
            Over over = overdrawn(lots);
            if (over == null) {
                return;
            }
            cut(lots, over, share, latestFirst);
            share *= CLOSER;
        }
        for (Over over = overdrawn(lots); over != null; over = overdrawn(lots)) {
            cut(lots, over, 0, false);
        }
    }

    private void cut(List<Integer> lots, Over over, double share, boolean latestFirst) {
        long keep = (long) (share * over.all());
        for (int i : lots) {
            int[] ordered = limit.ordered(i);
            for (int slot : slots(i, over.supplier())) {
                int packs = (int) Math.min(ordered[slot], (long) ((double) ordered[slot] * keep / over.units()));
                if (latestFirst) {
                    packs = (int) Math.min(ordered[slot], keep / model.lots()[i].pack());
                    keep -= (long) packs * model.lots()[i].pack();
                }
                limit.atMost(i, slot, packs);
            }
            limit.again(i);
        }
    }

    /** The supplier's slots of the lot, the earliest first. */
    private int[] slots(int lot, int supplier) {
        return IntStream.range(0, model.lots()[lot].options().length * model.periods())
                .filter(slot -> limit.supplier(lot, slot) == supplier)
                .toArray();
    }

    private @Nullable Over overdrawn(List<Integer> lots) {
        List<Over> all = allOverdrawn(lots);
        return all.isEmpty() ? null : all.getFirst();
    }

    /** The risky suppliers that have too much of these lots. */
    private List<Over> allOverdrawn(List<Integer> lots) {
        Map<Integer, Long> units = new TreeMap<>();
        Map<Integer, Boolean> risky = new HashMap<>();
        long all = 0;
        for (int i : lots) {
            Lot lot = model.lots()[i];
            Schedule schedule = state.schedule(i);
            for (int n = 0; n < schedule.size(); n++) {
                Option option = lot.options()[schedule.slots()[n] / model.periods()];
                long own = (long) schedule.quantities()[n] * lot.pack();
                double price = option.price()[option.segment(schedule.quantities()[n])];
                units.merge(option.supplier(), own, Long::sum);
                risky.merge(
                        option.supplier(),
                        1_000 * risk(option, schedule.quantities()[n]) > limits.riskyPermille() * price,
                        Boolean::logicalAnd);
                all += own;
            }
        }
        List<Over> found = new ArrayList<>();
        for (var entry : units.entrySet()) {
            if (all >= limits.riskyVolume()
                    && risky.get(entry.getKey())
                    && entry.getValue() > limits.riskyShare() * all) {
                found.add(new Over(entry.getKey(), entry.getValue(), all));
            }
        }
        return found;
    }

    private static double risk(Option option, int packs) {
        int segment = option.segment(packs);
        return option.unit()[segment] - option.price()[segment];
    }

    private long lost(List<Integer> lots) {
        long lost = 0;
        for (int i : lots) {
            Lot lot = model.lots()[i];
            long[] levels = state.schedule(i).levels(model, lot);
            for (int t = 0; t < levels.length; t++) {
                lost += Math.max(0, lot.demand()[t] - Math.max(0, levels[t])) * lot.pack();
            }
        }
        return lost;
    }

    /** What the finished plan could not share. */
    List<UnmetShare> unmet() {
        List<UnmetShare> unmet = new ArrayList<>();
        bySku.forEach((sku, lots) -> {
            if (letOff.contains(sku)) {
                allOverdrawn(lots).forEach(over -> unmet.add(unmet(lots, over)));
            }
        });
        return unmet;
    }

    private UnmetShare unmet(List<Integer> lots, Over over) {
        long largest = -1;
        int where = lots.getFirst();
        double risk = 0;
        for (int i : lots) {
            int[] ordered = limit.ordered(i);
            Lot lot = model.lots()[i];
            long units = 0;
            for (int slot : slots(i, over.supplier())) {
                units += (long) ordered[slot] * lot.pack();
                risk += ordered[slot] == 0
                        ? 0
                        : ordered[slot] * risk(lot.options()[slot / model.periods()], ordered[slot]);
            }
            where = units > largest ? i : where;
            largest = Math.max(largest, units);
        }
        long excess = over.units() - (long) (limits.riskyShare() * over.all());
        return new UnmetShare(
                snapshot.positions().get(where).sku(),
                snapshot.positions().get(where).warehouse(),
                snapshot.suppliers().get(over.supplier()).supplier(),
                over.units(),
                over.all(),
                Math.round(risk / 1_000 * excess / over.units()),
                cause(model.lots()[where], over.supplier(), excess));
    }

    private Cause cause(Lot lot, int supplier, long excess) {
        List<Option> others = Arrays.stream(lot.options())
                .filter(option -> option.supplier() != supplier && model.capacity()[option.quota()] > 0)
                .toList();
        if (others.stream().allMatch(option -> option.unit()[option.unit().length - 1] >= lot.lost())) {
            return Cause.DEARER_THAN_A_LOST_SALE;
        }
        if (others.stream().allMatch(option -> (long) option.smallest() * lot.pack() > excess)) {
            return Cause.ORDER_SIZE;
        }
        long room = 0;
        for (Option option : others) {
            for (int t = 0; t + option.leadTime() < model.periods(); t++) {
                room += Math.max(0, state.free(option.quota(), t));
            }
        }
        boolean late = others.stream().allMatch(option -> option.leadTime() >= model.periods());
        return room < excess && !late ? Cause.NO_CAPACITY : Cause.TOO_LATE;
    }
}

package io.tributary.solver.replenishment;

import io.tributary.solver.replenishment.LotSizer.Trade;
import io.tributary.solver.replenishment.PlanModel.Lot;
import io.tributary.solver.replenishment.PlanModel.Option;
import io.tributary.solver.replenishment.PlanModel.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Into which parts, each solved alone, the bound cuts a plan: its lots, where nothing moves between them. Where stock
 * can move, a SKU is either one part, a {@link Pool}, or its lots are cut apart by prices. "Sent equals received" is then
 * relaxed: the sender is paid its SKU's price of the period of sending, and the receiver pays that and the transfer's
 * cost per unit, so transfers cost the bound nothing and each lot stands alone. Any prices that never rise in time are
 * valid, as long as buying from a supplier to sell does not pay: until supply can arrive they may be as high as a lost
 * sale, from then on they are at most the cheapest supply.
 */
final class BoundParts {
    private static final double[] LATE = {1, .8, .5, 0};

    private final PlanModel model;
    /** Lots of each SKU that has ways, in order of SKU. */
    private final List<List<Integer>> skus = new ArrayList<>();
    /** What is chosen for each SKU; empty before the first choice. */
    private final List<List<Part>> chosen = new ArrayList<>();

    private final List<@Nullable Part> pools = new ArrayList<>();
    private final List<Part> alone = new ArrayList<>();
    private final List<List<Way>> outgoing = new ArrayList<>();
    private final List<List<Way>> incoming = new ArrayList<>();

    /**
     * @param lot what is solved
     * @param lots by option: the model's lot that it orders for
     * @param options by option: which of that lot's it is
     * @param trade at what it may also buy and sell, or null
     * @param rounding by which its cost may be too high
     */
    record Part(
            Lot lot, int[] lots, int[] options, @Nullable Trade trade, double rounding) {}

    /** Cost of a part under the bound's multipliers. */
    interface Solve {
        double at(Part part);
    }

    BoundParts(PlanModel model) {
        this.model = model;
        var lots = new TreeMap<Integer, List<Integer>>();
        for (int i = 0; i < model.lots().length; i++) {
            outgoing.add(new ArrayList<>());
            incoming.add(new ArrayList<>());
        }
        for (Way way : model.ways()) {
            outgoing.get(way.from()).add(way);
            incoming.get(way.to()).add(way);
        }
        for (int i = 0; i < model.lots().length; i++) {
            if (outgoing.get(i).isEmpty() && incoming.get(i).isEmpty()) {
                alone.add(model.lots()[i].pack() == 1 ? part(i, null) : Packed.of(model, i));
            } else {
                lots.computeIfAbsent(model.lots()[i].sku(), sku -> new ArrayList<>())
                        .add(i);
            }
        }
        skus.addAll(lots.values());
        for (List<Integer> sku : skus) {
            chosen.add(List.of());
            pools.add(Pool.of(model, sku));
        }
    }

    private Part part(int index, @Nullable Trade trade) {
        Lot lot = model.lots()[index];
        int[] lots = new int[lot.options().length];
        Arrays.fill(lots, index);
        return new Part(lot, lots, IntStream.range(0, lots.length).toArray(), trade, 0);
    }

    /** Every lot is in one of them. */
    List<Part> all() {
        return Stream.concat(alone.stream(), chosen.stream().flatMap(List::stream))
                .toList();
    }

    /** The most options that a part has. */
    int mostOptions() {
        return Stream.concat(
                        Arrays.stream(model.lots()),
                        pools.stream().flatMap(Stream::ofNullable).map(Part::lot))
                .mapToInt(lot -> lot.options().length)
                .max()
                .orElse(0);
    }

    /**
     * Sets each SKU's parts to those with the highest bound. Any are valid, so a SKU whose turn does not come keeps what
     * it has, or gets the first.
     *
     * @param stop ends the choosing; a large zone has no time for all
     * @return whether there is any SKU to choose for
     */
    boolean choose(Solve solve, BooleanSupplier stop) {
        for (int n = 0; n < skus.size(); n++) {
            if (!stop.getAsBoolean()) {
                chosen.set(n, best(n, solve));
            } else if (chosen.get(n).isEmpty()) {
                chosen.set(n, candidates(n).findFirst().orElseThrow());
            }
        }
        return !skus.isEmpty();
    }

    private List<Part> best(int n, Solve solve) {
        List<Part> best = List.of();
        double highest = Double.NEGATIVE_INFINITY;
        for (List<Part> parts : candidates(n).toList()) {
            double bound = parts.stream().mapToDouble(solve::at).sum();
            if (bound > highest) {
                highest = bound;
                best = parts;
            }
        }
        return best;
    }

    /** The pool, where there is one, and the lots apart at each choice of prices. */
    private Stream<List<Part>> candidates(int n) {
        List<Integer> lots = skus.get(n);
        return Stream.concat(
                Stream.ofNullable(pools.get(n)).map(List::of),
                prices(lots).stream()
                        .map(prices -> lots.stream()
                                .map(lot -> part(lot, trade(lot, prices)))
                                .toList()));
    }

    private Trade trade(int lot, double[] prices) {
        double[] buy = new double[prices.length];
        double[] sell = new double[prices.length];
        Arrays.fill(buy, Double.POSITIVE_INFINITY);
        Arrays.fill(sell, -1);
        for (Way way : incoming.get(lot)) {
            for (int t = way.periods(); t < prices.length; t++) {
                buy[t] = Math.min(buy[t], prices[t - way.periods()] + way.unit());
            }
        }
        for (Way way : outgoing.get(lot)) {
            System.arraycopy(prices, 0, sell, 0, Math.max(0, prices.length - way.periods()));
        }
        return new Trade(buy, sell);
    }

    private List<double[]> prices(List<Integer> lots) {
        double lost = Double.POSITIVE_INFINITY;
        double cheapest = Double.POSITIVE_INFINITY;
        int soonest = model.periods();
        for (int index : lots) {
            Lot lot = model.lots()[index];
            lost = Math.min(lost, lot.lost());
            for (Option option : lot.options()) {
                soonest = Math.min(soonest, option.leadTime());
                for (double unit : option.unit()) {
                    cheapest = Math.min(cheapest, unit);
                }
            }
        }
        cheapest = Math.min(cheapest, lost);
        List<double[]> prices = new ArrayList<>();
        for (double share : LATE) {
            for (double early : new double[] {cheapest * share, (lost + cheapest) / 2, lost}) {
                prices.add(steps(soonest, early, cheapest * share));
            }
        }
        return prices;
    }

    private double[] steps(int soonest, double early, double late) {
        double[] steps = new double[model.periods()];
        for (int t = 0; t < steps.length; t++) {
            steps[t] = t < soonest ? early : late;
        }
        return steps;
    }
}

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
import org.jspecify.annotations.Nullable;

/**
 * Prices that keep the bound valid where stock can move between warehouses. "Sent equals received" is relaxed: the
 * sender is paid its SKU's price of the period of sending, and the receiver pays that and the transfer's cost per unit,
 * so transfers cost the bound nothing and each lot stands alone. Any prices that never rise in time are valid, as long
 * as buying from a supplier to sell does not pay: until supply can arrive they may be as high as a lost sale, from then
 * on they are at most the cheapest supply.
 */
final class TradePrices {
    private static final double[] LATE = {1, .8, .5, 0};

    private final PlanModel model;
    private final @Nullable Trade[] trades;
    /** Lots of each SKU that has ways, in order of SKU. */
    private final List<List<Integer>> skus = new ArrayList<>();

    private final List<List<Way>> outgoing = new ArrayList<>();
    private final List<List<Way>> incoming = new ArrayList<>();

    /** Cost of a lot under prices and the bound's multipliers. */
    interface Solve {
        double at(int lot, Trade trade);
    }

    TradePrices(PlanModel model) {
        this.model = model;
        trades = new Trade[model.lots().length];
        var lots = new TreeMap<Integer, List<Integer>>();
        for (int i = 0; i < trades.length; i++) {
            outgoing.add(new ArrayList<>());
            incoming.add(new ArrayList<>());
        }
        for (Way way : model.ways()) {
            outgoing.get(way.from()).add(way);
            incoming.get(way.to()).add(way);
        }
        for (int i = 0; i < trades.length; i++) {
            if (!outgoing.get(i).isEmpty() || !incoming.get(i).isEmpty()) {
                lots.computeIfAbsent(model.lots()[i].sku(), sku -> new ArrayList<>())
                        .add(i);
            }
        }
        skus.addAll(lots.values());
    }

    /** Null where the lot can neither send nor receive. */
    @Nullable
    Trade of(int lot) {
        return trades[lot];
    }

    /**
     * Sets each SKU's prices to those with the highest bound. Any of the prices are valid, so a SKU whose turn does not
     * come keeps what it has, or gets the first.
     *
     * @param stop ends the choosing; a large zone has no time for all
     * @return whether there is any SKU to choose for
     */
    boolean choose(Solve solve, BooleanSupplier stop) {
        for (List<Integer> lots : skus) {
            if (!stop.getAsBoolean()) {
                choose(lots, solve);
            } else if (trades[lots.getFirst()] == null) {
                double[] prices = candidates(lots).getFirst();
                lots.forEach(lot -> trades[lot] = trade(lot, prices));
            }
        }
        return !skus.isEmpty();
    }

    private void choose(List<Integer> lots, Solve solve) {
        double best = Double.NEGATIVE_INFINITY;
        for (double[] prices : candidates(lots)) {
            List<Trade> candidate = lots.stream().map(lot -> trade(lot, prices)).toList();
            double bound = 0;
            for (int i = 0; i < lots.size(); i++) {
                bound += solve.at(lots.get(i), candidate.get(i));
            }
            if (bound > best) {
                best = bound;
                for (int i = 0; i < lots.size(); i++) {
                    trades[lots.get(i)] = candidate.get(i);
                }
            }
        }
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

    private List<double[]> candidates(List<Integer> lots) {
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
        List<double[]> candidates = new ArrayList<>();
        for (double share : LATE) {
            for (double early : new double[] {cheapest * share, (lost + cheapest) / 2, lost}) {
                candidates.add(steps(soonest, early, cheapest * share));
            }
        }
        return candidates;
    }

    private double[] steps(int soonest, double early, double late) {
        double[] steps = new double[model.periods()];
        for (int t = 0; t < steps.length; t++) {
            steps[t] = t < soonest ? early : late;
        }
        return steps;
    }
}

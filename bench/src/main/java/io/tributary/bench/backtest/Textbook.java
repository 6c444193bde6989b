package io.tributary.bench.backtest;

import io.tributary.domain.forecast.CountDistribution;
import java.util.List;

/** The three policies that we compare with. Each has two numbers, and how it picks suppliers, to be tuned. */
final class Textbook {
    private static final int QUARTER = 13;
    private static final int HALF_YEAR = 26;

    private Textbook() {}

    /**
     * When stock on hand and on order is at {@code min} weeks of sales or below, order up to {@code more} weeks above. The
     * levels are set anew each quarter, from the mean of half a year.
     */
    static RestockMethod minMax(Trade trade, double min, double more, boolean smallest) {
        var buying = new Buying(trade, smallest);
        double[][] weekly = new double[trade.items().size()][trade.warehouses().size()];
        int[] set = {-QUARTER};
        return view -> {
            if (view.week() - set[0] >= QUARTER) {
                set[0] = view.week();
                for (int i = 0; i < weekly.length; i++) {
                    for (int w = 0; w < weekly[i].length; w++) {
                        weekly[i][w] = Sales.before(view, i, w, HALF_YEAR).mean();
                    }
                }
            }
            return buying.upTo(view, (i, w, position) -> {
                double mean = weekly[i][w];
                return position <= min * mean && mean > 0 ? buying.fresh(i, (min + more) * mean, mean) : 0;
            });
        };
    }

    /** Every {@code every} weeks, order up to {@code cover} weeks of the moving average of a quarter. */
    static RestockMethod fixedCover(Trade trade, double cover, int every, boolean smallest) {
        var buying = new Buying(trade, smallest);
        return view -> view.week() % every != 0
                ? List.of()
                : buying.upTo(view, (i, w, position) -> {
                    double mean = Sales.before(view, i, w, QUARTER).mean();
                    return buying.fresh(i, cover * mean, mean);
                });
    }

    /**
     * Every {@code every} weeks, order up to the quantile of demand over lead time and review that the critical ratio
     * asks for, at most {@code cap}; mean and variance from half a year, independent from week to week.
     */
    static RestockMethod newsvendor(Trade trade, double cap, int every, boolean smallest) {
        var buying = new Buying(trade, smallest);
        return view -> view.week() % every != 0
                ? List.of()
                : buying.upTo(view, (i, w, position) -> {
                    Buying.Source source = buying.source(i, w);
                    if (source == null) {
                        return 0;
                    }
                    Sales sales = Sales.before(view, i, w, HALF_YEAR);
                    double weeks = source.leadTime() + every;
                    double spread = sales.mean() * source.leadTimeDeviation();
                    Trade.Item item = trade.items().get(i);
                    double ratio = item.margin() / (item.margin() + item.cost() * Trade.HOLDING * every);
                    double level = CountDistribution.of(
                                    weeks * sales.mean(), weeks * sales.variance() + spread * spread)
                            .quantile(Math.min(cap, ratio));
                    return buying.fresh(i, level, sales.mean());
                });
    }
}

package io.tributary.analytics.forecast;

import io.tributary.domain.forecast.DemandSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Expected demand of many small series that share a season: a slow level of each series, times the recent momentum of
 * its group, times the season of its group. A group is an SKU over all regions, drawn towards its category, drawn
 * towards the whole panel, each as if the wider group had given a number of units beside its own (a gamma prior on
 * Poisson rates). Periods with a stock-out say nothing and are left out.
 *
 * <p>The weights were chosen by rolling-origin cost on the history of a retailer's weekly panel.
 */
public final class SeasonalLevels {
    private static final double CATEGORY_PRIOR = 50;
    private static final double SKU_PRIOR = 20;
    private static final double MOMENTUM_PRIOR = 30;
    private static final double OWN_MOMENTUM_PRIOR = 30;
    private static final double[] SMOOTHING = {.25, .5, .25};

    /**
     * How fast to learn.
     *
     * @param belief share of the measured season, as a power, that is believed, 0 to 1
     * @param slow half-life of a series' own level, as a share of a season, &gt; 0
     * @param quick half-life of the momentum, as a share of a season, &gt; 0
     */
    public record Settings(double belief, double slow, double quick) {
        public static final Settings STANDARD = new Settings(.85, .85, .096);
    }

    private final int season;
    private final Settings settings;
    private final List<Observed> series;

    private SeasonalLevels(List<DemandSeries> panel, int season, Settings settings) {
        this.season = season;
        this.settings = settings;
        this.series = panel.stream().map(one -> new Observed(one, season)).toList();
    }

    /**
     * Expected units per period from the end of each series on.
     *
     * @param season periods of a season, 1 for none
     * @param horizon periods to forecast, ≥ 1
     * @return per series, in order, {@code horizon} values ≥ 0
     */
    public static double[][] means(List<DemandSeries> panel, int season, int horizon) {
        return means(panel, season, horizon, Settings.STANDARD);
    }

    /** The same with other settings, to compare them. */
    public static double[][] means(List<DemandSeries> panel, int season, int horizon, Settings settings) {
        if (season < 1 || horizon < 1) {
            throw new IllegalArgumentException("A season of " + season + " periods and a horizon of " + horizon
                    + " cannot be forecast. Maybe use 1 for no season.");
        }
        var levels = new SeasonalLevels(panel, season, settings);
        levels.applySeason();
        return levels.forecast(levels.momentum(), horizon);
    }

    private void applySeason() {
        double[] whole = season(fold(one -> "").getOrDefault("", new Fold(season)), ones(), 0);
        Map<Object, double[]> categories = new HashMap<>();
        fold(Observed::category).forEach((key, fold) -> categories.put(key, season(fold, whole, CATEGORY_PRIOR)));
        Map<Object, Fold> skus = fold(Observed::sku);
        for (Observed one : series) {
            double[] wider = Objects.requireNonNull(categories.get(one.category()));
            one.season = season(Objects.requireNonNull(skus.get(one.sku())), wider, SKU_PRIOR);
            Arrays.setAll(one.season, i -> Math.pow(one.season[i], settings.belief()));
        }
    }

    private double[] ones() {
        double[] ones = new double[season];
        Arrays.fill(ones, 1);
        return ones;
    }

    private Map<Object, Fold> fold(Function<Observed, Object> by) {
        Map<Object, Fold> folds = new HashMap<>();
        series.forEach(one -> one.addTo(folds.computeIfAbsent(by.apply(one), key -> new Fold(season)), 2 * season));
        return folds;
    }

    private double[] season(Fold fold, double[] wider, double prior) {
        double[] index = new double[season];
        for (int i = 0; i < season; i++) {
            double sold = prior * wider[i];
            double usual = prior;
            for (int k = 0; k < SMOOTHING.length; k++) {
                int at = Math.floorMod(i + k - SMOOTHING.length / 2, season);
                sold += SMOOTHING[k] * fold.sold[at];
                usual += SMOOTHING[k] * fold.usual[at];
            }
            index[i] = season > 1 && usual > 0 ? Math.clamp(sold / usual, .02, 50) : 1;
        }
        return index;
    }

    /** Per series, recent demand over what its slow level expects. */
    private double[] momentum() {
        double slow = Math.max(6, settings.slow() * season);
        double quick = Math.max(2, settings.quick() * season);
        Map<Object, Recent> whole = new HashMap<>();
        Map<Object, Recent> categories = new HashMap<>();
        Map<Object, Recent> skus = new HashMap<>();
        List<Recent> own = new ArrayList<>();
        for (Observed one : series) {
            one.level = one.rate(slow);
            Recent recent = one.recent(quick);
            own.add(recent);
            whole.merge("", recent, Recent::plus);
            categories.merge(one.category(), recent, Recent::plus);
            skus.merge(one.sku(), recent, Recent::plus);
        }
        double all = whole.getOrDefault("", new Recent(0, 0)).ratio(1, 1);
        double[] ratios = new double[series.size()];
        for (int s = 0; s < ratios.length; s++) {
            double category = Objects.requireNonNull(
                            categories.get(series.get(s).category()))
                    .ratio(all, MOMENTUM_PRIOR);
            double sku = Objects.requireNonNull(skus.get(series.get(s).sku())).ratio(category, MOMENTUM_PRIOR);
            ratios[s] = own.get(s).ratio(sku, OWN_MOMENTUM_PRIOR);
        }
        return ratios;
    }

    private double[][] forecast(double[] momentum, int horizon) {
        double[][] means = new double[series.size()][horizon];
        for (int s = 0; s < means.length; s++) {
            Observed one = series.get(s);
            for (int h = 0; h < horizon; h++) {
                means[s][h] = one.level * momentum[s] * one.season(one.source.length() + h);
            }
        }
        return means;
    }

    /**
     * Demand of a group beside what was usual for it.
     *
     * @param sold units, newer periods weighing more
     * @param expected the same of the slow level
     */
    private record Recent(double sold, double expected) {
        Recent plus(Recent other) {
            return new Recent(sold + other.sold, expected + other.expected);
        }

        double ratio(double wider, double prior) {
            return (sold + prior * wider) / (expected + prior);
        }
    }

    /** Units sold, and units usual, by the place in the season. */
    private static final class Fold {
        private final double[] sold;
        private final double[] usual;

        Fold(int season) {
            sold = new double[season];
            usual = new double[season];
        }
    }

    /** A series, its level around each period, and what was found about it. */
    private static final class Observed {
        private final DemandSeries source;
        private final int length;
        private final double[] sums;
        private final int[] counts;
        private double[] season = {1};
        private double level;

        Observed(DemandSeries source, int season) {
            this.source = source;
            this.length = season;
            sums = new double[source.length() + 1];
            counts = new int[source.length() + 1];
            for (int i = 0; i < source.length(); i++) {
                sums[i + 1] = sums[i] + (source.stockOut(i) ? 0 : source.quantity(i));
                counts[i + 1] = counts[i] + (source.stockOut(i) ? 0 : 1);
            }
        }

        Object category() {
            String category = source.category();
            return category == null ? "" : category;
        }

        Object sku() {
            return source.key().sku();
        }

        double season(int index) {
            return season[Math.floorMod(source.firstPeriod() + index, season.length)];
        }

        /** Adds the newest periods. */
        void addTo(Fold fold, int most) {
            for (int i = Math.max(0, source.length() - most); i < source.length(); i++) {
                if (!source.stockOut(i)) {
                    int place = Math.floorMod(source.firstPeriod() + i, length);
                    fold.sold[place] += source.quantity(i);
                    fold.usual[place] += usual(i);
                }
            }
        }

        /** The mean of one season around a period; at the ends, of the first or last season. */
        private double usual(int index) {
            int half = length / 2;
            int from = Math.max(0, Math.min(index - half, source.length() - length - 1));
            int to = Math.min(source.length(), Math.max(index + half + 1, length + 1));
            return (sums[to] - sums[from]) / Math.max(1, counts[to] - counts[from]);
        }

        /** Units per period out of season, a period's weight halving over so many. */
        double rate(double halfLife) {
            double sold = 0;
            double exposure = 0;
            double weight = 1;
            for (int i = source.length() - 1; i >= Math.max(0, source.length() - 2 * length); i--) {
                weight *= Math.pow(.5, 1 / halfLife);
                if (!source.stockOut(i)) {
                    sold += weight * source.quantity(i);
                    exposure += weight * season(i);
                }
            }
            return exposure > 0 ? sold / exposure : 0;
        }

        Recent recent(double halfLife) {
            double sold = 0;
            double expected = 0;
            double decay = Math.pow(.5, 1 / halfLife);
            double weight = 1;
            for (int i = source.length() - 1; i >= 0 && weight > 1e-6; i--) {
                if (!source.stockOut(i)) {
                    sold += weight * source.quantity(i);
                    expected += weight * level * season(i);
                }
                weight *= decay;
            }
            return new Recent(sold, expected);
        }
    }
}

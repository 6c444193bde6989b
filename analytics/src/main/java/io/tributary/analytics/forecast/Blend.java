package io.tributary.analytics.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Mixes the forecasts of the local models and of the trees. Shares are those that would have lost least one horizon ago;
 * one horizon is one draw, so a share away from what mostly does well must earn it. For the mean, a total off that of
 * the plain trees, which their loss keeps unbiased, counts as a loss beside the error; one horizon's own bias would be
 * chance.
 * The quantiles of 90 and 95 % are widened or narrowed where over the last two horizons they were kept more than a
 * point off their level, and then only to that point: what is less is chance, of what is more a part lasts.
 * (Choosing shares by more and older origins was tried: where demand drifts they chose worse quantiles. So did a penalty on levels not
 * kept, because quantiles of small counts are kept more often than their level; widening or narrowing by all or half
 * of what the last horizon wanted; and learning from newer moments only.)
 */
final class Blend {
    private static final int STEPS = 20;
    private static final int MEAN_STEPS = 10;
    /**
     * What a fraction needs to count as one, per level. Lower needs lose no less by pinball loss, but levels are kept
     * more often than they say: most where sales are rare.
     */
    private static final double[] WHOLE_FROM = {.6, .6, .7, .6, .5};

    private static final double[] SLOW_WHOLE_FROM = {.6, .6, .85, .6, .5};
    /** Levels that a horizon can judge: below them whole units blur it, above them too few demands are missed. */
    private static final double LEAST_JUDGED = .9;

    private static final double MOST_JUDGED = .95;
    private static final int LEAST_POINTS = 200;
    /** How far from its level a quantile may be kept by chance: series share their luck, so many of them do not help. */
    private static final double KEPT_BY_CHANCE = .01;

    private static final double MOST_WIDENED = 2;
    private static final int HALVINGS = 20;

    private static final double BIAS_ALLOWED = 0;
    /** How far the total of the means may end up from that of the plain trees. */
    private static final double TOTAL_ALLOWED = 0;

    /** On slow panels rare large orders make the total; there the error decides. */
    private static final double SLOW_BIAS_ALLOWED = .15;
    /** The share of the trees in a quantile that mostly does well, and what each further share must save. */
    private static final double USUAL_SHARE = .8;

    private static final double SLOW_USUAL_SHARE = .9;

    private static final double DOUBT = .2;
    /** What local models must save to enter the mean, as a share of its loss for a whole mean of them. */
    private static final double LOCAL_DOUBT = .05;

    private final List<PreparedSeries> series;
    private final ForecastGrid local;
    private final ForecastGrid trees;
    private final double biasAllowed;
    private final double totalAllowed;
    private final double usualShare;
    private final double[] wholeFrom;
    private final @Nullable Blend older;
    private final double[] treeShare = new double[ForecastGrid.COLUMNS];
    private final double[] widening = new double[ForecastGrid.COLUMNS];

    /**
     * @param local what the local models would have forecast for the newest horizon of each series
     * @param trees what the trees would have forecast for it
     * @param older the same as it would have been one horizon ago: its newest horizon judges quantiles too
     */
    Blend(List<PreparedSeries> series, ForecastGrid local, ForecastGrid trees, @Nullable Blend older) {
        this.series = series;
        this.local = local;
        this.trees = trees;
        boolean slow = PreparedSeries.slow(series);
        this.biasAllowed = slow ? SLOW_BIAS_ALLOWED : BIAS_ALLOWED;
        this.totalAllowed = slow ? SLOW_BIAS_ALLOWED : TOTAL_ALLOWED;
        this.usualShare = slow ? SLOW_USUAL_SHARE : USUAL_SHARE;
        this.wholeFrom = slow ? SLOW_WHOLE_FROM : WHOLE_FROM;
        this.older = older;
        Arrays.fill(widening, 1);
        chooseMean();
        for (int level = 1; level <= ForecastGrid.LEVELS.length; level++) {
            chooseQuantile(level);
            widen(level);
        }
    }

    /** The mean of the series' period. */
    double mean(ForecastGrid localNow, ForecastGrid treesNow, int s, int h) {
        return mean(localNow, treesNow, s, h, treeShare[ForecastGrid.MEAN], treeShare[ForecastGrid.CAUTIOUS_MEAN]);
    }

    /**
     * What to multiply all means by, so that their total stays near that of the plain trees.
     *
     * @param cut what that total lacks, because outliers were cut before the trees learned, as a factor
     */
    double keepingTotal(ForecastGrid localNow, ForecastGrid treesNow, double cut) {
        double total = 0;
        double unbiased = 0;
        for (int s = 0; s < series.size(); s++) {
            for (int h = 0; h < local.horizon(); h++) {
                double tree = treesNow.get(s, h, ForecastGrid.MEAN);
                if (!Double.isNaN(tree)) {
                    total += mean(localNow, treesNow, s, h);
                    unbiased += tree;
                }
            }
        }
        if (!(total > 0 && unbiased > 0)) {
            return 1;
        }
        double ratio = total / unbiased;
        return cut * Math.clamp(ratio, 1 - totalAllowed, 1 + totalAllowed) / ratio;
    }

    /** The quantile of the series' period, in whole units. */
    double quantile(ForecastGrid localNow, ForecastGrid treesNow, int s, int h, int level) {
        return quantile(localNow, treesNow, s, h, level, treeShare[level], widening[level]);
    }

    /** The share of the trees in the mean, 0 to 1. */
    double treeShare() {
        return treeShare[ForecastGrid.MEAN] + treeShare[ForecastGrid.CAUTIOUS_MEAN];
    }

    private void chooseMean() {
        double least = Double.POSITIVE_INFINITY;
        for (int plain = 0; plain <= MEAN_STEPS; plain++) {
            for (int cautious = 0; plain + cautious <= MEAN_STEPS; cautious++) {
                double own = 1 - (double) (plain + cautious) / MEAN_STEPS;
                double loss =
                        (1 + LOCAL_DOUBT * own) * meanLoss((double) plain / MEAN_STEPS, (double) cautious / MEAN_STEPS);
                if (loss < least) {
                    least = loss;
                    treeShare[ForecastGrid.MEAN] = (double) plain / MEAN_STEPS;
                    treeShare[ForecastGrid.CAUTIOUS_MEAN] = (double) cautious / MEAN_STEPS;
                }
            }
        }
    }

    private void chooseQuantile(int level) {
        double least = Double.POSITIVE_INFINITY;
        treeShare[level] = usualShare;
        for (int i = 0; i <= STEPS; i++) {
            double share = (double) i / STEPS;
            double loss = pinballLoss(level, share) * (1 + DOUBT * Math.abs(share - usualShare));
            if (loss < least) {
                least = loss;
                treeShare[level] = share;
            }
        }
    }

    private void widen(int column) {
        double level = ForecastGrid.LEVELS[column - 1];
        if (level < LEAST_JUDGED || level > MOST_JUDGED || points() < LEAST_POINTS) {
            return;
        }
        double kept = keptShare(column, 1);
        double wanted = Math.clamp(kept, level - KEPT_BY_CHANCE, level + KEPT_BY_CHANCE);
        if (kept == wanted) {
            return;
        }
        double low = 1 / MOST_WIDENED;
        double high = MOST_WIDENED;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = Math.sqrt(low * high);
            if (keptShare(column, middle) >= wanted) {
                high = middle;
            } else {
                low = middle;
            }
        }
        widening[column] = high;
    }

    private int points() {
        return (int) IntStream.range(0, series.size()).filter(this::judges).count() * local.horizon();
    }

    /** The share of the demands of the last two horizons that the quantiles would have covered. */
    private double keptShare(int column, double wider) {
        int kept = kept(column, treeShare[column], wider);
        int points = points();
        if (older != null) {
            kept += older.kept(column, treeShare[column], wider);
            points += older.points();
        }
        return (double) kept / points;
    }

    private int kept(int column, double share, double wider) {
        int kept = 0;
        for (int s = 0; s < series.size(); s++) {
            if (judges(s)) {
                for (int h = 0; h < local.horizon(); h++) {
                    if (demand(s, h) <= quantile(local, trees, s, h, column, share, wider)) {
                        kept++;
                    }
                }
            }
        }
        return kept;
    }

    private boolean judges(int s) {
        return usable(s) && !Double.isNaN(trees.get(s, 0, ForecastGrid.MEAN));
    }

    private double meanLoss(double plain, double cautious) {
        double errors = 0;
        double forecast = 0;
        double unbiased = 0;
        for (int s = 0; s < series.size(); s++) {
            if (usable(s)) {
                double squares = 0;
                for (int h = 0; h < local.horizon(); h++) {
                    double mean = mean(local, trees, s, h, plain, cautious);
                    double demand = demand(s, h);
                    squares += (demand - mean) * (demand - mean);
                    forecast += mean;
                    double tree = trees.get(s, h, ForecastGrid.MEAN);
                    unbiased += Double.isNaN(tree) ? demand : tree;
                }
                errors += Math.sqrt(squares / series.get(s).squareStep());
            }
        }
        double bias = unbiased > 0 ? Math.abs(forecast - unbiased) / unbiased : 0;
        return errors * (1 + Math.max(0, bias - biasAllowed));
    }

    private double pinballLoss(int column, double share) {
        double level = ForecastGrid.LEVELS[column - 1];
        double sum = 0;
        for (int s = 0; s < series.size(); s++) {
            if (usable(s)) {
                for (int h = 0; h < local.horizon(); h++) {
                    double error = demand(s, h) - quantile(local, trees, s, h, column, share, 1);
                    sum += Math.max(level * error, (level - 1) * error)
                            / series.get(s).meanStep();
                }
            }
        }
        return sum;
    }

    private boolean usable(int s) {
        return series.get(s).meanStep() > 0 && !Double.isNaN(local.get(s, local.horizon() - 1, ForecastGrid.MEAN));
    }

    private double demand(int s, int h) {
        return series.get(s).demand(series.get(s).length() - local.horizon() + h);
    }

    private static double mean(ForecastGrid local, ForecastGrid trees, int s, int h, double plain, double cautious) {
        double own = local.get(s, h, ForecastGrid.MEAN);
        double tree = trees.get(s, h, ForecastGrid.MEAN);
        return Double.isNaN(tree)
                ? own
                : plain * tree + cautious * trees.get(s, h, ForecastGrid.CAUTIOUS_MEAN) + (1 - plain - cautious) * own;
    }

    /** Demand comes in whole units, and so do its quantiles. */
    private double quantile(
            ForecastGrid local, ForecastGrid trees, int s, int h, int level, double share, double widening) {
        double own = local.get(s, h, level);
        double tree = trees.get(s, h, level);
        return Double.isNaN(tree)
                ? own
                : Math.floor(widening * (share * tree + (1 - share) * own) + 1 - wholeFrom[level - 1]);
    }
}

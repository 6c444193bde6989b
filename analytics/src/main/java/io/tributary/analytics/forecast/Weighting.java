package io.tributary.analytics.forecast;

import java.util.Arrays;
import java.util.List;

/**
 * Weights of the candidates for each series: a high power of the inverse squared error, where a series' own error is
 * drawn towards the error of all series, because a few dozen tried periods say little about one.
 */
final class Weighting {
    private static final double POWER = 4;
    /** How many tried periods the experience of all series counts for. */
    private static final double POOLED_POINTS = 60;

    private static final double LEAST = .02;
    /** A share of the largest pooled error below which errors are all the same. */
    private static final double FLOOR = 1e-4;
    /** A share of a series' scale below which its errors are all the same: a quiet window proves little. */
    private static final double NEGLIGIBLE = .0005;

    private final double[] pooled;

    private Weighting(double[] pooled) {
        this.pooled = pooled;
    }

    /** Pools the scaled errors of all series: the mean ratio of each candidate's error to the best one's. */
    static Weighting pool(List<PreparedSeries> series, List<Backtest> backtests, int candidates) {
        double[] sums = new double[candidates];
        for (int s = 0; s < series.size(); s++) {
            Backtest backtest = backtests.get(s);
            double scale = series.get(s).squareStep();
            if (backtest.points() > 0 && scale > 0) {
                for (int m = 0; m < candidates; m++) {
                    sums[m] += Math.min(25, backtest.meanSquaredError(m) / scale);
                }
            }
        }
        double best = Arrays.stream(sums).min().orElse(0);
        best = Math.max(best, FLOOR * Arrays.stream(sums).max().orElse(0));
        double[] ratios = new double[candidates];
        for (int m = 0; m < candidates; m++) {
            ratios[m] = best > 0 ? Math.max(sums[m], best) / best : 1;
        }
        return new Weighting(ratios);
    }

    /**
     * Non-negative weights that add up to 1.
     *
     * @param scale the series' mean squared change
     */
    double[] weights(Backtest backtest, double scale) {
        double[] errors = new double[pooled.length];
        for (int m = 0; m < errors.length; m++) {
            errors[m] = backtest.points() == 0 ? 0 : backtest.meanSquaredError(m);
        }
        double floor = NEGLIGIBLE * scale;
        double best = Math.max(floor, Arrays.stream(errors).min().orElse(0));
        double trust = best > floor ? backtest.points() / (backtest.points() + POOLED_POINTS) : 0;
        double[] weights = new double[errors.length];
        for (int m = 0; m < errors.length; m++) {
            double own = best > 0 ? Math.max(floor, errors[m]) / best : 1;
            weights[m] = Math.pow(Math.pow(own, trust) * Math.pow(pooled[m], 1 - trust), -POWER);
        }
        return withoutTheSmallest(weights);
    }

    private static double[] withoutTheSmallest(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        double kept = 0;
        for (int m = 0; m < weights.length; m++) {
            weights[m] = weights[m] / sum < LEAST ? 0 : weights[m] / sum;
            kept += weights[m];
        }
        for (int m = 0; m < weights.length; m++) {
            weights[m] /= kept;
        }
        return weights;
    }
}

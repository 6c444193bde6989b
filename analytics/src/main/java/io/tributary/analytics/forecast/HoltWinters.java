package io.tributary.analytics.forecast;

import java.util.Arrays;

/**
 * Holt and Winters' smoothing with an additive season (Winters, Management Science 6, 1960) and a damped
 * trend. The weights come from a grid, by least squared one-step error after the first season. A series without two
 * whole seasons gets the damped trend alone.
 *
 * @param season periods, ≥ 1
 */
record HoltWinters(int season) implements PointModel {
    private static final double[] LEVEL_WEIGHTS = {.05, .15, .4};
    private static final double[] TREND_SHARES = {0, .1};
    private static final double[] SEASON_WEIGHTS = {.05, .2, .5};

    @Override
    public double[] forecast(double[] history, int length, int horizon) {
        if (season == 1 || length < 2 * season) {
            return new DampedTrend().forecast(history, length, horizon);
        }
        Fit best = null;
        for (double level : LEVEL_WEIGHTS) {
            for (double trend : TREND_SHARES) {
                for (double seasonal : SEASON_WEIGHTS) {
                    Fit fit = fit(history, length, level, level * trend, seasonal);
                    if (best == null || fit.squaredError < best.squaredError) {
                        best = fit;
                    }
                }
            }
        }
        return best.extrapolate(length, horizon);
    }

    /** Starts from the mean of the first season and each period's distance from its own season's mean, averaged. */
    private Fit fit(double[] history, int length, double levelWeight, double trendWeight, double seasonWeight) {
        double[] index = start(history, length);
        double level = Arrays.stream(history, 0, season).average().orElse(0);
        double trend = 0;
        double squares = 0;
        for (int i = 0; i < length; i++) {
            double before = level + DampedTrend.DAMPING * trend;
            double error = history[i] - before - index[i % season];
            if (i >= season) {
                squares += error * error;
            }
            level = before + levelWeight * error;
            trend = DampedTrend.DAMPING * trend + trendWeight * error;
            index[i % season] += seasonWeight * (1 - levelWeight) * error;
        }
        return new Fit(level, trend, index, squares);
    }

    private double[] start(double[] history, int length) {
        int seasons = length / season;
        double[] index = new double[season];
        for (int k = 0; k < seasons; k++) {
            double mean = Arrays.stream(history, k * season, (k + 1) * season)
                    .average()
                    .orElse(0);
            for (int i = 0; i < season; i++) {
                index[i] += (history[k * season + i] - mean) / seasons;
            }
        }
        return index;
    }

    /** Where the smoothing ended. */
    private record Fit(double level, double trend, double[] index, double squaredError) {

        double[] extrapolate(int from, int horizon) {
            double[] forecast = DampedTrend.extrapolate(level, trend, horizon);
            Arrays.setAll(forecast, h -> Math.max(0, forecast[h] + index[(from + h) % index.length]));
            return forecast;
        }
    }
}

package io.tributary.analytics.forecast;

import java.util.Arrays;

/**
 * Holt's linear trend damped by 0.9 a period (Gardner and McKenzie, Management Science 31, 1985); both weights come from
 * a grid, by least squared one-step error.
 */
record DampedTrend() implements PointModel {
    static final double DAMPING = .9;
    private static final double[] LEVEL_WEIGHTS = {.05, .1, .2, .4, .7};
    private static final double[] TREND_SHARES = {.05, .15, .4};

    @Override
    public double[] forecast(double[] history, int length, int horizon) {
        double best = Double.POSITIVE_INFINITY;
        double bestLevel = 0;
        double bestTrend = 0;
        double start = SimpleSmoothing.start(history, length);
        for (double weight : LEVEL_WEIGHTS) {
            for (double share : TREND_SHARES) {
                double level = start;
                double trend = 0;
                double squares = 0;
                for (int i = 0; i < length; i++) {
                    double error = history[i] - level - DAMPING * trend;
                    squares += error * error;
                    level += DAMPING * trend + weight * error;
                    trend = DAMPING * trend + weight * share * error;
                }
                if (squares < best) {
                    best = squares;
                    bestLevel = level;
                    bestTrend = trend;
                }
            }
        }
        double[] forecast = extrapolate(bestLevel, bestTrend, horizon);
        Arrays.setAll(forecast, h -> Math.max(0, forecast[h]));
        return forecast;
    }

    /** The level of each coming period, which a falling trend may take below 0. */
    static double[] extrapolate(double level, double trend, int horizon) {
        double[] levels = new double[horizon];
        double step = trend;
        double value = level;
        for (int h = 0; h < horizon; h++) {
            step *= DAMPING;
            value += step;
            levels[h] = value;
        }
        return levels;
    }
}

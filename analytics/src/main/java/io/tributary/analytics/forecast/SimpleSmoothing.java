package io.tributary.analytics.forecast;

import java.util.Arrays;

/**
 * Simple exponential smoothing from the mean of the first quarter (at most ten values); the weight of the newest value
 * is the one of a grid with the least squared one-step error.
 */
record SimpleSmoothing() implements PointModel {
    private static final double[] WEIGHTS = {.01, .02, .04, .06, .08, .1, .13, .17, .22, .3, .4, .55, .75, .95};

    @Override
    public double[] forecast(double[] history, int length, int horizon) {
        double[] forecast = new double[horizon];
        Arrays.fill(forecast, best(history, length).level());
        return forecast;
    }

    /** The best weight and the level that it ends on. */
    static Fit best(double[] history, int length) {
        double start = start(history, length);
        Fit best = new Fit(0, start, Double.POSITIVE_INFINITY);
        for (double weight : WEIGHTS) {
            Fit fit = fit(history, length, weight, start);
            if (fit.squaredError() < best.squaredError()) {
                best = fit;
            }
        }
        return best;
    }

    static Fit fit(double[] history, int length, double weight, double start) {
        double level = start;
        double squares = 0;
        for (int i = 0; i < length; i++) {
            double error = history[i] - level;
            squares += error * error;
            level += weight * error;
        }
        return new Fit(weight, level, squares);
    }

    static double start(double[] history, int length) {
        int first = Math.max(1, Math.min(10, length / 4));
        double sum = 0;
        for (int i = 0; i < first; i++) {
            sum += history[i];
        }
        return sum / first;
    }

    /**
     * @param weight of the newest value
     * @param level after the last value
     * @param squaredError sum over all one-step errors
     */
    record Fit(double weight, double level, double squaredError) {}
}

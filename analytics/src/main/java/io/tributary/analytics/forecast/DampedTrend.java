package io.tributary.analytics.forecast;

/**
 * Holt's linear trend damped by 0.9 a period (Gardner and McKenzie, Management Science 31, 1985); both weights come from
 * a grid, by least squared one-step error.
 */
record DampedTrend() implements PointModel {
    private static final double DAMPING = .9;
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
        return extrapolate(bestLevel, bestTrend, horizon);
    }

    private static double[] extrapolate(double level, double trend, int horizon) {
        double[] forecast = new double[horizon];
        double step = trend;
        double value = level;
        for (int h = 0; h < horizon; h++) {
            step *= DAMPING;
            value += step;
            forecast[h] = Math.max(0, value);
        }
        return forecast;
    }
}

package io.tributary.analytics.forecast;

/**
 * The value of one season ago; of a series shorter than a season, its last value.
 *
 * @param season periods, ≥ 1
 */
record SeasonalNaive(int season) implements PointModel {

    @Override
    public double[] forecast(double[] history, int length, int horizon) {
        int step = length >= season ? season : 1;
        double[] forecast = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            forecast[h] = history[length - step + h % step];
        }
        return forecast;
    }
}

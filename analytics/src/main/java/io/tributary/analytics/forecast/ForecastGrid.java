package io.tributary.analytics.forecast;

import java.util.Arrays;

/** Means and quantiles per series and period, while models are compared and blended. NaN where there is none. */
final class ForecastGrid {
    /** The quantiles that are forecast. */
    static final double[] LEVELS = {.5, .75, .9, .95, .99};
    /** The mean, then the quantiles, then a mean that outliers were kept from. */
    static final int COLUMNS = 2 + LEVELS.length;

    static final int MEAN = 0;
    static final int CAUTIOUS_MEAN = 1 + LEVELS.length;

    private final int horizon;
    private final double[] values;

    ForecastGrid(int series, int horizon) {
        this.horizon = horizon;
        this.values = new double[series * horizon * COLUMNS];
        Arrays.fill(values, Double.NaN);
    }

    int horizon() {
        return horizon;
    }

    /** @param column {@link #MEAN}, k for the k-th level from one on, or {@link #CAUTIOUS_MEAN} */
    double get(int series, int step, int column) {
        return values[(series * horizon + step) * COLUMNS + column];
    }

    void set(int series, int step, int column, double value) {
        values[(series * horizon + step) * COLUMNS + column] = value;
    }
}

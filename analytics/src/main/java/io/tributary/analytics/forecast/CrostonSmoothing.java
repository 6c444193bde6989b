package io.tributary.analytics.forecast;

import java.util.Arrays;

/**
 * Croston's method (Operational Research Quarterly 23, 1972): sizes of sales and intervals between them are smoothed
 * apart, each by 0.1, and the forecast is size over interval. Where there are intervals, the quotient is too high by
 * about half the weight and is corrected (SBA: Syntetos and Boylan, International Journal of Forecasting 21, 2005).
 */
record CrostonSmoothing() implements PointModel {
    private static final double WEIGHT = .1;

    @Override
    public double[] forecast(double[] history, int length, int horizon) {
        double size = 0;
        double interval = 1;
        int last = -1;
        boolean sold = false;
        for (int i = 0; i < length; i++) {
            if (history[i] > 0) {
                size = sold ? size + WEIGHT * (history[i] - size) : history[i];
                interval = sold ? interval + WEIGHT * (i - last - interval) : i - last;
                sold = true;
                last = i;
            }
        }
        double rate = size / interval;
        double[] forecast = new double[horizon];
        Arrays.fill(forecast, interval > 1 ? (1 - WEIGHT / 2) * rate : rate);
        return forecast;
    }
}

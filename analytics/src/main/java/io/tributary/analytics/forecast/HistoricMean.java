package io.tributary.analytics.forecast;

import java.util.Arrays;

/** The mean of everything known. */
record HistoricMean() implements PointModel {

    @Override
    public double[] forecast(double[] history, int length, int horizon) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += history[i];
        }
        double[] forecast = new double[horizon];
        Arrays.fill(forecast, sum / length);
        return forecast;
    }
}

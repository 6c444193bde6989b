package io.tributary.analytics.forecast;

import io.tributary.domain.forecast.KeptLevels;
import io.tributary.domain.forecast.QuantileForecast;
import java.util.List;

/**
 * The forecasts of a panel, and how its series err together: by {@code errorProducts / errorSizes}, their mean
 * correlation. These sums, and the counts of
 * levels, add up over panels, so that a network forecast in parts has one correlation and one calibration.
 *
 * @param series one per series, in order
 * @param errorProducts by how much squared errors of past totals exceed the summed variances of their series
 * @param errorSizes products of the standard deviations of two series in the same period, over all pairs, ≥ 0
 * @param keptLevels the levels that past totals of all, of categories and of regions came to, with that correlation
 */
public record PanelForecast(
        List<QuantileForecast> series, double errorProducts, double errorSizes, KeptLevels keptLevels) {
    public PanelForecast {
        series = List.copyOf(series);
    }

    static double correlation(double products, double sizes) {
        return sizes > 0 ? Math.clamp(products / sizes, 0, 1) : 0;
    }

    /** 0 to 1; 0 where nothing is known. */
    public double correlation() {
        return correlation(errorProducts, errorSizes);
    }
}

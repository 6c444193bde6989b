package io.tributary.analytics.forecast;

import io.tributary.domain.forecast.QuantileForecast;
import java.util.List;

/**
 * The forecasts of a panel, and how its series err together: by {@code errorProducts / errorSizes}, their mean
 * correlation. The two add up over panels, so that a network forecast in parts has one correlation.
 *
 * @param series one per series, in order
 * @param errorProducts products of the past errors of two series in the same period, over all pairs
 * @param errorSizes the same of the series' root mean squared errors, ≥ 0
 */
public record PanelForecast(List<QuantileForecast> series, double errorProducts, double errorSizes) {
    public PanelForecast {
        series = List.copyOf(series);
    }

    /** 0 to 1; 0 where nothing is known. */
    public double correlation() {
        return errorSizes > 0 ? Math.clamp(errorProducts / errorSizes, 0, 1) : 0;
    }
}

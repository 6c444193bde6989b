package io.tributary.analytics.forecast;

import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.ForecastPolicy;
import io.tributary.domain.forecast.QuantileForecast;
import java.util.List;

/**
 * Forecasts demand as distributions. A pure function: the same series and policy give the same forecasts, in the order
 * of the series. The work is spread over the processors; nothing depends on how.
 */
public final class Forecaster {

    /**
     * Forecasts every series from its own end on, for the policy's horizon.
     *
     * @param demand series of one panel; they share experience, so a large and similar panel forecasts better than one
     *     series alone
     * @return one forecast per series, in the same order; a series without any history is forecast as its category's
     *     mean, or zero
     */
    public List<QuantileForecast> forecast(List<DemandSeries> demand, ForecastPolicy policy) {
        List<PreparedSeries> prepared = EventEffects.remove(demand, policy.horizon());
        return new LocalForecasts(prepared, policy).all();
    }
}

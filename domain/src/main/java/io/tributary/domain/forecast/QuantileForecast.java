package io.tributary.domain.forecast;

import java.util.List;

/**
 * The forecast of one series.
 *
 * @param key the series
 * @param firstPeriod the period of the first forecast
 * @param periods one forecast per period of the horizon
 * @param model the model or combination that was used, for people
 * @param scores every candidate's backtest, best first; empty when history was too short to compete
 * @param sampleSize periods of history that were used
 * @param errorCorrelation correlation of the errors of two periods of one horizon, 0 to 1
 */
public record QuantileForecast(
        SeriesKey key,
        int firstPeriod,
        List<PeriodForecast> periods,
        String model,
        List<ModelScore> scores,
        int sampleSize,
        double errorCorrelation) {

    public QuantileForecast {
        periods = List.copyOf(periods);
        scores = List.copyOf(scores);
    }
}

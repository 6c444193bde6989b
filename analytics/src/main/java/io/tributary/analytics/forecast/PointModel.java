package io.tributary.analytics.forecast;

import io.tributary.domain.forecast.ForecastModel;
import java.util.Arrays;

/** A model that learns from one series alone and gives one expected value per coming period. */
@FunctionalInterface
interface PointModel {
    /**
     * @param history quantities, oldest first
     * @param length how many of them are known, ≥ 1; what lies beyond must not be read
     * @param horizon periods to forecast
     * @return one value per period, each ≥ 0
     */
    double[] forecast(double[] history, int length, int horizon);

    /** The same, but nothing above twice what was ever seen: a season or a trend of others may overshoot. */
    default PointModel bounded() {
        return (history, length, horizon) -> {
            double most = 2 * Arrays.stream(history, 0, length).max().orElse(0);
            double[] means = forecast(history, length, horizon);
            Arrays.setAll(means, h -> Math.min(most, means[h]));
            return means;
        };
    }

    /** The local model of this name. */
    static PointModel of(ForecastModel model, int season) {
        return switch (model) {
            case HISTORIC_MEAN -> new HistoricMean();
            case SEASONAL_NAIVE -> new SeasonalNaive(season);
            case SES -> new SimpleSmoothing();
            case CROSTON_SBA -> new CrostonSmoothing();
            case TSB -> new IntermittentSmoothing();
            case IMAPA -> new AggregatedSmoothing();
            case DAMPED_TREND -> new DampedTrend();
            case HOLT_WINTERS -> new HoltWinters(season);
            case THETA -> new Theta();
            case SEASONAL_PROFILE, GLOBAL_TREES ->
                throw new IllegalArgumentException(model + " learns from all series at once, not from one.");
        };
    }
}

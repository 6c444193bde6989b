package io.tributary.analytics.forecast;

import io.tributary.domain.forecast.DemandSeries;
import java.util.Arrays;
import java.util.List;

/** Divides demand by the lift of its events; without events, demand is base demand. */
final class EventEffects {
    private EventEffects() {}

    static List<PreparedSeries> remove(List<DemandSeries> demand, int horizon) {
        return demand.stream()
                .map(series -> {
                    double[] lift = new double[series.length() + horizon];
                    Arrays.fill(lift, 1);
                    return new PreparedSeries(series, LostSales.fill(series), lift);
                })
                .toList();
    }
}

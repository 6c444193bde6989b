package io.tributary.analytics.forecast;

import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.ForecastPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * {@link SeasonalLevels} as one more candidate of each series: what they say of the panel at every moment from which
 * candidates are tried, and at its end. At each moment all series are cut off by as many periods, so none shows
 * another what is to come.
 */
final class SeasonalProfiles {
    /** Per series, the forecast by the number of periods known. */
    private final List<Map<Integer, double[]>> forecasts = new ArrayList<>();

    SeasonalProfiles(List<PreparedSeries> series, ForecastPolicy policy) {
        var cuts = new TreeSet<Integer>(List.of(0));
        for (PreparedSeries one : series) {
            forecasts.add(new HashMap<>());
            Arrays.stream(Backtest.origins(one, policy)).forEach(origin -> cuts.add(one.length() - origin));
        }
        cuts.forEach(cut -> learn(series, cut, policy));
    }

    private void learn(List<PreparedSeries> series, int cut, ForecastPolicy policy) {
        List<DemandSeries> panel =
                series.stream().map(one -> known(one, cut, policy.season())).toList();
        double[][] means = SeasonalLevels.means(panel, policy.season(), policy.horizon());
        for (int s = 0; s < means.length; s++) {
            forecasts.get(s).put(panel.get(s).length(), means[s]);
        }
    }

    private static DemandSeries known(PreparedSeries one, int cut, int season) {
        int known = Math.max(0, one.length() - cut);
        long[] usual =
                Arrays.stream(one.usual(known, season)).mapToLong(Math::round).toArray();
        DemandSeries source = one.source();
        String category = source.category();
        DemandSeries base = DemandSeries.of(source.key(), source.firstPeriod(), usual);
        return category == null ? base : base.withCategory(category);
    }

    /** The candidate of one series; it is asked only at moments that were foreseen. */
    PointModel of(int s) {
        return (history, length, horizon) ->
                Arrays.copyOf(forecasts.get(s).getOrDefault(length, new double[0]), horizon);
    }
}

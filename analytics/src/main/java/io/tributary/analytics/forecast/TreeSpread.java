package io.tributary.analytics.forecast;

import io.tributary.domain.forecast.CountDistribution;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Quantiles of counts around the trees' mean, beside those that trees learn directly: a negative binomial whose variance
 * is what the trees' squared errors of one horizon ago were at such a mean, times how restless the series is. Learned
 * quantiles know more shapes, these ones need less data; far ones most of all.
 */
final class TreeSpread {
    private final List<PreparedSeries> series;
    private final VarianceCurve curve;

    /** @param trees what the trees would have forecast for the newest horizon of each series */
    TreeSpread(List<PreparedSeries> series, ForecastGrid trees) {
        this.series = series;
        int horizon = trees.horizon();
        double[] means = IntStream.range(0, series.size() * horizon)
                .mapToDouble(i -> mean(trees, i / horizon, i % horizon))
                .toArray();
        int[] known = IntStream.range(0, means.length)
                .filter(i -> !Double.isNaN(means[i]) && series.get(i / horizon).length() >= horizon)
                .toArray();
        this.curve = VarianceCurve.fit(
                IntStream.of(known).mapToDouble(i -> means[i]).toArray(),
                IntStream.of(known)
                        .mapToDouble(i -> {
                            PreparedSeries one = series.get(i / horizon);
                            double error = one.demand(one.length() - horizon + i % horizon) - means[i];
                            return error * error;
                        })
                        .toArray());
    }

    /**
     * Puts the quantiles around the trees' mean where the trees forecast.
     *
     * @param grid forecasts whose quantiles are replaced
     * @param restless per series, its squared errors as a share of what is usual at its level
     */
    void replaceQuantiles(ForecastGrid grid, ForecastGrid trees, IntToDoubleFunction restless) {
        IntStream.range(0, series.size()).parallel().forEach(s -> {
            double ratio = restless.applyAsDouble(s);
            for (int h = 0; h < grid.horizon(); h++) {
                double mean = mean(trees, s, h);
                if (!Double.isNaN(mean) && !Double.isNaN(grid.get(s, h, ForecastGrid.MEAN))) {
                    double[] quantiles =
                            CountDistribution.of(mean, curve.at(mean) * ratio).quantiles(ForecastGrid.LEVELS);
                    for (int k = 0; k < quantiles.length; k++) {
                        grid.set(s, h, 1 + k, quantiles[k]);
                    }
                }
            }
        });
    }

    private static double mean(ForecastGrid trees, int s, int h) {
        return (trees.get(s, h, ForecastGrid.MEAN) + trees.get(s, h, ForecastGrid.CAUTIOUS_MEAN)) / 2;
    }
}

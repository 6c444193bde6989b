package io.tributary.analytics.forecast;

import io.tributary.domain.forecast.CountDistribution;
import io.tributary.domain.forecast.ForecastModel;
import io.tributary.domain.forecast.ForecastPolicy;
import io.tributary.domain.forecast.ModelScore;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Forecasts from models that see one series each. What they share is experience: which model does well, how error grows
 * with demand, and how well the levels of quantiles were kept.
 */
final class LocalForecasts {
    private final ForecastPolicy policy;
    private final List<ForecastModel> names;
    private final List<List<PointModel>> candidates;
    private final List<PreparedSeries> series;
    private final ShortHistory shortHistory;
    private final List<Backtest> backtests;
    private final List<double[]> weights;
    private final List<double[]> combined;
    private final VarianceCurve curve;
    private final List<Dispersion> dispersions;
    private final double[] levels;
    private final double errorCorrelation;

    LocalForecasts(List<PreparedSeries> series, ForecastPolicy policy) {
        this.policy = policy;
        this.series = series;
        this.shortHistory = new ShortHistory(series, policy.minHistory());
        this.names = policy.candidates().stream()
                .filter(model -> model != ForecastModel.GLOBAL_TREES)
                .toList();
        this.candidates = candidates();
        this.backtests = each(s -> Backtest.of(series.get(s), candidates.get(s), policy));
        Weighting weighting = Weighting.pool(series, backtests, names.size());
        this.weights =
                each(s -> weighting.weights(backtests.get(s), series.get(s).squareStep()));
        this.combined = each(s -> backtests.get(s).combined(weights.get(s)));
        this.curve = VarianceCurve.fit(flatten(combined), squaredErrors());
        this.dispersions = each(s -> new Dispersion(series.get(s), backtests.get(s), combined.get(s), curve));
        Calibration calibration = Calibration.of(keptLevels());
        this.levels =
                Arrays.stream(ForecastGrid.LEVELS).map(calibration::corrected).toArray();
        this.errorCorrelation = ErrorCorrelation.of(backtests, combined, curve);
    }

    /** The models of each series, in the order of their names. */
    private List<List<PointModel>> candidates() {
        var profiles = names.contains(ForecastModel.SEASONAL_PROFILE) ? new SeasonalProfiles(series, policy) : null;
        return IntStream.range(0, series.size())
                .mapToObj(s -> names.stream()
                        .map(name -> profiles != null && name == ForecastModel.SEASONAL_PROFILE
                                ? profiles.of(s)
                                : PointModel.of(name, policy.season()))
                        .map(PointModel::bounded)
                        .toList())
                .toList();
    }

    /** The forecasts from the end of every series. */
    ForecastGrid forecast() {
        var grid = new ForecastGrid(series.size(), policy.horizon());
        IntStream.range(0, series.size()).parallel().forEach(s -> {
            double[] means = means(s);
            for (int h = 0; h < means.length; h++) {
                fill(grid, s, h, means[h], dispersions.get(s).ratio());
            }
        });
        return grid;
    }

    /** What would have been forecast one horizon earlier, for the series that reach back so far. */
    ForecastGrid validation() {
        var grid = new ForecastGrid(series.size(), policy.horizon());
        IntStream.range(0, series.size()).parallel().forEach(s -> {
            Backtest backtest = backtests.get(s);
            double[] means = combined.get(s);
            for (int h = 0; h < policy.horizon() && h < backtest.points(); h++) {
                if (backtest.origin()[h] == 0 && series.get(s).length() - policy.horizon() >= policy.minHistory()) {
                    fill(grid, s, h, means[h], dispersions.get(s).ratioWithout(0, backtest, means, curve));
                }
            }
        });
        return grid;
    }

    private void fill(ForecastGrid grid, int s, int h, double mean, double ratio) {
        double[] quantiles = CountDistribution.of(mean, curve.at(mean) * ratio).quantiles(levels);
        grid.set(s, h, 0, mean);
        for (int k = 0; k < quantiles.length; k++) {
            grid.set(s, h, 1 + k, quantiles[k]);
        }
    }

    /** What squared errors say of the variance of a forecast of this series, before its quantiles are calibrated. */
    double learnedVariance(int s, double mean) {
        return Math.max(mean, curve.at(mean) * dispersions.get(s).ratio());
    }

    /** The series' squared errors as a share of what is usual at its level. */
    double restless(int s) {
        return dispersions.get(s).ratio();
    }

    /** The same, as it was known one horizon ago. */
    double restlessBefore(int s) {
        return dispersions.get(s).ratioWithout(0, backtests.get(s), combined.get(s), curve);
    }

    /** @param kept per series, the share of the learned variance that its forecast has */
    SharedErrors sharedErrors(double[] kept) {
        List<double[]> deviations = each(s -> Arrays.stream(combined.get(s))
                .map(mean -> Math.sqrt(kept[s] * learnedVariance(s, mean)))
                .toArray());
        return new SharedErrors(series, backtests, combined, deviations);
    }

    double errorCorrelation() {
        return errorCorrelation;
    }

    private double[] means(int s) {
        PreparedSeries one = series.get(s);
        double[] means = new double[policy.horizon()];
        if (shortHistory.tooShort(one)) {
            double level = shortHistory.level(one);
            Arrays.setAll(means, h -> level * one.lift(one.length() + h));
            return means;
        }
        double[] usual = one.usual(one.length(), policy.season());
        for (int m = 0; m < names.size(); m++) {
            double weight = weights.get(s)[m];
            if (weight > 0) {
                double[] forecast = candidates.get(s).get(m).forecast(usual, one.length(), policy.horizon());
                for (int h = 0; h < means.length; h++) {
                    means[h] += weight * forecast[h] * one.lift(one.length() + h);
                }
            }
        }
        return means;
    }

    List<ModelScore> scores(int s) {
        Backtest backtest = backtests.get(s);
        double scale = series.get(s).squareStep();
        if (backtest.points() == 0 || scale <= 0) {
            return List.of();
        }
        return IntStream.range(0, names.size())
                .mapToObj(m -> new ModelScore(
                        names.get(m), Math.sqrt(backtest.meanSquaredError(m) / scale), weights.get(s)[m]))
                .sorted(Comparator.comparingDouble(ModelScore::scaledError).thenComparing(ModelScore::model))
                .toList();
    }

    String description(int s) {
        if (shortHistory.tooShort(series.get(s))) {
            return "SHORT_HISTORY";
        }
        double[] weight = weights.get(s);
        return IntStream.range(0, weight.length)
                .filter(m -> weight[m] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(m -> -weight[m]))
                .map(m -> Math.round(100 * weight[m]) + " % " + names.get(m))
                .collect(Collectors.joining(" + "));
    }

    private double[] squaredErrors() {
        List<double[]> squares = each(s -> {
            double[] square = new double[combined.get(s).length];
            for (int i = 0; i < square.length; i++) {
                double error = backtests.get(s).actual()[i] - combined.get(s)[i];
                square[i] = error * error;
            }
            return square;
        });
        return flatten(squares);
    }

    private double[] keptLevels() {
        return flatten(each(s -> {
            Backtest backtest = backtests.get(s);
            double[] means = combined.get(s);
            double[] kept = new double[means.length];
            int ratioOf = -1;
            double ratio = 1;
            for (int i = 0; i < kept.length; i++) {
                if (backtest.origin()[i] != ratioOf) {
                    ratioOf = backtest.origin()[i];
                    ratio = dispersions.get(s).ratioWithout(ratioOf, backtest, means, curve);
                }
                double variance = curve.at(means[i]) * ratio;
                kept[i] = Calibration.level(means[i], variance, Math.round(backtest.actual()[i]), s * 31 + i);
            }
            return kept;
        }));
    }

    private <T> List<T> each(IntFunction<T> work) {
        return IntStream.range(0, series.size()).parallel().mapToObj(work).toList();
    }

    private static double[] flatten(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}

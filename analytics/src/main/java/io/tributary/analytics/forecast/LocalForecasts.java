package io.tributary.analytics.forecast;

import io.tributary.domain.forecast.CountDistribution;
import io.tributary.domain.forecast.ForecastModel;
import io.tributary.domain.forecast.ForecastPolicy;
import io.tributary.domain.forecast.ModelScore;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.forecast.QuantileForecast;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Forecasts from models that see one series each. What they share is experience: which model does well, how error grows
 * with demand, and how well the levels of quantiles were kept.
 */
final class LocalForecasts {
    private final ForecastPolicy policy;
    private final List<ForecastModel> names;
    private final List<PointModel> candidates;
    private final List<PreparedSeries> series;
    private final List<Backtest> backtests;
    private final List<double[]> weights;
    private final List<double[]> combined;
    private final VarianceCurve curve;
    private final List<Dispersion> dispersions;
    private final Calibration calibration;
    private final double errorCorrelation;

    LocalForecasts(List<PreparedSeries> series, ForecastPolicy policy) {
        this.policy = policy;
        this.series = series;
        this.names = policy.candidates().stream()
                .filter(model -> model != ForecastModel.GLOBAL_TREES)
                .toList();
        this.candidates =
                names.stream().map(name -> PointModel.of(name, policy.season())).toList();
        this.backtests = series.parallelStream()
                .map(one -> Backtest.of(one, candidates, policy))
                .toList();
        Weighting weighting = Weighting.pool(series, backtests, candidates.size());
        this.weights = backtests.stream().map(weighting::weights).toList();
        this.combined = each(s -> backtests.get(s).combined(weights.get(s)));
        this.curve = VarianceCurve.fit(flatten(combined), squaredErrors());
        this.dispersions = each(s -> new Dispersion(series.get(s), backtests.get(s), combined.get(s), curve));
        this.calibration = Calibration.of(levels());
        this.errorCorrelation = ErrorCorrelation.of(backtests, combined);
    }

    List<QuantileForecast> all() {
        return IntStream.range(0, series.size())
                .parallel()
                .mapToObj(this::forecast)
                .toList();
    }

    private QuantileForecast forecast(int s) {
        PreparedSeries one = series.get(s);
        double[] means = means(s);
        double ratio = dispersions.get(s).ratio();
        List<PeriodForecast> periods = new ArrayList<>(means.length);
        for (double mean : means) {
            periods.add(period(mean, curve.at(mean) * ratio));
        }
        return new QuantileForecast(
                one.source().key(),
                one.source().endPeriod(),
                periods,
                description(weights.get(s)),
                scores(s),
                one.length(),
                errorCorrelation);
    }

    private double[] means(int s) {
        PreparedSeries one = series.get(s);
        double[] means = new double[policy.horizon()];
        for (int m = 0; m < candidates.size() && one.length() > 0; m++) {
            double weight = weights.get(s)[m];
            if (weight > 0) {
                double[] forecast = candidates.get(m).forecast(one.base(), one.length(), policy.horizon());
                for (int h = 0; h < means.length; h++) {
                    means[h] += weight * forecast[h] * one.lift(one.length() + h);
                }
            }
        }
        return means;
    }

    private PeriodForecast period(double mean, double variance) {
        double[] q = CountDistribution.of(mean, variance)
                .quantiles(
                        calibration.corrected(.5),
                        calibration.corrected(.75),
                        calibration.corrected(.9),
                        calibration.corrected(.95),
                        calibration.corrected(.99));
        return new PeriodForecast(mean, Math.max(mean, variance), q[0], q[1], q[2], q[3], q[4]);
    }

    private List<ModelScore> scores(int s) {
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

    private String description(double[] weight) {
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

    private double[] levels() {
        return flatten(each(s -> {
            Backtest backtest = backtests.get(s);
            double[] means = combined.get(s);
            double[] levels = new double[means.length];
            int ratioOf = -1;
            double ratio = 1;
            for (int i = 0; i < levels.length; i++) {
                if (backtest.origin()[i] != ratioOf) {
                    ratioOf = backtest.origin()[i];
                    ratio = dispersions.get(s).ratioWithout(ratioOf, backtest, means, curve);
                }
                double variance = curve.at(means[i]) * ratio;
                levels[i] = Calibration.level(means[i], variance, Math.round(backtest.actual()[i]), s * 31 + i);
            }
            return levels;
        }));
    }

    private <T> List<T> each(java.util.function.IntFunction<T> work) {
        return IntStream.range(0, series.size()).parallel().mapToObj(work).toList();
    }

    private static double[] flatten(List<double[]> parts) {
        return parts.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
    }
}

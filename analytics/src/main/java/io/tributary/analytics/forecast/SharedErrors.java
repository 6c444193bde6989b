package io.tributary.analytics.forecast;

import io.tributary.domain.forecast.KeptLevels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How much more the total of all series errs in a period than series that err by themselves would, over the rolling
 * origins: (Σe)² − Σσ² beside (Σσ)² − Σσ², where σ are the deviations that the forecasts claim. Their ratio is the
 * correlation with which (1 − ρ) Σσ² + ρ (Σσ)² is the squared error that totals had. Large series weigh more, as in a
 * total. With it, past totals of all, of regions and of categories each came to a level of their forecast; where demand
 * grew faster than models say, those levels are high together.
 */
final class SharedErrors {
    /** What is added up in a period; {@code group} is empty for all. */
    private record Period(String group, int end, int origin, int step) {}

    private static final class Sums {
        double actual;
        double mean;
        double variance;
        double deviation;
    }

    private final Map<Period, Sums> periods = new LinkedHashMap<>();

    /** @param deviations per series, the standard deviations that its combined forecasts claim */
    SharedErrors(
            List<PreparedSeries> series, List<Backtest> backtests, List<double[]> combined, List<double[]> deviations) {
        for (int s = 0; s < backtests.size(); s++) {
            add(series.get(s), backtests.get(s), combined.get(s), deviations.get(s));
        }
    }

    private void add(PreparedSeries series, Backtest backtest, double[] combined, double[] deviations) {
        String region = "in " + series.source().key().region().code();
        String category = "of " + series.source().category();
        int end = series.source().endPeriod();
        int step = 0;
        for (int i = 0; i < backtest.points(); i++) {
            step = i > 0 && backtest.origin()[i] == backtest.origin()[i - 1] ? step + 1 : 0;
            for (String group : List.of("", region, category)) {
                Sums sums =
                        periods.computeIfAbsent(new Period(group, end, backtest.origin()[i], step), key -> new Sums());
                sums.actual += backtest.actual()[i];
                sums.mean += combined[i];
                sums.variance += deviations[i] * deviations[i];
                sums.deviation += deviations[i];
            }
        }
    }

    double products() {
        return total(sums -> (sums.actual - sums.mean) * (sums.actual - sums.mean) - sums.variance);
    }

    double sizes() {
        return total(sums -> sums.deviation * sums.deviation - sums.variance);
    }

    private double total(ToDoubleFunction<Sums> figure) {
        return periods.entrySet().stream()
                .filter(entry -> entry.getKey().group().isEmpty())
                .mapToDouble(entry -> figure.applyAsDouble(entry.getValue()))
                .sum();
    }

    KeptLevels keptLevels() {
        double correlation = PanelForecast.correlation(products(), sizes());
        double[] levels = new double[periods.size()];
        int number = 0;
        for (Sums sums : periods.values()) {
            double variance = (1 - correlation) * sums.variance + correlation * sums.deviation * sums.deviation;
            levels[number] = Calibration.level(sums.mean, variance, Math.round(sums.actual), number);
            number++;
        }
        return KeptLevels.of(levels);
    }
}

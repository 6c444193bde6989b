package io.tributary.analytics.forecast;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much the errors of different series in the same period share, over the rolling origins: from the identity
 * (Σe)² = Σe² + Σ e_i e_j over i ≠ j, and the same of the sizes of the errors. Large series weigh more, as in a total.
 */
final class SharedErrors {
    private static final int SUM = 0;
    private static final int SQUARES = 1;
    private static final int SIZES = 2;
    private static final int SIZE_SQUARES = 3;

    /** By origin, counted from the end of the panel, and step. */
    private final Map<Long, double[]> periods = new HashMap<>();

    SharedErrors(List<PreparedSeries> series, List<Backtest> backtests, List<double[]> combined) {
        for (int s = 0; s < backtests.size(); s++) {
            add(series.get(s).source().endPeriod(), backtests.get(s), combined.get(s));
        }
    }

    private void add(int end, Backtest backtest, double[] combined) {
        double square = 0;
        for (int i = 0; i < backtest.points(); i++) {
            double error = backtest.actual()[i] - combined[i];
            square += error * error / backtest.points();
        }
        int step = 0;
        for (int i = 0; i < backtest.points(); i++) {
            step = i > 0 && backtest.origin()[i] == backtest.origin()[i - 1] ? step + 1 : 0;
            long key = ((long) end << 32) + ((long) backtest.origin()[i] << 16) + step;
            double error = backtest.actual()[i] - combined[i];
            double[] period = periods.computeIfAbsent(key, k -> new double[4]);
            period[SUM] += error;
            period[SQUARES] += error * error;
            period[SIZES] += Math.sqrt(square);
            period[SIZE_SQUARES] += square;
        }
    }

    double products() {
        return periods.values().stream()
                .mapToDouble(p -> p[SUM] * p[SUM] - p[SQUARES])
                .sum();
    }

    double sizes() {
        return periods.values().stream()
                .mapToDouble(p -> p[SIZES] * p[SIZES] - p[SIZE_SQUARES])
                .sum();
    }
}

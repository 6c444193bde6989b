package io.tributary.analytics.forecast;

import java.util.Arrays;
import java.util.List;

/**
 * How much the errors of one horizon share: the pooled pairwise correlation of a block's errors, from the identity
 * (Σe)² = Σe² + Σ e_i e_j over i ≠ j. Every block is scaled by the squared error that forecasts of its size have. Its own
 * will not do: a series that happens not to sell errs by the same little in every period, and scaled by that its errors
 * would be one.
 */
final class ErrorCorrelation {
    private ErrorCorrelation() {}

    static double of(List<Backtest> backtests, List<double[]> combined, VarianceCurve curve) {
        double products = 0;
        double possible = 0;
        for (int s = 0; s < backtests.size(); s++) {
            Backtest backtest = backtests.get(s);
            double usual =
                    Arrays.stream(combined.get(s)).map(curve::at).average().orElse(0);
            if (usual > 0) {
                double share = meanSquare(backtest, combined.get(s)) / usual;
                for (int from = 0; from < backtest.points(); ) {
                    int to = end(backtest, from);
                    products += products(backtest, combined.get(s), from, to) / usual;
                    possible += share * (to - from) * (to - from - 1);
                    from = to;
                }
            }
        }
        return possible > 0 ? Math.clamp(products / possible, 0, 1) : 0;
    }

    private static double products(Backtest backtest, double[] combined, int from, int to) {
        double sum = 0;
        double squares = 0;
        for (int i = from; i < to; i++) {
            double error = backtest.actual()[i] - combined[i];
            sum += error;
            squares += error * error;
        }
        return sum * sum - squares;
    }

    private static int end(Backtest backtest, int from) {
        int to = from;
        while (to < backtest.points() && backtest.origin()[to] == backtest.origin()[from]) {
            to++;
        }
        return to;
    }

    private static double meanSquare(Backtest backtest, double[] combined) {
        double sum = 0;
        for (int i = 0; i < combined.length; i++) {
            double error = backtest.actual()[i] - combined[i];
            sum += error * error;
        }
        return sum / combined.length;
    }
}

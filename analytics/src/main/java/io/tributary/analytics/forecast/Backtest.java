package io.tributary.analytics.forecast;

import io.tributary.domain.forecast.ForecastPolicy;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the candidates would have said about one series at past moments, beside what came (rolling origins: each moment
 * sees only what was before it).
 *
 * @param actual demand of every tried period, origin by origin
 * @param predicted per candidate, its forecast of the same periods
 * @param origin per tried period, the number of its origin
 */
record Backtest(float[] actual, float[][] predicted, int[] origin) {

    static Backtest of(PreparedSeries series, List<PointModel> candidates, ForecastPolicy policy) {
        int[] origins = origins(series, policy);
        int points = 0;
        for (int from : origins) {
            points += Math.min(policy.horizon(), series.length() - from);
        }
        var result = new Backtest(new float[points], new float[candidates.size()][points], new int[points]);
        int at = 0;
        for (int i = 0; i < origins.length; i++) {
            int count = Math.min(policy.horizon(), series.length() - origins[i]);
            double[] usual = series.usual(origins[i], policy.season());
            result.fill(series, candidates, usual, count, i, at);
            at += count;
        }
        return result;
    }

    /**
     * The newest origin leaves a full horizon where history is long enough; each older one is half a horizon earlier.
     * Moments before the first sale do not count: nobody would have forecast the series then, and that it is here now
     * shows that a sale followed.
     */
    static int[] origins(PreparedSeries series, ForecastPolicy policy) {
        int length = series.length();
        int newest = Math.max(policy.minHistory(), length - policy.horizon());
        if (newest >= length) {
            return new int[0];
        }
        int step = Math.max(1, policy.horizon() / 2);
        int count = Math.min(policy.backtestOrigins(), 1 + (newest - policy.minHistory()) / step);
        return IntStream.range(0, count)
                .map(i -> newest - i * step)
                .filter(series::soldBefore)
                .toArray();
    }

    int points() {
        return actual.length;
    }

    private void fill(
            PreparedSeries series, List<PointModel> candidates, double[] usual, int count, int number, int at) {
        int from = usual.length;
        for (int h = 0; h < count; h++) {
            actual[at + h] = (float) series.demand(from + h);
            origin[at + h] = number;
        }
        for (int m = 0; m < predicted.length; m++) {
            double[] forecast = candidates.get(m).forecast(usual, from, count);
            for (int h = 0; h < count; h++) {
                predicted[m][at + h] = (float) (forecast[h] * series.lift(from + h));
            }
        }
    }

    /** Mean squared error of one candidate. */
    double meanSquaredError(int candidate) {
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            double error = actual[i] - predicted[candidate][i];
            sum += error * error;
        }
        return sum / actual.length;
    }

    /** The weighted forecast of every tried period. */
    double[] combined(double[] weights) {
        double[] combined = new double[actual.length];
        for (int m = 0; m < predicted.length; m++) {
            for (int i = 0; i < combined.length; i++) {
                combined[i] += weights[m] * predicted[m][i];
            }
        }
        return combined;
    }
}

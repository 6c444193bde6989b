package io.tributary.analytics.forecast;

/**
 * How much wider or narrower than the variance curve one series is: the ratio of its squared errors to what the curve
 * expects, drawn towards one. Errors of the backtest count in full, one-step errors of smoothing over the whole history
 * for a part, because they are many but flatter.
 */
final class Dispersion {
    private static final double HISTORY_SHARE = .3;
    private static final double PRIOR_POINTS = 10;

    private final double squares;
    private final double expected;
    private final double prior;

    Dispersion(PreparedSeries series, Backtest backtest, double[] combined, VarianceCurve curve) {
        double[] history = historySquares(series, curve);
        double square = HISTORY_SHARE * history[0];
        double expect = HISTORY_SHARE * history[1];
        for (int i = 0; i < combined.length; i++) {
            double error = backtest.actual()[i] - combined[i];
            square += error * error;
            expect += curve.at(combined[i]);
        }
        double points = combined.length + HISTORY_SHARE * series.length();
        this.squares = square;
        this.expected = expect;
        this.prior = points > 0 ? PRIOR_POINTS * expect / points : 0;
    }

    double ratio() {
        return expected > 0 ? (squares + prior) / (expected + prior) : 1;
    }

    /** The ratio as it would be without one origin's own errors, so that calibration does not judge itself. */
    double ratioWithout(int origin, Backtest backtest, double[] combined, VarianceCurve curve) {
        double square = squares;
        double expect = expected;
        for (int i = 0; i < combined.length; i++) {
            if (backtest.origin()[i] == origin) {
                double error = backtest.actual()[i] - combined[i];
                square -= error * error;
                expect -= curve.at(combined[i]);
            }
        }
        return expect + prior > 0 ? (Math.max(0, square) + prior) / (Math.max(0, expect) + prior) : 1;
    }

    private static double[] historySquares(PreparedSeries series, VarianceCurve curve) {
        double level = series.length() == 0 ? 0 : SimpleSmoothing.start(series.base(), series.length());
        double square = 0;
        double expect = 0;
        for (int i = 0; i < series.length(); i++) {
            double error = series.demand(i) - level * series.lift(i);
            square += error * error;
            expect += curve.at(level * series.lift(i));
            level += .1 * (series.base()[i] - level);
        }
        return new double[] {square, expect};
    }
}

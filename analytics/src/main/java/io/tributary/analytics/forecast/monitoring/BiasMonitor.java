package io.tributary.analytics.forecast.monitoring;

import java.util.Optional;

/**
 * Tells whether the forecasts of a segment run off, from its total forecast and demand of past periods, oldest first:
 * by the tracking signal over the newest periods (Trigg, Operational Research Quarterly 15, 1964, unsmoothed) and by a
 * two-sided cumulative sum (Page, Biometrika 41, 1954), which sees a small drift that lasts. A pure function.
 *
 * @param window newest periods of the tracking signal, ≥ 4
 * @param mostSignal |Σ error| / Σ |error| above which it is a bias, 0 to 1
 * @param slack deviations a period that the cumulative sum forgives
 * @param limit deviations of the cumulative sum that raise an alarm
 */
public record BiasMonitor(int window, double mostSignal, double slack, double limit) {
    private static final double DEVIATIONS_PER_MAD = 1.2533;

    public BiasMonitor {
        if (window < 4 || !(mostSignal > 0 && mostSignal <= 1 && slack >= 0 && limit > 0)) {
            throw new IllegalArgumentException("A window of " + window + ", a signal of " + mostSignal + ", a slack of "
                    + slack + " and a limit of " + limit + " cannot watch. Maybe a percentage was given.");
        }
    }

    /** A quarter of weeks; half a deviation forgiven, five to alarm: a false alarm in about 465 periods. */
    public static BiasMonitor weekly() {
        return new BiasMonitor(13, .75, .5, 5);
    }

    /** What is wrong. */
    public enum Kind {
        FORECAST_TOO_HIGH,
        FORECAST_TOO_LOW
    }

    /**
     * An alarm.
     *
     * @param bias Σ (forecast − demand) / Σ demand of the window; NaN without demand
     * @param trackingSignal Σ (forecast − demand) / Σ |forecast − demand|, −1 to 1
     * @param cumulative the larger cumulative sum, in deviations
     * @param periods that were compared
     */
    public record Alarm(Kind kind, double bias, double trackingSignal, double cumulative, int periods) {}

    /** Periods where either number is missing (NaN) are left out; fewer than the window say nothing. */
    public Optional<Alarm> check(double[] forecast, double[] demand) {
        if (forecast.length != demand.length) {
            throw new IllegalArgumentException(forecast.length + " forecasts and " + demand.length
                    + " periods of demand do not fit. Maybe the newest period is not over.");
        }
        double[] errors = new double[forecast.length];
        double[] wanted = new double[forecast.length];
        int count = 0;
        for (int i = 0; i < forecast.length; i++) {
            if (Double.isFinite(forecast[i]) && Double.isFinite(demand[i])) {
                wanted[count] = demand[i];
                errors[count++] = forecast[i] - demand[i];
            }
        }
        return count < window ? Optional.empty() : judge(errors, wanted, count);
    }

    private Optional<Alarm> judge(double[] errors, double[] wanted, int count) {
        double sum = 0;
        double absolute = 0;
        double demand = 0;
        for (int i = count - window; i < count; i++) {
            sum += errors[i];
            absolute += Math.abs(errors[i]);
            demand += wanted[i];
        }
        double signal = absolute > 0 ? sum / absolute : 0;
        double[] cumulative = cumulative(errors, count);
        boolean tooHigh = signal > mostSignal || cumulative[0] > limit;
        boolean tooLow = signal < -mostSignal || cumulative[1] > limit;
        if (!tooHigh && !tooLow) {
            return Optional.empty();
        }
        Kind kind = sum >= 0 ? Kind.FORECAST_TOO_HIGH : Kind.FORECAST_TOO_LOW;
        double bias = demand > 0 ? sum / demand : Double.NaN;
        return Optional.of(new Alarm(kind, bias, signal, Math.max(cumulative[0], cumulative[1]), count));
    }

    /** Upward and downward sums at the end, in deviations estimated from changes, which a bias does not widen. */
    private double[] cumulative(double[] errors, int count) {
        double steps = 0;
        for (int i = 1; i < count; i++) {
            steps += Math.abs(errors[i] - errors[i - 1]);
        }
        double deviation = DEVIATIONS_PER_MAD * steps / (count - 1) / Math.sqrt(2);
        double up = 0;
        double down = 0;
        for (int i = 0; i < count && deviation > 0; i++) {
            up = Math.max(0, up + errors[i] / deviation - slack);
            down = Math.max(0, down - errors[i] / deviation - slack);
        }
        return new double[] {up, down};
    }
}

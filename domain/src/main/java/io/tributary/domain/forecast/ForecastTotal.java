package io.tributary.domain.forecast;

import java.util.Arrays;

/**
 * A period's forecast of several series together. Sums of sums are again one, so totals of regions, of categories and of
 * all agree whichever way they are added up: the mean is the sum of means (bottom-up, Hyndman and Athanasopoulos,
 * Forecasting: Principles and Practice, 3rd ed., section 11.2).
 *
 * @param series how many
 * @param mean summed, in units, ≥ 0
 * @param variance summed, ≥ 0: that of the total if the series vary by themselves
 * @param deviation summed standard deviations, ≥ 0: that of the total if all move as one
 */
public record ForecastTotal(int series, double mean, double variance, double deviation) {
    private static final double[] LEVELS = {.5, .75, .9, .95, .99};

    public static final ForecastTotal NONE = new ForecastTotal(0, 0, 0, 0);

    public static ForecastTotal of(PeriodForecast one) {
        return new ForecastTotal(1, one.mean(), one.variance(), Math.sqrt(one.variance()));
    }

    public ForecastTotal plus(ForecastTotal other) {
        return new ForecastTotal(
                series + other.series, mean + other.mean, variance + other.variance, deviation + other.deviation);
    }

    /**
     * The total as a distribution. With one correlation ρ between any two series, its variance is (1 − ρ) Σσ² + ρ (Σσ)²;
     * its quantiles are those of the count distribution of this mean and variance, at the levels that past totals kept.
     *
     * @param correlation of the errors of two series, 0 to 1
     */
    public PeriodForecast distribution(double correlation, KeptLevels kept) {
        if (!(correlation >= 0 && correlation <= 1)) {
            throw new IllegalArgumentException(
                    "The correlation " + correlation + " of a total's series is not 0 to 1. Maybe it is in percent.");
        }
        double spread = (1 - correlation) * variance + correlation * deviation * deviation;
        double[] q = CountDistribution.of(mean, spread)
                .quantiles(Arrays.stream(LEVELS).map(kept::corrected).toArray());
        return new PeriodForecast(mean, spread, q[0], q[1], q[2], q[3], q[4]);
    }
}

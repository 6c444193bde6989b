package io.tributary.domain.forecast;

/**
 * The demand of one coming period as a distribution, in units. Quantiles never fall and are never negative.
 *
 * @param mean expected units, ≥ 0
 * @param variance of the units, ≥ 0
 * @param q50 not exceeded with a chance of 50 %, and so on
 */
public record PeriodForecast(double mean, double variance, double q50, double q75, double q90, double q95, double q99) {
    private static final double[] LEVELS = {0, .5, .75, .9, .95, .99};

    public PeriodForecast {
        if (!(mean >= 0 && variance >= 0 && q50 >= 0 && q50 <= q75 && q75 <= q90 && q90 <= q95 && q95 <= q99)) {
            throw new IllegalArgumentException("The forecast mean " + mean + ", variance " + variance + ", quantiles "
                    + q50 + " " + q75 + " " + q90 + " " + q95 + " " + q99
                    + " is no distribution. Maybe a quantile falls or is negative.");
        }
    }

    /**
     * Units not exceeded with this chance: interpolated between the quantiles, and beyond 99 % from a negative binomial
     * of the same mean and variance.
     *
     * @param probability above 0 and below 1
     */
    public double quantile(double probability) {
        if (probability > .99) {
            return Math.max(q99, CountDistribution.of(mean, variance).quantile(probability));
        }
        double[] values = {0, q50, q75, q90, q95, q99};
        int above = 1;
        while (LEVELS[above] < probability) {
            above++;
        }
        double share = (probability - LEVELS[above - 1]) / (LEVELS[above] - LEVELS[above - 1]);
        return values[above - 1] + share * (values[above] - values[above - 1]);
    }
}

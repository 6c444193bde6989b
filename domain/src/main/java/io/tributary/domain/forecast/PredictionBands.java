package io.tributary.domain.forecast;

/**
 * The central bands of a forecast week, in units. The upper ends are the forecast's own quantiles; it keeps none below
 * the median, so the lower ends are those of the count distribution with its mean and variance, never above the median.
 *
 * @param low95 exceeded with a chance of 97.5 %
 * @param high95 not exceeded with a chance of 97.5 %, and so on
 */
public record PredictionBands(
        double mean,
        double low95,
        double low80,
        double low50,
        double median,
        double high50,
        double high80,
        double high95) {

    public static PredictionBands of(PeriodForecast week) {
        double[] low = CountDistribution.of(week.mean(), week.variance()).quantiles(.025, .1, .25);
        return new PredictionBands(
                week.mean(),
                Math.min(low[0], week.q50()),
                Math.min(low[1], week.q50()),
                Math.min(low[2], week.q50()),
                week.q50(),
                week.q75(),
                week.q90(),
                week.quantile(.975));
    }

    /** The bands of a sum of weeks that vary independently, such as one week in several regions. */
    public static PredictionBands ofSum(Iterable<PeriodForecast> weeks) {
        double mean = 0;
        double variance = 0;
        for (PeriodForecast week : weeks) {
            mean += week.mean();
            variance += week.variance();
        }
        double[] q = CountDistribution.of(mean, variance).quantiles(.025, .1, .25, .5, .75, .9, .975);
        return new PredictionBands(mean, q[0], q[1], q[2], q[3], q[4], q[5], q[6]);
    }
}

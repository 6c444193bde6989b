package io.tributary.analytics.forecast;

/**
 * The variance that a forecast's quantiles say. Between two of them demand is spread evenly; below the median it mirrors
 * what is above, half as it is and half as a logarithm; above 99 % it falls off exponentially, at the rate from 95 to
 * 99 %. Squared errors say another variance where demand is lumpy: one order of two hundred in a year of nothing is four
 * hundred a week, which fits no quantile that is ever asked for.
 */
final class QuantileVariance {
    /** Where the spread changes: the levels of the quantiles, mirrored below the median. */
    private static final double[] ENDS = {0, .01, .05, .1, .25, .5, .75, .9, .95, .99};

    private static final int MEDIAN = 5;
    private static final double TAIL = .01;
    /** How far demand falls off from 95 to 99 %, in units of the tail's mean. */
    private static final double FALL = Math.log(5);

    private QuantileVariance() {}

    /**
     * @param quantiles at the levels of {@link ForecastGrid#LEVELS}, never falling, ≥ 0
     * @return in squared units; at least the mean, as counts that come by themselves vary
     */
    static double of(double mean, double[] quantiles) {
        double first = 0;
        double second = 0;
        for (int i = 1; i < ENDS.length; i++) {
            double share = ENDS[i] - ENDS[i - 1];
            double low = at(i == 1 ? 1 : i - 1, quantiles);
            double high = at(i, quantiles);
            first += share * (low + high) / 2;
            second += share * (low * low + low * high + high * high) / 3;
        }
        int last = quantiles.length - 1;
        double rate = (quantiles[last] - quantiles[last - 1]) / FALL;
        double far = quantiles[last] + rate;
        first += TAIL * far;
        second += TAIL * (far * far + rate * rate);
        return Math.max(mean, second - first * first);
    }

    private static double at(int end, double[] quantiles) {
        if (end >= MEDIAN) {
            return quantiles[end - MEDIAN];
        }
        double median = quantiles[0];
        double above = quantiles[MEDIAN - end];
        // Counts are skewed: less than a mirror says, and not as far from it as a mirror of logarithms.
        return median > 0 ? (Math.max(0, 2 * median - above) + median * median / above) / 2 : 0;
    }
}

package io.tributary.domain.replenishment;

/**
 * The lead time of a supplier to a warehouse as it is believed: what was observed from confirmation to receipt, shrunk
 * towards what the supplier declares by how few observations there are (empirical Bayes with a normal mean; Gelman et
 * al., Bayesian Data Analysis, 3rd ed., section 2.5). The declared time counts as {@value #DECLARED_COUNTS} observations.
 *
 * @param mean expected, in the unit of the inputs, 0 or more
 * @param deviation standard deviation, 0 or more; what is not known well spreads more
 * @param sampleSize observations behind it, 0 or more
 */
public record LearnedLeadTime(double mean, double deviation, int sampleSize) {
    private static final int DECLARED_COUNTS = 4;
    /** A declared lead time is taken to spread by a fifth. */
    private static final double DECLARED_SPREAD = .2;

    public LearnedLeadTime {
        Require.that(
                mean >= 0 && deviation >= 0 && sampleSize >= 0 && mean < Double.POSITIVE_INFINITY,
                "A lead time of " + mean + " ± " + deviation + " from " + sampleSize
                        + " receipts is none. Maybe a receipt was dated before its confirmation.");
    }

    /** What is believed before anything was received. */
    public static LearnedLeadTime declared(double declared) {
        return new LearnedLeadTime(declared, DECLARED_SPREAD * declared, 0);
    }

    /**
     * @param observedMean of the observations
     * @param observedDeviation of the observations (with n − 1), 0 for a single one
     */
    public static LearnedLeadTime of(double declared, double observedMean, double observedDeviation, int sampleSize) {
        if (sampleSize == 0) {
            return declared(declared);
        }
        double all = DECLARED_COUNTS + sampleSize;
        double mean = (DECLARED_COUNTS * declared + sampleSize * observedMean) / all;
        double within =
                DECLARED_COUNTS * square(DECLARED_SPREAD * declared) + (sampleSize - 1) * square(observedDeviation);
        double between = DECLARED_COUNTS * sampleSize / all * square(observedMean - declared);
        return new LearnedLeadTime(mean, Math.sqrt((within + between) / all), sampleSize);
    }

    private static double square(double x) {
        return x * x;
    }
}

package io.tributary.domain.forecast;

/**
 * A distribution of whole units with a given mean and variance: negative binomial, or Poisson where the variance is not
 * above the mean. Too large to sum term by term, it becomes the gamma distribution with the same two moments.
 *
 * @param mean expected units, ≥ 0
 * @param variance ≥ mean
 */
public record CountDistribution(double mean, double variance) {
    private static final int MAX_TERMS = 20_000;
    private static final double SMALLEST_START = 1e-280;

    /** A distribution with this mean, and this variance raised to the mean where it is smaller. */
    public static CountDistribution of(double mean, double variance) {
        if (!(mean >= 0 && variance >= 0) || Double.isInfinite(mean + variance)) {
            throw new IllegalArgumentException("A demand of mean " + mean + " and variance " + variance
                    + " is no distribution. Maybe a forecast diverged.");
        }
        return new CountDistribution(mean, Math.max(mean, variance));
    }

    /** The smallest number of units that is not exceeded with at least this chance (0 to below 1). */
    public double quantile(double probability) {
        return quantiles(probability)[0];
    }

    /** Quantiles for rising probabilities, in one pass. */
    public double[] quantiles(double... probabilities) {
        double[] found = new double[probabilities.length];
        if (mean <= 0) {
            return found;
        }
        double term = atZero();
        if (term < SMALLEST_START || mean + 12 * Math.sqrt(variance) > MAX_TERMS) {
            return gammaQuantiles(probabilities, found);
        }
        double sum = term;
        int units = 0;
        for (int i = 0; i < found.length; i++) {
            while (sum < probabilities[i] && units < MAX_TERMS) {
                term *= ratio(units);
                sum += term;
                units++;
            }
            found[i] = units;
        }
        return found;
    }

    /** The chance of at most this many units; the chance strictly below it when {@code units} − 1 is asked. */
    public double atMost(long units) {
        if (units < 0) {
            return 0;
        }
        if (mean <= 0) {
            return 1;
        }
        double term = atZero();
        if (term < SMALLEST_START || units > MAX_TERMS) {
            return IncompleteGamma.lower(shape(), (units + .5) / scale());
        }
        double sum = term;
        for (int k = 0; k < units; k++) {
            term *= ratio(k);
            sum += term;
        }
        return Math.min(1, sum);
    }

    /**
     * The mean of the units beyond a level, E[(units − level)⁺], for levels at even distances.
     *
     * @param from the first level, ≥ 0
     * @param step between two levels, 1 or more
     * @param count of levels, 1 or more
     */
    public double[] excess(long from, int step, int count) {
        double[] excess = new double[count];
        if (mean <= 0) {
            return excess;
        }
        long last = from + (long) step * (count - 1);
        double term = atZero();
        if (term < SMALLEST_START || last > MAX_TERMS) {
            for (int i = 0; i < count; i++) {
                excess[i] = gammaExcess(from + (double) step * i);
            }
            return excess;
        }
        double sum = term;
        double beyond = mean;
        for (int level = 0; level <= last; level++) {
            if (level >= from && (level - from) % step == 0) {
                excess[(int) (level - from) / step] = Math.max(0, beyond);
            }
            beyond -= Math.max(0, 1 - sum);
            term *= ratio(level);
            sum += term;
        }
        return excess;
    }

    private double gammaExcess(double level) {
        double x = level / scale();
        double above =
                mean * (1 - IncompleteGamma.lower(shape() + 1, x)) - level * (1 - IncompleteGamma.lower(shape(), x));
        return Math.max(0, above);
    }

    private boolean poisson() {
        return variance <= mean * (1 + 1e-9);
    }

    private double size() {
        return mean * mean / (variance - mean);
    }

    private double atZero() {
        return poisson() ? Math.exp(-mean) : Math.exp(-size() * Math.log1p(mean / size()));
    }

    /** P(k + 1) / P(k). */
    private double ratio(int k) {
        return poisson() ? mean / (k + 1) : (k + size()) / (k + 1) * (mean / (size() + mean));
    }

    private double shape() {
        return mean * mean / variance;
    }

    private double scale() {
        return variance / mean;
    }

    private double[] gammaQuantiles(double[] probabilities, double[] found) {
        for (int i = 0; i < found.length; i++) {
            found[i] = Math.max(0, Math.ceil(scale() * IncompleteGamma.quantile(shape(), probabilities[i]) - .5));
        }
        return found;
    }
}

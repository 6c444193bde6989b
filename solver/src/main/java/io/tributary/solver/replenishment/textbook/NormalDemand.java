package io.tributary.solver.replenishment.textbook;

/**
 * Normally distributed demand with its loss functions (Zipkin, Foundations of Inventory Management, 2000, section C.3).
 *
 * @param mean expected units
 * @param deviation standard deviation, &gt; 0
 */
public record NormalDemand(double mean, double deviation) {
    /** Where one tail is below double precision. */
    private static final double FAR = 9;

    private static final int HALVINGS = 80;

    public NormalDemand {
        if (!(deviation > 0) || Double.isNaN(mean) || Double.isInfinite(mean + deviation)) {
            throw new IllegalArgumentException("A normal demand of mean " + mean + " and deviation " + deviation
                    + " is no distribution. Maybe the deviation is zero.");
        }
    }

    /** The sum over so many independent periods, &gt; 0. */
    public NormalDemand over(double periods) {
        return new NormalDemand(mean * periods, deviation * Math.sqrt(periods));
    }

    /** The units that are not exceeded with this chance, above 0 and below 1. */
    public double quantile(double probability) {
        double low = -FAR;
        double high = FAR;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (below(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return mean + deviation * (low + high) / 2;
    }

    /** Expected units that demand exceeds a level by. */
    public double expectedShort(double level) {
        double z = (level - mean) / deviation;
        return deviation * (density(z) - z * below(-z));
    }

    /** Expected units that demand leaves of a level. */
    public double expectedLeft(double level) {
        return level - mean + expectedShort(level);
    }

    /** The integral of {@link #expectedShort} from a level to infinity. */
    public double secondLoss(double level) {
        double z = (level - mean) / deviation;
        return deviation * deviation * .5 * ((z * z + 1) * below(-z) - z * density(z));
    }

    /** Expected cost per period of a base-stock level. */
    public double cost(double level, Costs costs) {
        return costs.holding() * expectedLeft(level) + costs.shortage() * expectedShort(level);
    }

    static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /** The standard normal distribution by its series (Marsaglia, Journal of Statistical Software 11(4), 2004). */
    static double below(double z) {
        if (Math.abs(z) > FAR) {
            return z > 0 ? 1 : 0;
        }
        double term = z;
        double sum = z;
        for (int i = 3; Math.abs(term) > 1e-18 * Math.abs(sum); i += 2) {
            term *= z * z / i;
            sum += term;
        }
        return Math.clamp(.5 + sum * density(z), 0, 1);
    }
}

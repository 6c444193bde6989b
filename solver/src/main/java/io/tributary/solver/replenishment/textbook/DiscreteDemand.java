package io.tributary.solver.replenishment.textbook;

import java.util.Arrays;

/** Demand of 0, 1, 2 … units, each with its chance. Immutable. */
public final class DiscreteDemand {
    private static final double NEGLIGIBLE = 1e-17;
    private static final double MOST_MEAN = 1e6;

    private final double[] chances;
    private final double[] upTo;
    private final double mean;

    private DiscreteDemand(double[] chances) {
        this.chances = chances;
        this.upTo = chances.clone();
        double sum = 0;
        for (int k = 0; k < chances.length; k++) {
            upTo[k] += k == 0 ? 0 : upTo[k - 1];
            sum += k * chances[k];
        }
        this.mean = sum;
    }

    /** @param chances of 0, 1, 2 … units; each ≥ 0, together 1 */
    public static DiscreteDemand of(double... chances) {
        double sum = Arrays.stream(chances).sum();
        if (!(Math.abs(sum - 1) < 1e-6) || Arrays.stream(chances).anyMatch(p -> !(p >= 0))) {
            throw new IllegalArgumentException(
                    "The chances " + Arrays.toString(chances) + " add up to " + sum + ". Maybe one is missing.");
        }
        return new DiscreteDemand(chances.clone());
    }

    /** @param mean above 0, to a million: beyond, use {@link NormalDemand} */
    public static DiscreteDemand poisson(double mean) {
        if (!(mean > 0 && mean <= MOST_MEAN)) {
            throw new IllegalArgumentException("A Poisson demand of mean " + mean
                    + " is not above 0 and up to a million. Maybe take it for normal.");
        }
        double[] chances = new double[64];
        double log = -mean;
        int k = 0;
        while (k <= mean || Math.exp(log) > NEGLIGIBLE) {
            if (k == chances.length) {
                chances = Arrays.copyOf(chances, 2 * k);
            }
            chances[k++] = Math.exp(log);
            log += Math.log(mean / k);
        }
        return new DiscreteDemand(Arrays.copyOf(chances, k));
    }

    public double mean() {
        return mean;
    }

    /** The largest demand that is possible. */
    public int most() {
        return chances.length - 1;
    }

    public double chance(int units) {
        return units < 0 || units >= chances.length ? 0 : chances[units];
    }

    public double atMost(int units) {
        return units < 0 ? 0 : upTo[Math.min(units, upTo.length - 1)];
    }

    /** The fewest units that are not exceeded with at least this chance. */
    public int quantile(double probability) {
        int units = 0;
        while (units < most() && upTo[units] < probability) {
            units++;
        }
        return units;
    }

    /** Expected units that demand leaves of a level. */
    public double expectedLeft(int level) {
        double left = 0;
        for (int k = 0; k < Math.min(level, chances.length); k++) {
            left += (level - k) * chances[k];
        }
        return left;
    }

    /** Expected units that demand exceeds a level by. */
    public double expectedShort(int level) {
        return mean - level + expectedLeft(level);
    }

    /** Expected cost per period of a base-stock level. */
    public double cost(int level, Costs costs) {
        return costs.holding() * expectedLeft(level) + costs.shortage() * expectedShort(level);
    }
}

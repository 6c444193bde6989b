package io.tributary.analytics.forecast.trees;

import java.util.Arrays;

/** What a boosted model minimises. */
public sealed interface Loss {
    /** The direction in which a row's value should move. */
    double pull(double target, double value);

    /** The best constant to add to these rows, given target − value of each (the array may be reordered). */
    double constant(float[] residuals, int count, double shrinkage);

    /** Squared error: the model learns the mean. */
    record Squared() implements Loss {
        @Override
        public double pull(double target, double value) {
            return target - value;
        }

        @Override
        public double constant(float[] residuals, int count, double shrinkage) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += residuals[i];
            }
            return sum / (count + shrinkage);
        }
    }

    /**
     * Pinball loss: the model learns a quantile (Koenker and Bassett, Econometrica 46, 1978).
     *
     * @param level of the quantile, above 0 and below 1
     */
    record Pinball(double level) implements Loss {
        @Override
        public double pull(double target, double value) {
            return target > value ? level : level - 1;
        }

        @Override
        public double constant(float[] residuals, int count, double shrinkage) {
            Arrays.sort(residuals, 0, count);
            double at = level * (count - 1);
            int below = (int) at;
            double share = at - below;
            double above = residuals[Math.min(count - 1, below + 1)];
            return residuals[below] + share * (above - residuals[below]);
        }
    }
}

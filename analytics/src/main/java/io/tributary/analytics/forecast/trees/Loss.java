package io.tributary.analytics.forecast.trees;

import java.util.Arrays;

/** What a boosted model minimises. */
public sealed interface Loss {
    /** The direction in which a row's value should move. */
    double pull(double target, double value);

    /** The best constant to add to these rows, given target − value of each (the array may be reordered). */
    double constant(float[] residuals, int count, double shrinkage);

    /** The best constant to add to these rows; {@code scratch} has room for all of them. */
    default double leaf(
            float[] targets, double[] values, int[] rows, int from, int to, double shrinkage, float[] scratch) {
        for (int i = from; i < to; i++) {
            scratch[i - from] = (float) (targets[rows[i]] - values[rows[i]]);
        }
        return constant(scratch, to - from, shrinkage);
    }

    /**
     * Poisson deviance on the logarithm of the mean, so that what the model learns multiplies: the effect of a price is
     * a share of demand, whatever the level.
     */
    record LogPoisson() implements Loss {
        private static final double MOST_STEP = 2;

        @Override
        public double pull(double target, double value) {
            return target - Math.exp(value);
        }

        @Override
        public double leaf(
                float[] targets, double[] values, int[] rows, int from, int to, double shrinkage, float[] scratch) {
            double wanted = 0;
            double expected = 0;
            for (int i = from; i < to; i++) {
                wanted += targets[rows[i]];
                expected += Math.exp(values[rows[i]]);
            }
            double prior = shrinkage * expected / Math.max(1, to - from);
            return Math.clamp(Math.log((wanted + prior + 1e-9) / (expected + prior + 1e-9)), -MOST_STEP, MOST_STEP);
        }

        @Override
        public double constant(float[] residuals, int count, double shrinkage) {
            return 0;
        }
    }

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

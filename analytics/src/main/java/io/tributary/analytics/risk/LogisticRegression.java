package io.tributary.analytics.risk;

import io.tributary.analytics.Cholesky;

/**
 * Logistic regression with a ridge penalty, by iteratively reweighted least squares (Hastie, Tibshirani and Friedman,
 * The Elements of Statistical Learning, 2nd ed., sections 4.4.1 and 18.3.2). The inputs are standardised inside and
 * clipped to four standard deviations when asked; the intercept is not penalised.
 */
final class LogisticRegression {
    private static final int ITERATIONS = 15;
    private static final double CLIP = 4;
    private static final double LEAST_DEVIATION = 1e-3;

    private final double[] means;
    private final double[] deviations;
    private final double[] coefficients;

    private LogisticRegression(double[] means, double[] deviations, double[] coefficients) {
        this.means = means;
        this.deviations = deviations;
        this.coefficients = coefficients;
    }

    /**
     * @param inputs one row per case, not empty
     * @param outcomes one per case
     * @param weights one per case, &gt; 0
     * @param penalty ridge penalty on each standardised coefficient, &gt; 0
     */
    static LogisticRegression fit(double[][] inputs, boolean[] outcomes, double[] weights, double penalty) {
        int width = inputs[0].length;
        double[] means = new double[width];
        double[] deviations = new double[width];
        for (int j = 0; j < width; j++) {
            standardise(inputs, j, means, deviations);
        }
        var model = new LogisticRegression(means, deviations, new double[width + 1]);
        double[][] rows = new double[inputs.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = model.standardised(inputs[i], Double.POSITIVE_INFINITY);
        }
        for (int k = 0; k < ITERATIONS; k++) {
            model.step(rows, outcomes, weights, penalty);
        }
        return model;
    }

    double chance(double[] input) {
        return 1 / (1 + Math.exp(-logOdds(standardised(input, CLIP))));
    }

    private void step(double[][] rows, boolean[] outcomes, double[] weights, double penalty) {
        int width = coefficients.length;
        double[][] curvature = new double[width][width];
        double[] gradient = new double[width];
        for (int i = 0; i < rows.length; i++) {
            double chance = 1 / (1 + Math.exp(-logOdds(rows[i])));
            double pull = weights[i] * ((outcomes[i] ? 1 : 0) - chance);
            double bend = weights[i] * Math.max(1e-6, chance * (1 - chance));
            for (int a = 0; a < width; a++) {
                gradient[a] += pull * rows[i][a];
                double scaled = bend * rows[i][a];
                for (int b = 0; b <= a; b++) {
                    curvature[a][b] += scaled * rows[i][b];
                }
            }
        }
        for (int a = 1; a < width; a++) {
            gradient[a] -= penalty * coefficients[a];
            curvature[a][a] += penalty;
        }
        curvature[0][0] += 1e-9;
        double[] move = Cholesky.solve(curvature, gradient);
        for (int a = 0; a < width; a++) {
            coefficients[a] += Math.clamp(move[a], -2, 2);
        }
    }

    private double logOdds(double[] row) {
        double sum = 0;
        for (int a = 0; a < row.length; a++) {
            sum += coefficients[a] * row[a];
        }
        return Math.clamp(sum, -30, 30);
    }

    /** The row with a one in front for the intercept. */
    private double[] standardised(double[] input, double clip) {
        double[] row = new double[input.length + 1];
        row[0] = 1;
        for (int j = 0; j < input.length; j++) {
            row[j + 1] = Math.clamp((input[j] - means[j]) / deviations[j], -clip, clip);
        }
        return row;
    }

    private static void standardise(double[][] inputs, int j, double[] means, double[] deviations) {
        double sum = 0;
        double squares = 0;
        for (double[] input : inputs) {
            sum += input[j];
            squares += input[j] * input[j];
        }
        means[j] = sum / inputs.length;
        deviations[j] = Math.sqrt(Math.max(0, squares / inputs.length - means[j] * means[j])) + LEAST_DEVIATION;
    }
}

package io.tributary.analytics.forecast.monitoring;

import java.util.Arrays;

/**
 * Makes forecasts of parts and of their total agree. Means: least squares with the variances as weights (Wickramasuriya,
 * Athanasopoulos and Hyndman, Journal of the American Statistical Association 114, 2019, with a diagonal covariance),
 * which for one total over its parts moves each in proportion to its variance. Quantiles: the total's are read from the
 * sums of equally likely scenarios of the parts.
 *
 * @param parts means that add up to the total, ≥ 0
 * @param total their sum
 */
public record CoherentForecasts(double[] parts, double total) {

    /**
     * @param means of the parts, ≥ 0
     * @param variances of the parts, ≥ 0
     * @param total an independent forecast of the sum, ≥ 0
     * @param totalVariance its variance, ≥ 0; infinite for bottom-up
     */
    public static CoherentForecasts reconcile(double[] means, double[] variances, double total, double totalVariance) {
        require(means.length > 0 && means.length == variances.length, "a part lacks its variance");
        require(Arrays.stream(means).allMatch(m -> m >= 0 && Double.isFinite(m)), "a mean is negative or missing");
        require(Arrays.stream(variances).allMatch(v -> v >= 0 && Double.isFinite(v)), "a variance is missing");
        require(total >= 0 && Double.isFinite(total) && totalVariance >= 0, "the total is negative or missing");
        double sum = Arrays.stream(means).sum();
        double variance = Arrays.stream(variances).sum();
        double trust = Double.isInfinite(totalVariance) || variance == 0 ? 0 : 1 / (variance + totalVariance);
        double[] parts = new double[means.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Math.max(0, means[i] + variances[i] * trust * (total - sum));
        }
        return new CoherentForecasts(parts, Arrays.stream(parts).sum());
    }

    /**
     * The total's quantiles.
     *
     * @param scenarios per part, demand of each equally likely scenario, all of the same length; to let parts move
     *     together, sort them alike
     * @param levels rising, above 0 and below 1
     */
    public static double[] totalQuantiles(double[][] scenarios, double... levels) {
        require(scenarios.length > 0 && scenarios[0].length > 0, "there is no scenario");
        double[] sums = new double[scenarios[0].length];
        for (double[] part : scenarios) {
            require(part.length == sums.length, "the parts have different numbers of scenarios");
            for (int i = 0; i < sums.length; i++) {
                sums[i] += part[i];
            }
        }
        Arrays.sort(sums);
        return Arrays.stream(levels)
                .map(level -> sums[Math.clamp((long) Math.ceil(level * sums.length) - 1, 0, sums.length - 1)])
                .toArray();
    }

    private static void require(boolean kept, String otherwise) {
        if (!kept) {
            throw new IllegalArgumentException(
                    "Forecasts cannot be made to agree: " + otherwise + ". Maybe one of them diverged.");
        }
    }
}

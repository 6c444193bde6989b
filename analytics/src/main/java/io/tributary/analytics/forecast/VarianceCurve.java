package io.tributary.analytics.forecast;

import java.util.Arrays;

/**
 * Squared error as a function of the forecast, learned from all series: the forecasts are cut into groups of equal size,
 * and the squared error is interpolated between the groups' means. The ratio of squared error to forecast must not be:
 * it is thousands where forecasts are nearly nothing and a few units come once, and would carry that to forecasts of a
 * fraction of a unit.
 */
final class VarianceCurve {
    private static final int MOST_GROUPS = 24;
    private static final int LEAST_IN_GROUP = 60;

    private final double[] means;
    private final double[] ratios;

    private VarianceCurve(double[] means, double[] ratios) {
        this.means = means;
        this.ratios = ratios;
    }

    /** Without any experience, demand is taken for Poisson. */
    static VarianceCurve fit(double[] forecasts, double[] squaredErrors) {
        Integer[] order = new Integer[forecasts.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(forecasts[a], forecasts[b]));
        int groups = Math.clamp(order.length / LEAST_IN_GROUP, 1, MOST_GROUPS);
        double[] means = new double[groups];
        double[] ratios = new double[groups];
        for (int g = 0; g < groups; g++) {
            int from = (int) ((long) order.length * g / groups);
            int to = (int) ((long) order.length * (g + 1) / groups);
            double forecast = 0;
            double square = 0;
            for (int i = from; i < to; i++) {
                forecast += forecasts[order[i]];
                square += squaredErrors[order[i]];
            }
            means[g] = to > from ? forecast / (to - from) : 0;
            ratios[g] = forecast > 0 ? Math.max(1, square / forecast) : 1;
        }
        return new VarianceCurve(means, ratios);
    }

    /** Expected squared error of a forecast, at least the forecast itself. */
    double at(double forecast) {
        if (forecast <= means[0]) {
            return forecast * ratios[0];
        }
        int last = means.length - 1;
        if (forecast >= means[last]) {
            return beyond(forecast, last);
        }
        int above = 1;
        while (means[above] < forecast) {
            above++;
        }
        double width = means[above] - means[above - 1];
        double share = width > 0 ? (forecast - means[above - 1]) / width : 0;
        double below = means[above - 1] * ratios[above - 1];
        return Math.max(forecast, below + share * (means[above] * ratios[above] - below));
    }

    /** Past the last group the ratio grows with the forecast: the coefficient of variation stays. */
    private double beyond(double forecast, int last) {
        double growth = means[last] > 0 ? forecast / means[last] : 1;
        return forecast * Math.max(1, ratios[last] * growth);
    }
}

package io.tributary.analytics.forecast;

import java.util.Arrays;

/**
 * Separates one-off bulk demand from the usual, before a model is fitted: a period far above its neighbours' median, as
 * measured by their median absolute deviation (Hampel, Journal of the American Statistical Association 69, 1974), and
 * more than a Poisson demand of that level explains. What repeats at the same place of a season is no one-off.
 *
 * @param usual per period, what models should learn from: ≤ demand
 * @param oneOff per period, what was set aside: ≥ 0, and usual + oneOff is the demand
 */
record BulkOrders(double[] usual, double[] oneOff) {
    private static final int SIDE = 8;
    private static final int LEAST_NEIGHBOURS = 6;
    private static final double MAD_TO_DEVIATION = 1.4826;
    private static final double MOST_DEVIATIONS = 6;
    private static final double SEASON_SHARE = .4;

    /**
     * Missing and negative periods (NaN, returns) count as no demand.
     *
     * @param season periods of a season, 1 for none
     */
    static BulkOrders separate(double[] demand, int season) {
        double[] clean = new double[demand.length];
        for (int i = 0; i < clean.length; i++) {
            clean[i] = Double.isFinite(demand[i]) ? Math.max(0, demand[i]) : 0;
        }
        double[] usual = clean.clone();
        double[] oneOff = new double[clean.length];
        for (int i = 0; i < clean.length; i++) {
            if (clean[i] <= 2 * largestNear(clean, i)) {
                // The rule below never calls that a one-off; the medians, which cost most, need not be looked at.
                continue;
            }
            double most = most(clean, i);
            if (clean[i] > most && !repeats(clean, i, season)) {
                usual[i] = most;
                oneOff[i] = clean[i] - most;
            }
        }
        return new BulkOrders(usual, oneOff);
    }

    private static double largestNear(double[] demand, int index) {
        double largest = 0;
        int to = Math.min(demand.length, index + SIDE + 1);
        for (int i = Math.max(0, index - SIDE); i < to; i++) {
            if (i != index) {
                largest = Math.max(largest, demand[i]);
            }
        }
        return largest;
    }

    /** The largest demand that its neighbours make plausible. */
    private static double most(double[] demand, int index) {
        int from = Math.max(0, index - SIDE);
        int to = Math.min(demand.length, index + SIDE + 1);
        if (to - from - 1 < LEAST_NEIGHBOURS) {
            return Double.POSITIVE_INFINITY;
        }
        double[] near = new double[to - from - 1];
        for (int i = from, k = 0; i < to; i++) {
            if (i != index) {
                near[k++] = demand[i];
            }
        }
        double median = median(near.clone());
        double mean = Arrays.stream(near).average().orElse(0);
        double[] away = Arrays.stream(near).map(y -> Math.abs(y - median)).toArray();
        double deviation = Math.max(MAD_TO_DEVIATION * median(away), Math.sqrt(Math.max(1, mean)));
        // intermittent demand has a median and deviation of zero: its largest neighbour is then the measure
        return Math.max(median + MOST_DEVIATIONS * deviation, 2 * largestNear(demand, index));
    }

    private static boolean repeats(double[] demand, int index, int season) {
        for (int at = index % Math.max(1, season); season > 1 && at < demand.length; at += season) {
            if (at != index && demand[at] > SEASON_SHARE * demand[index]) {
                return true;
            }
        }
        return false;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}

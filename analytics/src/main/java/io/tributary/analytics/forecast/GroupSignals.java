package io.tributary.analytics.forecast;

import java.util.List;

/**
 * The mean logarithm of one plus demand over a group of series, per period: how a group moves, whatever the sizes in it.
 */
final class GroupSignals {
    private final int firstPeriod;
    private final double[] sum;
    private final int[] members;

    GroupSignals(List<PreparedSeries> group) {
        int first = Integer.MAX_VALUE;
        int end = Integer.MIN_VALUE;
        for (PreparedSeries series : group) {
            first = Math.min(first, series.source().firstPeriod());
            end = Math.max(end, series.source().endPeriod());
        }
        firstPeriod = first;
        double[] logs = new double[end - first];
        int[] active = new int[end - first];
        for (PreparedSeries series : group) {
            int shift = series.source().firstPeriod() - first;
            for (int i = 0; i < series.length(); i++) {
                logs[shift + i] += Math.log1p(series.demand(i));
                active[shift + i]++;
            }
        }
        sum = new double[end - first + 1];
        members = new int[end - first + 1];
        for (int i = 0; i < logs.length; i++) {
            sum[i + 1] = sum[i] + logs[i];
            members[i + 1] = members[i] + active[i];
        }
    }

    /** The mean over periods from {@code from} to before {@code to}; NaN where the group has none. */
    double mean(int from, int to) {
        int low = Math.clamp((long) from - firstPeriod, 0, sum.length - 1);
        int high = Math.clamp((long) to - firstPeriod, 0, sum.length - 1);
        int count = high > low ? members[high] - members[low] : 0;
        return count == 0 || from < firstPeriod ? Double.NaN : (sum[high] - sum[low]) / count;
    }
}

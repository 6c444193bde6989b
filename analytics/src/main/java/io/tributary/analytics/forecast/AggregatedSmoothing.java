package io.tributary.analytics.forecast;

import java.util.Arrays;

/**
 * IMAPA (Petropoulos and Kourentzes, Journal of the Operational Research Society 66, 2015): the series is summed over
 * blocks of 1, 2, … periods up to its mean interval between sales, each sum is smoothed, and the rates per period are
 * averaged.
 */
record AggregatedSmoothing() implements PointModel {
    private static final int MAX_BLOCK = 12;

    @Override
    public double[] forecast(double[] history, int length, int horizon) {
        int blocks = largestBlock(history, length);
        double[] sums = new double[length];
        double rate = 0;
        for (int block = 1; block <= blocks; block++) {
            int count = sumBlocks(history, length, block, sums);
            rate += SimpleSmoothing.best(sums, count).level() / block;
        }
        double[] forecast = new double[horizon];
        Arrays.fill(forecast, rate / blocks);
        return forecast;
    }

    /** The oldest values that do not fill a block are left out. */
    private static int sumBlocks(double[] history, int length, int block, double[] sums) {
        int count = length / block;
        int from = length - count * block;
        for (int i = 0; i < count; i++) {
            sums[i] = 0;
            for (int j = 0; j < block; j++) {
                sums[i] += history[from + i * block + j];
            }
        }
        return count;
    }

    private static int largestBlock(double[] history, int length) {
        int sales = 0;
        for (int i = 0; i < length; i++) {
            if (history[i] > 0) {
                sales++;
            }
        }
        if (sales == 0) {
            return 1;
        }
        int interval = (int) Math.round((double) length / sales);
        return Math.clamp(interval, 1, Math.min(MAX_BLOCK, Math.max(1, length / 2)));
    }
}

package io.tributary.bench.risk;

import java.util.Arrays;

/** How good chances were, given the outcomes. */
final class Accuracy {
    private static final int BINS = 10;

    private Accuracy() {}

    /** The chance that a late delivery was given a higher chance than a punctual one; ties count half. */
    static double auc(double[] chances, boolean[] late) {
        Integer[] order = order(chances);
        double ranks = 0;
        long lates = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && chances[order[to]] == chances[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                if (late[order[i]]) {
                    ranks += (from + to + 1) / 2.0;
                    lates++;
                }
            }
            from = to;
        }
        return (ranks - lates * (lates + 1) / 2.0) / (lates * (double) (order.length - lates));
    }

    /** The mean squared distance between chance and outcome. */
    static double brier(double[] chances, boolean[] late) {
        double sum = 0;
        for (int i = 0; i < late.length; i++) {
            double error = chances[i] - (late[i] ? 1 : 0);
            sum += error * error;
        }
        return sum / late.length;
    }

    /** The mean distance between mean chance and rate over ten groups of equal size, sorted by chance. */
    static double calibrationError(double[] chances, boolean[] late) {
        Integer[] order = order(chances);
        double sum = 0;
        for (int b = 0; b < BINS; b++) {
            double difference = 0;
            for (int i = order.length * b / BINS; i < order.length * (b + 1) / BINS; i++) {
                difference += chances[order[i]] - (late[order[i]] ? 1 : 0);
            }
            sum += Math.abs(difference);
        }
        return sum / order.length;
    }

    private static Integer[] order(double[] chances) {
        Integer[] order = new Integer[chances.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(chances[a], chances[b]));
        return order;
    }
}

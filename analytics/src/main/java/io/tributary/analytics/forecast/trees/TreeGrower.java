package io.tributary.analytics.forecast.trees;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Grows one tree, always splitting the leaf that gains most (Ke et al., LightGBM, 2017): sums of pulls per bin are
 * counted for the smaller child and subtracted from the parent's for the larger one. A bin's sum of pulls, in whole
 * steps, and its number of rows are one number, so that a row costs one addition per column.
 */
final class TreeGrower {
    private static final int COUNT_BITS = 24;
    private static final long COUNT = (1L << COUNT_BITS) - 1;
    private static final double MOST_STEPS = 1L << (62 - COUNT_BITS);

    private final byte[] bins;
    private final int width;
    private final TreeSettings settings;
    private final int[] columns;
    /** Per row, its pull in steps above the bits of the count, and a count of one. */
    private final long[] pulls;

    private final double step;
    private final int[] rows;
    private final int[] buffer;

    /**
     * @param bins rows of bins
     * @param rows the rows to use; they are reordered
     * @param columns the columns to use
     * @param pulls where each row wants its value to go
     */
    TreeGrower(byte[] bins, int width, TreeSettings settings, int[] columns, float[] pulls, int[] rows) {
        this.bins = bins;
        this.width = width;
        this.settings = settings;
        this.columns = columns;
        this.step = step(pulls);
        this.pulls = new long[pulls.length];
        for (int i = 0; i < pulls.length; i++) {
            this.pulls[i] = (Math.round(pulls[i] / step) << COUNT_BITS) + 1;
        }
        this.rows = rows;
        this.buffer = new int[rows.length];
    }

    /** So fine that no sum of the pulls overflows. */
    private static double step(float[] pulls) {
        double sum = 0;
        for (float pull : pulls) {
            sum += Math.abs(pull);
        }
        return Math.max(sum, Float.MIN_NORMAL) / MOST_STEPS;
    }

    /** @param leafValue the value of a leaf from its rows, {@code rows[from..to)} */
    Tree grow(LeafValue leafValue) {
        var tree = new Tree(settings.leaves());
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(leaf(0, 0, rows.length, null));
        while (leaves.size() < settings.leaves()) {
            Leaf best = best(leaves);
            if (best == null) {
                break;
            }
            leaves.remove(best);
            int border = partition(best);
            int child = tree.split(best.node, best.splitColumn, best.splitBin);
            boolean leftSmaller = border - best.from <= best.to - border;
            Leaf small = leftSmaller ? leaf(child, best.from, border, null) : leaf(child + 1, border, best.to, null);
            subtract(best.sums, small.sums);
            Leaf large = leftSmaller
                    ? leaf(child + 1, border, best.to, best.sums)
                    : leaf(child, best.from, border, best.sums);
            leaves.add(small);
            leaves.add(large);
        }
        for (Leaf leaf : leaves) {
            tree.setValue(leaf.node, leafValue.of(rows, leaf.from, leaf.to));
        }
        return tree;
    }

    private static void subtract(long[] from, long[] sums) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= sums[i];
        }
    }

    private static @Nullable Leaf best(List<Leaf> leaves) {
        Leaf best = null;
        for (Leaf leaf : leaves) {
            if (leaf.gain > 0 && (best == null || leaf.gain > best.gain)) {
                best = leaf;
            }
        }
        return best;
    }

    private Leaf leaf(int node, int from, int to, long @Nullable [] known) {
        long[] sums = known == null ? count(from, to) : known;
        var leaf = new Leaf(node, from, to, sums);
        if (to - from >= 2 * settings.leastRows()) {
            findSplit(leaf);
        }
        return leaf;
    }

    private long[] count(int from, int to) {
        long[] cells = new long[columns.length * Bins.MOST];
        for (int i = from; i < to; i++) {
            int row = rows[i];
            int at = row * width;
            long pull = pulls[row];
            int cell = 0;
            for (int column : columns) {
                cells[cell + bins[at + column]] += pull;
                cell += Bins.MOST;
            }
        }
        return cells;
    }

    private void findSplit(Leaf leaf) {
        int total = leaf.to - leaf.from;
        if (columns.length == 0) {
            return;
        }
        long all = 0;
        for (int bin = 0; bin < Bins.MOST; bin++) {
            all += leaf.sums[bin];
        }
        double pull = pull(all);
        double unsplit = score(pull, total);
        for (int k = 0; k < columns.length; k++) {
            long left = 0;
            for (int bin = 0; bin < Bins.MOST - 1; bin++) {
                left += leaf.sums[k * Bins.MOST + bin];
                int leftCount = (int) (left & COUNT);
                if (leftCount >= settings.leastRows() && total - leftCount >= settings.leastRows()) {
                    double leftPull = pull(left);
                    double gain = score(leftPull, leftCount) + score(pull - leftPull, total - leftCount) - unsplit;
                    if (gain > leaf.gain + 1e-9) {
                        leaf.gain = gain;
                        leaf.splitColumn = columns[k];
                        leaf.splitBin = bin;
                    }
                }
            }
        }
    }

    private double pull(long sum) {
        return (sum >> COUNT_BITS) * step;
    }

    private double score(double pull, int count) {
        return pull * pull / (count + settings.shrinkage());
    }

    /** Moves the rows of the left child to the front, keeping their order; returns the border. */
    private int partition(Leaf leaf) {
        int border = leaf.from;
        int right = 0;
        for (int i = leaf.from; i < leaf.to; i++) {
            int row = rows[i];
            // written to both sides and kept on one: a branch would be guessed wrongly half the time
            int isLeft = bins[row * width + leaf.splitColumn] <= leaf.splitBin ? 1 : 0;
            rows[border] = row;
            buffer[right] = row;
            border += isLeft;
            right += 1 - isLeft;
        }
        System.arraycopy(buffer, 0, rows, border, right);
        return border;
    }

    /** The value of a leaf. */
    interface LeafValue {
        double of(int[] rows, int from, int to);
    }

    private static final class Leaf {
        private final int node;
        private final int from;
        private final int to;
        private final long[] sums;
        private double gain;
        private int splitColumn;
        private int splitBin;

        Leaf(int node, int from, int to, long[] sums) {
            this.node = node;
            this.from = from;
            this.to = to;
            this.sums = sums;
        }
    }
}

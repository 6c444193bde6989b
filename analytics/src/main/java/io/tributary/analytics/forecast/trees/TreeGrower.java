package io.tributary.analytics.forecast.trees;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Grows one tree, always splitting the leaf that gains most (Ke et al., LightGBM, 2017): sums of pulls per bin are
 * counted for the smaller child and subtracted from the parent's for the larger one.
 */
final class TreeGrower {
    private final byte[] bins;
    private final int width;
    private final TreeSettings settings;
    private final int[] columns;
    private final float[] pulls;
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
        this.pulls = pulls;
        this.rows = rows;
        this.buffer = new int[rows.length];
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
            best.sums.subtract(small.sums);
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

    private static @Nullable Leaf best(List<Leaf> leaves) {
        Leaf best = null;
        for (Leaf leaf : leaves) {
            if (leaf.gain > 0 && (best == null || leaf.gain > best.gain)) {
                best = leaf;
            }
        }
        return best;
    }

    private Leaf leaf(int node, int from, int to, @Nullable Sums known) {
        Sums sums = known == null ? count(from, to) : known;
        var leaf = new Leaf(node, from, to, sums);
        if (to - from >= 2 * settings.leastRows()) {
            findSplit(leaf);
        }
        return leaf;
    }

    private Sums count(int from, int to) {
        var sums = new Sums(width);
        for (int i = from; i < to; i++) {
            int row = rows[i];
            int at = row * width;
            float pull = pulls[row];
            for (int column : columns) {
                int cell = column * Bins.MOST + bins[at + column];
                sums.pull[cell] += pull;
                sums.count[cell]++;
            }
        }
        return sums;
    }

    private void findSplit(Leaf leaf) {
        int total = leaf.to - leaf.from;
        double pull = 0;
        for (int bin = 0; bin < Bins.MOST; bin++) {
            pull += leaf.sums.pull[columns[0] * Bins.MOST + bin];
        }
        double unsplit = score(pull, total);
        for (int column : columns) {
            double leftPull = 0;
            int leftCount = 0;
            for (int bin = 0; bin < Bins.MOST - 1; bin++) {
                leftPull += leaf.sums.pull[column * Bins.MOST + bin];
                leftCount += leaf.sums.count[column * Bins.MOST + bin];
                if (leftCount >= settings.leastRows() && total - leftCount >= settings.leastRows()) {
                    double gain = score(leftPull, leftCount) + score(pull - leftPull, total - leftCount) - unsplit;
                    if (gain > leaf.gain + 1e-9) {
                        leaf.gain = gain;
                        leaf.splitColumn = column;
                        leaf.splitBin = bin;
                    }
                }
            }
        }
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
            if (bins[row * width + leaf.splitColumn] <= leaf.splitBin) {
                rows[border++] = row;
            } else {
                buffer[right++] = row;
            }
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
        private final Sums sums;
        private double gain;
        private int splitColumn;
        private int splitBin;

        Leaf(int node, int from, int to, Sums sums) {
            this.node = node;
            this.from = from;
            this.to = to;
            this.sums = sums;
        }
    }

    /** Per column and bin, the sum of pulls and the number of rows. */
    private static final class Sums {
        private final double[] pull;
        private final int[] count;

        Sums(int width) {
            pull = new double[width * Bins.MOST];
            count = new int[width * Bins.MOST];
        }

        void subtract(Sums other) {
            for (int i = 0; i < pull.length; i++) {
                pull[i] -= other.pull[i];
                count[i] -= other.count[i];
            }
        }
    }
}

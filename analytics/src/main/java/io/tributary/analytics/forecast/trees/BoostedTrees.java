package io.tributary.analytics.forecast.trees;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Stochastic gradient boosting (Friedman, Annals of Statistics 29, 2001): each tree is grown on the pulls of the loss,
 * its leaves take the loss's best constant, and a share of it is added. Deterministic for a seed.
 */
public final class BoostedTrees {
    private final Bins bins;
    private final double start;
    private final List<Tree> trees;
    private final double learningRate;

    private BoostedTrees(Bins bins, double start, List<Tree> trees, double learningRate) {
        this.bins = bins;
        this.start = start;
        this.trees = trees;
        this.learningRate = learningRate;
    }

    /**
     * @param training rows with their bins, shared by all models of a run
     * @param targets one per row
     * @param offsets one per row, what the model starts from
     */
    public static BoostedTrees fit(
            BinnedTable training, float[] targets, float[] offsets, Loss loss, TreeSettings settings) {
        int rows = training.rows();
        float[] scratch = new float[rows];
        for (int i = 0; i < rows; i++) {
            scratch[i] = targets[i] - offsets[i];
        }
        double start = loss.constant(scratch, rows, 0);
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = offsets[i] + start;
        }
        var random = new SplittableRandom(settings.seed());
        float[] pulls = new float[rows];
        int[] all = IntStream.range(0, rows).toArray();
        List<Tree> trees = new ArrayList<>(settings.trees());
        for (int t = 0; t < settings.trees(); t++) {
            for (int i = 0; i < rows; i++) {
                pulls[i] = (float) loss.pull(targets[i], values[i]);
            }
            int[] columns = pick(training.telling(), settings.columnShare(), random);
            int[] picked = pick(all, settings.rowShare(), random);
            boolean[] added = new boolean[rows];
            Tree tree = new TreeGrower(training.bins(), training.width(), settings, columns, pulls, picked)
                    .grow((order, from, to) -> {
                        double value = loss.leaf(targets, values, order, from, to, settings.shrinkage(), scratch);
                        for (int i = from; i < to; i++) {
                            values[order[i]] += settings.learningRate() * value;
                            added[order[i]] = true;
                        }
                        return value;
                    });
            trees.add(tree);
            for (int i = 0; i < rows; i++) {
                if (!added[i]) {
                    values[i] += settings.learningRate() * tree.value(training.bins(), i * training.width());
                }
            }
        }
        return new BoostedTrees(training.edges(), start, trees, settings.learningRate());
    }

    /** The model's value of every row, its offset included. */
    public double[] values(Table table, float[] offsets) {
        byte[] cut = bins.cut(table);
        double[] values = new double[table.rows()];
        for (int i = 0; i < values.length; i++) {
            double sum = 0;
            for (Tree tree : trees) {
                sum += tree.value(cut, i * table.width());
            }
            values[i] = offsets[i] + start + learningRate * sum;
        }
        return values;
    }

    private static int[] pick(int[] from, double share, SplittableRandom random) {
        int[] picked = new int[from.length];
        int count = 0;
        for (int one : from) {
            picked[count] = one;
            count += share >= 1 || random.nextDouble() < share ? 1 : 0;
        }
        if (count == 0 && from.length > 0) {
            picked[count++] = from[random.nextInt(from.length)];
        }
        return Arrays.copyOf(picked, count);
    }
}

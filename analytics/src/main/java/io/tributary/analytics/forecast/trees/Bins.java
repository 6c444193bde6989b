package io.tributary.analytics.forecast.trees;

import java.util.Arrays;

/** Cuts every column into at most 63 bins of equal size; bin 0 is for missing numbers. */
final class Bins {
    static final int MOST = 64;
    private static final int SAMPLE = 20_000;

    private final float[][] edges;

    private Bins(float[][] edges) {
        this.edges = edges;
    }

    static Bins of(Table table) {
        float[][] edges = new float[table.width()][];
        int step = Math.max(1, table.rows() / SAMPLE);
        float[] sample = new float[(table.rows() + step - 1) / step];
        for (int column = 0; column < edges.length; column++) {
            int count = 0;
            for (int row = 0; row < table.rows(); row += step) {
                float value = table.get(row, column);
                if (!Float.isNaN(value)) {
                    sample[count++] = value;
                }
            }
            Arrays.sort(sample, 0, count);
            edges[column] = edges(sample, count);
        }
        return new Bins(edges);
    }

    /** Upper ends, rising, of all bins but the last. */
    private static float[] edges(float[] sorted, int count) {
        float[] edges = new float[MOST - 2];
        int found = 0;
        for (int i = 1; i < MOST - 1 && count > 0; i++) {
            float edge = sorted[(int) ((long) i * (count - 1) / (MOST - 1))];
            if (edge < sorted[count - 1] && (found == 0 || edge > edges[found - 1])) {
                edges[found++] = edge;
            }
        }
        return Arrays.copyOf(edges, found);
    }

    /** The bins of all rows, row by row. */
    byte[] cut(Table table) {
        int width = table.width();
        byte[] bins = new byte[table.rows() * width];
        for (int row = 0; row < table.rows(); row++) {
            for (int column = 0; column < width; column++) {
                bins[row * width + column] = bin(table.get(row, column), edges[column]);
            }
        }
        return bins;
    }

    private static byte bin(float value, float[] ends) {
        if (Float.isNaN(value)) {
            return 0;
        }
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value <= ends[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return (byte) (low + 1);
    }
}

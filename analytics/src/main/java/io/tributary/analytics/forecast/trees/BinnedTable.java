package io.tributary.analytics.forecast.trees;

import java.util.stream.IntStream;

/** A table cut into bins once, for many models. */
public final class BinnedTable {
    private final Bins edges;
    private final byte[] bins;
    private final int width;
    private final int[] telling;

    public BinnedTable(Table table) {
        this.edges = Bins.of(table);
        this.bins = edges.cut(table);
        this.width = table.width();
        this.telling = findTelling();
    }

    int rows() {
        return bins.length / width;
    }

    int width() {
        return width;
    }

    byte[] bins() {
        return bins;
    }

    /** The columns in which rows differ; no other can split them. */
    int[] telling() {
        return telling;
    }

    private int[] findTelling() {
        boolean[] telling = new boolean[width];
        for (int i = width; i < bins.length; i++) {
            telling[i % width] |= bins[i] != bins[i % width];
        }
        return IntStream.range(0, width).filter(column -> telling[column]).toArray();
    }

    Bins edges() {
        return edges;
    }
}

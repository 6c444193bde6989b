package io.tributary.analytics.forecast.trees;

import java.util.Arrays;

/** A binary tree over binned rows. A node without a column is a leaf. */
final class Tree {
    private final int[] column;
    private final int[] lastLeftBin;
    private final int[] left;
    private final double[] value;
    private int nodes = 1;

    Tree(int mostLeaves) {
        column = new int[2 * mostLeaves - 1];
        Arrays.fill(column, -1);
        lastLeftBin = new int[column.length];
        left = new int[column.length];
        value = new double[column.length];
    }

    /** Splits a leaf: rows up to this bin go to the node returned, others to the next one. */
    int split(int node, int byColumn, int upToBin) {
        column[node] = byColumn;
        lastLeftBin[node] = upToBin;
        left[node] = nodes;
        nodes += 2;
        return left[node];
    }

    void setValue(int node, double leafValue) {
        value[node] = leafValue;
    }

    double value(byte[] bins, int from) {
        int node = 0;
        while (column[node] >= 0) {
            node = left[node] + (bins[from + column[node]] <= lastLeftBin[node] ? 0 : 1);
        }
        return value[node];
    }
}

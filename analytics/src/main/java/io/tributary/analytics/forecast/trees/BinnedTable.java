package io.tributary.analytics.forecast.trees;

/** A table cut into bins once, for many models. */
public final class BinnedTable {
    private final Bins edges;
    private final byte[] bins;
    private final int width;

    public BinnedTable(Table table) {
        this.edges = Bins.of(table);
        this.bins = edges.cut(table);
        this.width = table.width();
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

    Bins edges() {
        return edges;
    }
}

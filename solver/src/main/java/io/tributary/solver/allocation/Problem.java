package io.tributary.solver.allocation;

/**
 * A snapshot compiled to arrays of primitives, which is what the search runs on. Orders, lines, options and parcels
 * are numbered; {@code xStart[i] .. xStart[i + 1]} are the children of parent {@code i}. Only options that could serve
 * their line alone are kept. Money is in minor units times {@link #scale}, so that prices can be finer than a minor
 * unit while every sum stays an exact integer: this makes the bounds valid without an argument about rounding.
 *
 * <p>Resources are what can run out: stock first ({@code 0 .. stockCount - 1}), then one capacity per node.
 */
final class Problem {
    static final int NONE = -1;

    final long scale;
    final int orderCount;
    final int nodeCount;
    final int stockCount;

    /** Units there are, by resource; {@link Long#MAX_VALUE} for a node without limit. */
    final long[] available;
    /** True when all who could use a resource want more than there is. Other resources never bind. */
    final boolean[] contended;

    final int[] lineStart;
    final int[] maxParcels;
    final int[] parcelStart;
    final int[] parcelNode;
    final long[] parcelCost;

    final int[] lineOrder;
    final long[] units;
    final long[] unfilled;
    final int[] optionStart;

    final int[] optionLine;
    final int[] optionStock;
    final int[] optionNode;
    /** Index into the parcels of the order. */
    final int[] optionParcel;

    final long[] optionCost;
    /** Index of the candidate within its line in the snapshot. */
    final int[] optionCandidate;

    final int maxLines;

    Problem(ProblemCompiler from) {
        scale = from.scale;
        orderCount = from.orderCount;
        nodeCount = from.nodeCount;
        stockCount = from.stockCount;
        available = from.available;
        lineStart = from.lineStart;
        maxParcels = from.maxParcels;
        parcelStart = from.parcelStart;
        parcelNode = from.parcelNode.toArray();
        parcelCost = from.parcelCost.toArray();
        lineOrder = from.lineOrder;
        units = from.units;
        unfilled = from.unfilled;
        optionStart = from.optionStart;
        optionLine = from.optionLine.toArray();
        optionStock = from.optionStock.toArray();
        optionNode = from.optionNode.toArray();
        optionParcel = from.optionParcel.toArray();
        optionCost = from.optionCost.toArray();
        optionCandidate = from.optionCandidate.toArray();
        maxLines = longest();
        contended = contention();
    }

    int lineCount() {
        return units.length;
    }

    int optionCount() {
        return optionCost.length;
    }

    int resourceCount() {
        return available.length;
    }

    int capacityOf(int node) {
        return stockCount + node;
    }

    /** Whether lines of several units compete for a stock, so that it is a knapsack. */
    boolean hasKnapsacks() {
        for (int i = 0; i < optionCost.length; i++) {
            if (contended[optionStock[i]] && units[optionLine[i]] > 1) {
                return true;
            }
        }
        return false;
    }

    /** The mean cost of a parcel, at least one minor unit: a scale for temperatures. */
    long typicalParcel() {
        long sum = 0;
        for (long cost : parcelCost) {
            sum += cost / parcelCost.length;
        }
        return Math.max(scale, sum);
    }

    private int longest() {
        int most = 0;
        for (int o = 0; o < orderCount; o++) {
            most = Math.max(most, lineStart[o + 1] - lineStart[o]);
        }
        return most;
    }

    private boolean[] contention() {
        long[] wanted = new long[available.length];
        int[] lastLine = new int[available.length];
        for (int i = 0; i < optionCost.length; i++) {
            int line = optionLine[i];
            wanted[optionStock[i]] += units[line];
            int capacity = capacityOf(optionNode[i]);
            if (lastLine[capacity] != line + 1) { // a line counts once per node, whatever its SKUs there
                lastLine[capacity] = line + 1;
                wanted[capacity] += units[line];
            }
        }
        boolean[] result = new boolean[available.length];
        for (int r = 0; r < result.length; r++) {
            result[r] = wanted[r] > available[r];
        }
        return result;
    }
}

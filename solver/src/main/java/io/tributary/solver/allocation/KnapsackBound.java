package io.tributary.solver.allocation;

import java.util.Arrays;

/**
 * A stronger bound than prices alone give when lines want several units: every stock is a knapsack that only whole
 * lines fit into (Lagrangian decomposition; Guignard and Kim 1987). Each option has its own price; orders pay it, and
 * each stock sells to the set of lines that pays most and fits. The difference is a lower bound on every plan. Starts
 * from unit prices, where it is already at least as good as they are.
 */
final class KnapsackBound {
    private static final double SMOOTHING = 0.5;
    private static final int PATIENCE = 15;

    private final Problem problem;
    private final Relaxation relaxation;
    private final Knapsack knapsack = new Knapsack();
    private final int[] itemStart;
    private final int[] items;

    private final double[] price;
    private final double[] direction;
    private final double[] best;
    private final double[] weight;
    private final long[] rounded;
    private final boolean[] sold;
    private final int optionCount;
    private long bestBound = Long.MIN_VALUE;
    private double step = 1;
    private int sinceBetter;

    /** @param unitPrices the start, by resource */
    KnapsackBound(Problem problem, Relaxation relaxation, long[] unitPrices) {
        this.problem = problem;
        this.relaxation = relaxation;
        optionCount = problem.optionCount();
        // Prices are numbered by option first, then by node for capacity.
        int size = optionCount + problem.nodeCount;
        price = new double[size];
        direction = new double[size];
        best = new double[size];
        weight = new double[size];
        rounded = new long[size];
        sold = new boolean[optionCount];
        itemStart = new int[problem.stockCount + 1];
        items = new int[optionCount];
        listItems();
        for (int i = 0; i < optionCount; i++) {
            int stock = problem.optionStock[i];
            weight[i] = problem.contended[stock] ? 1 : 0;
            price[i] = weight[i] * unitPrices[stock] * problem.units[problem.optionLine[i]];
        }
        for (int k = 0; k < problem.nodeCount; k++) {
            int capacity = problem.capacityOf(k);
            weight[optionCount + k] =
                    problem.contended[capacity] ? 1 / Math.sqrt(1.0 + problem.available[capacity]) : 0;
            price[optionCount + k] = problem.contended[capacity] ? unitPrices[capacity] : 0;
        }
    }

    private void listItems() {
        for (int i = 0; i < optionCount; i++) {
            itemStart[problem.optionStock[i] + 1]++;
        }
        for (int s = 0; s < problem.stockCount; s++) {
            itemStart[s + 1] += itemStart[s];
        }
        int[] next = itemStart.clone();
        for (int i = 0; i < optionCount; i++) {
            items[next[problem.optionStock[i]]++] = i;
        }
    }

    long bound() {
        return bestBound;
    }

    boolean stalled() {
        return step < 0.001;
    }

    /** One evaluation and one step towards the cost of the best plan known. */
    void iterate(long upperBound) {
        for (int i = 0; i < price.length; i++) {
            rounded[i] = Math.round(price[i]);
        }
        long[] surcharge = surcharge();
        long value = relaxation.evaluate(surcharge) - sell() - capacityEarnings();
        keep(value);
        step(upperBound, value);
    }

    /** What every option costs on top at the best prices found. */
    long[] bestSurcharge() {
        for (int i = 0; i < price.length; i++) {
            rounded[i] = Math.round(best[i]);
        }
        return surcharge();
    }

    private long[] surcharge() {
        long[] surcharge = new long[optionCount];
        for (int i = 0; i < optionCount; i++) {
            surcharge[i] =
                    rounded[i] + problem.units[problem.optionLine[i]] * rounded[optionCount + problem.optionNode[i]];
        }
        return surcharge;
    }

    private long sell() {
        long earned = 0;
        for (int s = 0; s < problem.stockCount; s++) {
            if (problem.contended[s]) {
                earned += knapsack.fill(s);
            }
        }
        return earned;
    }

    private long capacityEarnings() {
        long earned = 0;
        for (int k = 0; k < problem.nodeCount; k++) {
            long unit = rounded[optionCount + k];
            earned += unit == 0 ? 0 : unit * problem.available[problem.capacityOf(k)];
        }
        return earned;
    }

    private void keep(long value) {
        if (value > bestBound) {
            bestBound = value;
            System.arraycopy(price, 0, best, 0, price.length);
            sinceBetter = 0;
        } else if (++sinceBetter >= PATIENCE) {
            step /= 2;
            sinceBetter = 0;
            System.arraycopy(best, 0, price, 0, price.length);
            Arrays.fill(direction, 0);
        }
    }

    private void step(long upperBound, long value) {
        double[] subgradient = new double[price.length];
        for (int k = 0; k < problem.nodeCount; k++) {
            int capacity = problem.capacityOf(k);
            subgradient[optionCount + k] = problem.contended[capacity] ? -problem.available[capacity] : 0;
        }
        for (int i = 0; i < optionCount; i++) {
            boolean wanted = relaxation.choice[problem.optionLine[i]] == i;
            subgradient[i] = (wanted ? 1 : 0) - (sold[i] ? 1 : 0);
            if (wanted) {
                subgradient[optionCount + problem.optionNode[i]] += problem.units[problem.optionLine[i]];
            }
        }
        double norm = 0;
        for (int i = 0; i < price.length; i++) {
            direction[i] = subgradient[i] * weight[i] + SMOOTHING * direction[i];
            norm += price[i] <= 0 && direction[i] < 0 ? 0 : direction[i] * direction[i];
        }
        double length = norm == 0 ? 0 : step * Math.max(0, upperBound - value) / norm;
        for (int i = 0; i < price.length; i++) {
            price[i] = Math.max(0, price[i] + length * direction[i] * weight[i]);
        }
    }

    /** Sells one stock to the lines that pay most, whole lines only, by dynamic programming over units. */
    private final class Knapsack {
        /** Above this many cells the fractional optimum is used instead, which is still a valid bound. */
        private static final long MOST_CELLS = 4_000_000;

        private long[] value = new long[64];
        private boolean[] taken = new boolean[1024];

        long fill(int stock) {
            long wanted = 0;
            int count = 0;
            for (int at = itemStart[stock]; at < itemStart[stock + 1]; at++) {
                sold[items[at]] = false;
                if (rounded[items[at]] > 0) {
                    wanted += problem.units[problem.optionLine[items[at]]];
                    count++;
                }
            }
            if (wanted <= problem.available[stock]) {
                return sellAll(stock);
            }
            long cells = (problem.available[stock] + 1) * count;
            return problem.available[stock] > Integer.MAX_VALUE / 2 || cells > MOST_CELLS
                    ? fractional(stock)
                    : exact(stock, (int) problem.available[stock], count);
        }

        private long sellAll(int stock) {
            long earned = 0;
            for (int at = itemStart[stock]; at < itemStart[stock + 1]; at++) {
                sold[items[at]] = rounded[items[at]] > 0;
                earned += rounded[items[at]];
            }
            return earned;
        }

        private long exact(int stock, int room, int count) {
            reserve(room, count);
            int row = 0;
            for (int at = itemStart[stock]; at < itemStart[stock + 1]; at++) {
                int item = items[at];
                if (rounded[item] > 0) {
                    int units = (int) problem.units[problem.optionLine[item]];
                    for (int u = room; u >= units; u--) {
                        long with = value[u - units] + rounded[item];
                        boolean better = with > value[u];
                        taken[row + u] = better;
                        value[u] = better ? with : value[u];
                    }
                    row += room + 1;
                }
            }
            readSold(stock, room, row);
            return value[room];
        }

        private void reserve(int room, int count) {
            if (value.length <= room) {
                value = new long[room + 1];
            }
            int cells = (room + 1) * count;
            if (taken.length < cells) {
                taken = new boolean[cells];
            }
            Arrays.fill(value, 0, room + 1, 0);
            Arrays.fill(taken, 0, cells, false);
        }

        private void readSold(int stock, int room, int rows) {
            int row = rows;
            int left = room;
            for (int at = itemStart[stock + 1] - 1; at >= itemStart[stock]; at--) {
                int item = items[at];
                if (rounded[item] > 0) {
                    row -= room + 1;
                    if (taken[row + left]) {
                        sold[item] = true;
                        left -= (int) problem.units[problem.optionLine[item]];
                    }
                }
            }
        }

        private long fractional(int stock) {
            Integer[] order = new Integer[itemStart[stock + 1] - itemStart[stock]];
            for (int at = 0; at < order.length; at++) {
                order[at] = items[itemStart[stock] + at];
            }
            Arrays.sort(order, (a, b) -> Double.compare(perUnit(b), perUnit(a)));
            long left = problem.available[stock];
            long earned = 0;
            for (int item : order) {
                long units = problem.units[problem.optionLine[item]];
                if (rounded[item] <= 0 || left <= 0) {
                    break;
                }
                sold[item] = units <= left;
                earned += units <= left ? rounded[item] : (long) Math.ceil(perUnit(item) * left) + 1;
                left -= units;
            }
            return earned;
        }

        private double perUnit(int item) {
            return (double) rounded[item] / problem.units[problem.optionLine[item]];
        }
    }
}

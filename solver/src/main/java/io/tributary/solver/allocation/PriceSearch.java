package io.tributary.solver.allocation;

import java.util.Arrays;

/**
 * Finds prices for scarce stock and capacity that make the relaxation's bound high (subgradient steps after Polyak
 * 1969, with the direction smoothed after Camerini, Fratta and Maffioli 1975). Where too many want a resource its price
 * rises, where few do it falls. Prices are integers of the problem's fine money, so every bound is exact.
 */
final class PriceSearch {
    private static final double SMOOTHING = 0.6;
    private static final int PATIENCE = 12;

    private final Problem problem;
    private final Relaxation relaxation;
    private final double[] weight;
    private final double[] price;
    private final double[] direction;
    /** At a price above what every line costs when it is unfilled, nobody buys; higher ones only overflow. */
    private final double dearest;

    private final long[] rounded;
    private final long[] surcharge;
    private final long[] used;

    private final long[] bestPrice;
    private final int[] bestChoice;
    private long bestBound = Long.MIN_VALUE;
    private double step = 1.0;
    private int sinceBetter;
    private int iterations;

    PriceSearch(Problem problem, Relaxation relaxation) {
        this.problem = problem;
        this.relaxation = relaxation;
        int resources = problem.resourceCount();
        dearest = Arrays.stream(problem.unfilled).max().orElse(0);
        weight = new double[resources];
        price = new double[resources];
        direction = new double[resources];
        rounded = new long[resources];
        used = new long[resources];
        surcharge = new long[problem.optionCount()];
        bestPrice = new long[resources];
        bestChoice = new int[problem.lineCount()];
        for (int r = 0; r < resources; r++) {
            // A unit more or less matters less where there are many: one scale for stock of 5 and capacity of 5000.
            weight[r] = problem.contended[r] ? 1 / Math.sqrt(1.0 + problem.available[r]) : 0;
        }
    }

    long bound() {
        return bestBound;
    }

    long[] prices() {
        return bestPrice;
    }

    /** What every line would choose at the best prices; may ask for more than there is. */
    int[] choice() {
        return bestChoice;
    }

    int iterations() {
        return iterations;
    }

    /** True when steps have become too small to matter. */
    boolean stalled() {
        return step < 0.002;
    }

    /** One evaluation and one step towards the cost of the best plan known. */
    void iterate(long upperBound) {
        iterations++;
        for (int r = 0; r < price.length; r++) {
            rounded[r] = Math.round(price[r]);
        }
        charge(rounded);
        long value = relaxation.evaluate(surcharge) - earned();
        keep(value);
        step(upperBound, value);
    }

    /** What every option costs on top at the best prices found. */
    long[] bestSurcharge() {
        charge(bestPrice);
        return surcharge.clone();
    }

    private void charge(long[] prices) {
        for (int i = 0; i < surcharge.length; i++) {
            surcharge[i] = problem.units[problem.optionLine[i]]
                    * (prices[problem.optionStock[i]] + prices[problem.capacityOf(problem.optionNode[i])]);
        }
    }

    private long earned() {
        long sum = 0;
        for (int r = 0; r < rounded.length; r++) {
            sum += rounded[r] == 0 ? 0 : rounded[r] * problem.available[r];
        }
        return sum;
    }

    private void keep(long value) {
        if (value > bestBound) {
            bestBound = value;
            System.arraycopy(rounded, 0, bestPrice, 0, rounded.length);
            System.arraycopy(relaxation.choice, 0, bestChoice, 0, bestChoice.length);
            sinceBetter = 0;
        } else if (++sinceBetter >= PATIENCE) {
            step /= 2;
            sinceBetter = 0;
            for (int r = 0; r < price.length; r++) {
                price[r] = bestPrice[r];
                direction[r] = 0;
            }
        }
    }

    private void step(long upperBound, long value) {
        Arrays.fill(used, 0);
        for (int l = 0; l < relaxation.choice.length; l++) {
            int option = relaxation.choice[l];
            if (option != Problem.NONE) {
                used[problem.optionStock[option]] += problem.units[l];
                used[problem.capacityOf(problem.optionNode[option])] += problem.units[l];
            }
        }
        double norm = 0;
        for (int r = 0; r < price.length; r++) {
            if (problem.contended[r]) {
                double subgradient = (used[r] - problem.available[r]) * weight[r];
                direction[r] = subgradient + SMOOTHING * direction[r];
                norm += price[r] <= 0 && direction[r] < 0 ? 0 : direction[r] * direction[r];
            }
        }
        double length = norm == 0 ? 0 : step * Math.max(0, upperBound - value) / norm;
        for (int r = 0; r < price.length; r++) {
            if (problem.contended[r]) {
                price[r] = Math.clamp(price[r] + length * direction[r] * weight[r], 0, dearest);
            }
        }
    }
}

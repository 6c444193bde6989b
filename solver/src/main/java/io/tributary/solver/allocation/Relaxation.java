package io.tributary.solver.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * All orders planned on their own, each exactly, when options cost a surcharge and nothing runs out. The sum, minus
 * what the surcharges earn at most from what is available, is a lower bound on every feasible plan (Lagrangian
 * relaxation; Geoffrion 1974). Orders are split over the workers in fixed parts and summed as integers, so the result
 * does not depend on the number of threads.
 */
final class Relaxation {
    /** A reward that no cost outweighs, to force an option. */
    private static final long FORCE = 1L << 57;

    private final Problem problem;
    private final List<Part> parts = new ArrayList<>();
    private final Workers workers;

    /** The option of every line in the last evaluation, or {@link Problem#NONE}. */
    final int[] choice;

    Relaxation(Problem problem, Workers workers, int threads) {
        this.problem = problem;
        this.workers = workers;
        choice = new int[problem.lineCount()];
        int count = problem.orderCount < 200 ? 1 : threads;
        for (int i = 0; i < count; i++) {
            parts.add(new Part(problem.orderCount * i / count, problem.orderCount * (i + 1) / count));
        }
    }

    /** The sum of all orders' least costs with these surcharges, by option. */
    long evaluate(long[] surcharge) {
        if (parts.size() == 1) {
            return parts.getFirst().evaluate(surcharge);
        }
        List<Callable<Long>> tasks = new ArrayList<>();
        parts.forEach(part -> tasks.add(() -> part.evaluate(surcharge)));
        return workers.all(tasks).stream().mapToLong(Long::longValue).sum();
    }

    /**
     * By how much an order gets dearer at these surcharges when one of its options is forced on it; 0 for the options of
     * its best assignment.
     */
    long[] reducedCosts(long[] surcharge) {
        long[] result = new long[problem.optionCount()];
        var oracle = new OrderOracle(problem);
        for (int o = 0; o < problem.orderCount; o++) {
            long free = solve(oracle, o, surcharge, Problem.NONE);
            int end = problem.optionStart[problem.lineStart[o + 1]];
            for (int i = problem.optionStart[problem.lineStart[o]]; i < end; i++) {
                result[i] = solve(oracle, o, surcharge, i) + FORCE - free;
            }
        }
        return result;
    }

    private long solve(OrderOracle oracle, int order, long[] surcharge, int forced) {
        oracle.begin(order, null);
        int end = problem.optionStart[problem.lineStart[order + 1]];
        for (int i = problem.optionStart[problem.lineStart[order]]; i < end; i++) {
            oracle.set(i, problem.optionCost[i] + surcharge[i] - (i == forced ? FORCE : 0));
        }
        return oracle.solve();
    }

    private final class Part {
        private final int from;
        private final int to;
        private final OrderOracle oracle = new OrderOracle(problem);

        Part(int from, int to) {
            this.from = from;
            this.to = to;
        }

        long evaluate(long[] surcharge) {
            long sum = 0;
            for (int o = from; o < to; o++) {
                oracle.begin(o, null);
                int first = problem.lineStart[o];
                int end = problem.optionStart[problem.lineStart[o + 1]];
                for (int i = problem.optionStart[first]; i < end; i++) {
                    oracle.set(i, problem.optionCost[i] + surcharge[i]);
                }
                oracle.solve();
                sum += oracle.bound();
                for (int l = first; l < problem.lineStart[o + 1]; l++) {
                    choice[l] = oracle.choice(l - first);
                }
            }
            return sum;
        }
    }
}

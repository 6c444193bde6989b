package io.tributary.solver.allocation;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Turns wishes under prices into a feasible plan: orders one by one, each exactly, on what is left. */
final class Repair {
    private final Problem problem;
    private final OrderOracle oracle;

    Repair(Problem problem) {
        this.problem = problem;
        oracle = new OrderOracle(problem);
    }

    /** Orders in a seeded random sequence, large ones first, paying the surcharges when they choose. */
    Assignment build(long[] surcharge, long seed) {
        var assignment = new Assignment(problem);
        for (int o : sequence(seed)) {
            insert(assignment, o, surcharge);
        }
        return assignment;
    }

    private void insert(Assignment assignment, int o, long[] surcharge) {
        oracle.begin(o, assignment.left);
        int end = problem.optionStart[problem.lineStart[o + 1]];
        for (int i = problem.optionStart[problem.lineStart[o]]; i < end; i++) {
            if (assignment.fits(i)) {
                oracle.set(i, problem.optionCost[i] + surcharge[i]);
            }
        }
        oracle.solve();
        assignment.place(o, oracle);
    }

    private int[] sequence(long seed) {
        var random = new SplittableRandom(seed);
        long[] keys = new long[problem.orderCount];
        for (int o = 0; o < keys.length; o++) {
            long units = 0;
            for (int l = problem.lineStart[o]; l < problem.lineStart[o + 1]; l++) {
                units += problem.units[l];
            }
            // Larger orders are harder to place late; the random part breaks ties and varies between seeds.
            double weight = Math.min(units, 1000) * (0.5 + random.nextDouble());
            keys[o] = (-(long) (weight * 1000)) << 32 | o;
        }
        Arrays.sort(keys);
        int[] sequence = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            sequence[i] = (int) keys[i];
        }
        return sequence;
    }
}

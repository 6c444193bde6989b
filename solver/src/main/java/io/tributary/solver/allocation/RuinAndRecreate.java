package io.tributary.solver.allocation;

import java.util.SplittableRandom;

/**
 * Improves a feasible plan: takes out an order and those that hold the stock or capacity which it would rather use,
 * plans each again exactly on what is left, and accepts by simulated annealing (Schrimpf et al. 2000). Every
 * intermediate plan is feasible.
 */
final class RuinAndRecreate {
    private static final int MOST_RUINED = 8;
    private static final int CLOCK_EVERY = 64;

    private final Problem problem;
    private final OrderOracle oracle;
    private final SplittableRandom random;
    private final long[] surcharge;
    private final Assignment current;
    private final int[] best;
    private long bestTotal;

    private final int[] ruined = new int[MOST_RUINED];
    private final int[] before;
    private final int[] beforeStart = new int[MOST_RUINED + 1];
    private int ruinedCount;
    private long work;

    /** @param surcharge what options cost on top at good prices, to steer orders away from scarce things */
    RuinAndRecreate(Problem problem, Assignment start, long[] surcharge, long seed) {
        this.problem = problem;
        this.surcharge = surcharge;
        oracle = new OrderOracle(problem);
        random = new SplittableRandom(seed);
        current = start;
        best = start.choice.clone();
        bestTotal = start.total();
        before = new int[MOST_RUINED * Math.max(1, problem.maxLines)];
    }

    long bestTotal() {
        return bestTotal;
    }

    int[] best() {
        return best;
    }

    long work() {
        return work;
    }

    /** Restarts from the best plan. */
    void rewind() {
        current.load(best);
    }

    /**
     * Searches until the work or the time is used up or the target is reached.
     *
     * @param hottest temperature at the start, in the problem's money; it falls geometrically to {@code coldest}
     * @param target the search ends when its best plan costs no more than this
     * @return true when the time, not the work, ended it
     */
    boolean run(long workLimit, Deadline deadline, double hottest, double coldest, long target) {
        long begun = work;
        boolean byTime = workLimit == Long.MAX_VALUE;
        double temperature = hottest;
        for (long move = 0; work - begun < workLimit && bestTotal > target; move++) {
            if (move % CLOCK_EVERY == 0) {
                if (deadline.passed()) {
                    return true;
                }
                double progress = byTime ? deadline.progress() : (double) (work - begun) / workLimit;
                temperature = hottest * Math.pow(coldest / hottest, progress);
            }
            move(temperature);
        }
        return false;
    }

    private void move(double temperature) {
        long before = current.total();
        ruin();
        recreate();
        long delta = current.total() - before;
        if (delta > 0 && delta > -temperature * Math.log(random.nextDouble())) {
            undo();
        } else if (current.total() < bestTotal) {
            bestTotal = current.total();
            System.arraycopy(current.choice, 0, best, 0, best.length);
        }
    }

    private void ruin() {
        ruinedCount = 0;
        int order = random.nextInt(problem.orderCount);
        take(order);
        int first = problem.lineStart[order];
        int line = first + random.nextInt(problem.lineStart[order + 1] - first);
        int options = problem.optionStart[line + 1] - problem.optionStart[line];
        if (options == 0) {
            return;
        }
        // Prefer the better of two wishes, so that most moves chase something worth having.
        int option = problem.optionStart[line] + random.nextInt(options);
        int other = problem.optionStart[line] + random.nextInt(options);
        if (wish(other) < wish(option)) {
            option = other;
        }
        free(problem.optionStock[option], problem.units[line]);
        free(problem.capacityOf(problem.optionNode[option]), problem.units[line]);
        if (random.nextInt(4) == 0) {
            takeUser(problem.optionStock[option]);
        }
    }

    private long wish(int option) {
        return problem.optionCost[option] + problem.parcelCost[problem.optionParcel[option]];
    }

    private void free(int resource, long units) {
        for (int tries = 0; current.left[resource] < units && tries < MOST_RUINED; tries++) {
            takeUser(resource);
        }
    }

    private void takeUser(int resource) {
        int count = current.users().count(resource);
        if (count > 0) {
            take(problem.lineOrder[current.users().line(resource, random.nextInt(count))]);
        }
    }

    private void take(int order) {
        if (ruinedCount == MOST_RUINED) {
            return;
        }
        for (int i = 0; i < ruinedCount; i++) {
            if (ruined[i] == order) {
                return;
            }
        }
        int first = problem.lineStart[order];
        int lines = problem.lineStart[order + 1] - first;
        System.arraycopy(current.choice, first, before, beforeStart[ruinedCount], lines);
        beforeStart[ruinedCount + 1] = beforeStart[ruinedCount] + lines;
        ruined[ruinedCount++] = order;
        current.clear(order);
    }

    private void recreate() {
        // The order that wished goes first, mostly; the others follow in random order.
        int start = random.nextInt(8) == 0 ? 0 : 1;
        int[] sequence = new int[ruinedCount];
        for (int i = 0; i < ruinedCount; i++) {
            sequence[i] = ruined[i];
        }
        for (int i = ruinedCount - 1; i > start; i--) {
            int j = start + random.nextInt(i - start + 1);
            int swap = sequence[i];
            sequence[i] = sequence[j];
            sequence[j] = swap;
        }
        double greed = random.nextInt(3) == 0 ? 0 : random.nextDouble();
        for (int order : sequence) {
            insert(order, greed);
        }
        work += ruinedCount;
    }

    private void insert(int order, double greed) {
        oracle.begin(order, current.left);
        int end = problem.optionStart[problem.lineStart[order + 1]];
        for (int i = problem.optionStart[problem.lineStart[order]]; i < end; i++) {
            if (current.fits(i)) {
                oracle.set(i, problem.optionCost[i] + (long) (greed * surcharge[i]));
            }
        }
        oracle.solve();
        current.place(order, oracle);
    }

    private void undo() {
        for (int i = 0; i < ruinedCount; i++) {
            current.clear(ruined[i]);
        }
        for (int i = 0; i < ruinedCount; i++) {
            current.place(ruined[i], before, beforeStart[i]);
        }
    }
}

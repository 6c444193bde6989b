package io.tributary.solver.allocation;

import io.tributary.domain.allocation.Budget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Simulated annealing by {@link RuinAndRecreate} on both cores. Orders are split at random into two parts, each with
 * the stock and capacity that its orders hold and a share of what is left; the parts are searched at the same time for
 * a short round, joined, and split anew. What is found does not depend on the number of threads.
 */
final class Annealing {
    private static final int PARTS = 2;
    /** Smaller waves stay whole: half of them would be too few to swap with. */
    private static final int LEAST_ORDERS = 100;
    /** A round re-plans every order this many times, so that splitting costs little. */
    private static final int ROUND = 6;

    private static final int LEAST_ROUND = 3_000;

    private final Problem problem;
    private final @Nullable Workers workers;
    private final SplittableRandom random;
    private final List<RuinAndRecreate> parts = new ArrayList<>();
    private final int[] shuffled;
    private final int[] choice;
    private final long[] left;
    private final long round;
    private final int[] best;
    private long total;
    private long bestTotal;

    /**
     * @param surcharge what options cost on top at good prices
     * @param workers null to search in this thread only
     * @param mostWork the longest that a round may be, in orders planned again
     */
    Annealing(
            Problem problem,
            Assignment start,
            long[] surcharge,
            Wishes wishes,
            @Nullable Workers workers,
            long seed,
            long mostWork) {
        this.problem = problem;
        this.workers = workers;
        random = new SplittableRandom(seed);
        int count = problem.orderCount < LEAST_ORDERS ? 1 : PARTS;
        for (int i = 0; i < count; i++) {
            parts.add(new RuinAndRecreate(problem, surcharge, wishes));
        }
        shuffled = new int[problem.orderCount];
        for (int o = 0; o < shuffled.length; o++) {
            shuffled[o] = o;
        }
        choice = start.choice.clone();
        left = start.left.clone();
        long work = Math.max(LEAST_ROUND, (long) ROUND * problem.orderCount);
        round = Math.max(1, Math.min(work, mostWork) / count);
        total = start.total();
        best = choice.clone();
        bestTotal = total;
    }

    long bestTotal() {
        return bestTotal;
    }

    int[] best() {
        return best;
    }

    long work() {
        return parts.stream().mapToLong(RuinAndRecreate::work).sum();
    }

    /**
     * Searches in this thread until the work or the time is used up or the target is reached.
     *
     * @param hottest temperature at the start, in the problem's money; it falls geometrically to {@code coldest}
     * @return true when the time, not the work, ended it
     */
    boolean run(long workLimit, Deadline deadline, double hottest, double coldest, long target) {
        boolean byTime = workLimit == Budget.UNLIMITED;
        while (work() < workLimit && bestTotal > target) {
            if (deadline.passed()) {
                return true;
            }
            double progress = byTime ? deadline.progress() : (double) work() / workLimit;
            round(deadline, hottest * Math.pow(coldest / hottest, progress), false);
        }
        return false;
    }

    /** Splits, searches the parts and joins them; with both cores unless one is busy with something else. */
    void round(Deadline deadline, double temperature, boolean together) {
        split();
        if (!together || workers == null) {
            parts.forEach(part -> part.search(round, deadline, temperature));
            join();
            return;
        }
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (var part : parts) {
            tasks.add(() -> {
                part.search(round, deadline, temperature);
                return true;
            });
        }
        workers.all(tasks);
        join();
    }

    private void split() {
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = swap;
        }
        long[][] room = new long[parts.size()][left.length];
        for (int r = 0; r < left.length; r++) {
            if (left[r] == Long.MAX_VALUE) {
                for (long[] share : room) {
                    share[r] = left[r];
                }
            } else { // whole, not halved: what is left is often a unit or two, and a line needs them together
                room[random.nextInt(parts.size())][r] = left[r];
            }
        }
        for (int i = 0; i < parts.size(); i++) {
            int from = (int) ((long) shuffled.length * i / parts.size());
            int to = (int) ((long) shuffled.length * (i + 1) / parts.size());
            parts.get(i).adopt(Arrays.copyOfRange(shuffled, from, to), choice, room[i], random.split());
        }
    }

    private void join() {
        for (int r = 0; r < left.length; r++) {
            if (left[r] != Long.MAX_VALUE) {
                left[r] = 0;
                for (var part : parts) {
                    left[r] += part.current().left[r];
                }
            }
        }
        total = 0;
        for (var part : parts) {
            total += part.current().total();
            for (int o : part.orders()) {
                int from = problem.lineStart[o];
                System.arraycopy(part.current().choice, from, choice, from, problem.lineStart[o + 1] - from);
            }
        }
        if (total < bestTotal) {
            bestTotal = total;
            System.arraycopy(choice, 0, best, 0, best.length);
        }
    }
}

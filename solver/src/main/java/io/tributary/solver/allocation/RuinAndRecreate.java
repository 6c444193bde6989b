package io.tributary.solver.allocation;

import java.util.SplittableRandom;

/**
 * Improves a part of a feasible plan: takes out an order, those that hold the stock or capacity which it would rather
 * use, those that hold what these would rather use, and so on along a chain; plans each again exactly on what is left;
 * and accepts by simulated annealing (ruin and recreate, Schrimpf et al. 2000; ejection chains, Glover 1996). Every
 * intermediate plan is feasible. Not safe for threads; parts with room of their own can be searched at the same time.
 */
final class RuinAndRecreate {
    private static final int MOST_RUINED = 10;
    private static final int CLOCK_EVERY = 64;
    private static final int CONTENDERS = 8;

    private final Problem problem;
    private final OrderOracle oracle;
    private final long[] surcharge;
    private final Wishes wishes;
    private final Assignment current;
    private SplittableRandom random = new SplittableRandom(0);
    private int[] orders = new int[0];

    private final int[] ruined = new int[MOST_RUINED];
    private final int[] sequence = new int[MOST_RUINED];
    private final int[] before;
    private final int[] beforeStart = new int[MOST_RUINED + 1];
    private int ruinedCount;
    private long work;

    /** @param surcharge what options cost on top at good prices, to steer orders away from scarce things */
    RuinAndRecreate(Problem problem, long[] surcharge, Wishes wishes) {
        this.problem = problem;
        this.surcharge = surcharge;
        this.wishes = wishes;
        oracle = new OrderOracle(problem);
        current = new Assignment(problem);
        before = new int[MOST_RUINED * Math.max(1, problem.maxLines)];
    }

    /** Orders planned again so far. */
    long work() {
        return work;
    }

    Assignment current() {
        return current;
    }

    /** The orders of the part. */
    int[] orders() {
        return orders;
    }

    /**
     * Takes on these orders.
     *
     * @param choice the option of every line of theirs
     * @param room units that they may take besides what they have, by resource
     */
    void adopt(int[] newOrders, int[] choice, long[] room, SplittableRandom newRandom) {
        orders = newOrders;
        random = newRandom;
        current.adopt(orders, choice, room);
    }

    /** Replans this many orders, at this temperature in the problem's money, unless the time is over. */
    void search(long workLimit, Deadline deadline, double temperature) {
        long end = work + workLimit;
        for (long move = 0; work < end; move++) {
            if (move % CLOCK_EVERY == 0 && deadline.passed()) {
                return;
            }
            move(temperature);
        }
    }

    private void move(double temperature) {
        long cost = current.total();
        ruin();
        recreate();
        long delta = current.total() - cost;
        if (delta > 0 && (temperature <= 0 || delta > -temperature * Math.log(random.nextDouble()))) {
            undo();
        }
    }

    private void ruin() {
        ruinedCount = 0;
        int order = orders[random.nextInt(orders.length)];
        if (random.nextInt(2) == 0) {
            int other = orders[random.nextInt(orders.length)];
            order = unhappiness(other) > unhappiness(order) ? other : order;
        }
        take(order);
        for (int link = 0; order != Problem.NONE; link++) {
            order = chase(order);
            if (link > 0 && random.nextInt(2) == 0) {
                break;
            }
        }
    }

    /** Takes out those in the way of one wish of an order; returns one of them, or none. */
    private int chase(int order) {
        int first = problem.lineStart[order];
        int line = first + random.nextInt(problem.lineStart[order + 1] - first);
        int option = wish(line);
        if (option == Problem.NONE) {
            return Problem.NONE;
        }
        int known = ruinedCount;
        free(problem.optionStock[option], problem.units[line]);
        free(problem.capacityOf(problem.optionNode[option]), problem.units[line]);
        if (random.nextInt(4) == 0) {
            takeUser(problem.optionStock[option]);
        }
        return ruinedCount > known ? ruined[known + random.nextInt(ruinedCount - known)] : Problem.NONE;
    }

    /** An option of the line that is worth trying; rarely any option. */
    private int wish(int line) {
        int count = wishes.count(line);
        if (count > 0 && random.nextInt(16) > 0) {
            return wishes.option(line, random.nextInt(count));
        }
        int options = problem.optionStart[line + 1] - problem.optionStart[line];
        return options == 0 ? Problem.NONE : problem.optionStart[line] + random.nextInt(options);
    }

    private void free(int resource, long units) {
        for (int tries = 0; current.left[resource] < units && tries < MOST_RUINED; tries++) {
            takeUser(resource);
        }
    }

    /** Takes out one of a few users of a resource: the one that minds least, or gains most. */
    private void takeUser(int resource) {
        int count = current.users().count(resource);
        if (count == 0) {
            return;
        }
        int chosen = current.users().line(resource, random.nextInt(count));
        for (int tries = random.nextInt(CONTENDERS); tries > 0; tries--) {
            int other = current.users().line(resource, random.nextInt(count));
            if (gainOfLeaving(other) > gainOfLeaving(chosen)) {
                chosen = other;
            }
        }
        take(problem.lineOrder[chosen]);
    }

    private long unhappiness(int order) {
        long most = Long.MIN_VALUE;
        for (int l = problem.lineStart[order]; l < problem.lineStart[order + 1]; l++) {
            most = Math.max(most, current.choice[l] == Problem.NONE ? 0 : gainOfLeaving(l));
        }
        return most;
    }

    private long gainOfLeaving(int line) {
        return wishes.gainOfLeaving(line, current.choice[line]);
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
        // Along the chain, mostly, so that each takes what was freed for it; else in random order.
        System.arraycopy(ruined, 0, sequence, 0, ruinedCount);
        if (random.nextInt(4) == 0) {
            for (int i = ruinedCount - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swap = sequence[i];
                sequence[i] = sequence[j];
                sequence[j] = swap;
            }
        }
        double greed = random.nextInt(3) == 0 ? 0 : random.nextDouble();
        for (int i = 0; i < ruinedCount; i++) {
            insert(sequence[i], greed);
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

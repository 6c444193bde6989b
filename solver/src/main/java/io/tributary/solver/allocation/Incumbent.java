package io.tributary.solver.allocation;

/** The best plan and the best bound of a run so far. Money is the problem's. Safe for threads. */
final class Incumbent {
    private final long scale;
    private int[] choice;
    private long cost;
    private long bound;

    Incumbent(Assignment start) {
        scale = start.problem.scale;
        choice = start.choice.clone();
        cost = start.total();
        bound = 0;
    }

    synchronized void offer(int[] newChoice, long newCost) {
        if (newCost < cost) {
            cost = newCost;
            choice = newChoice.clone();
        }
    }

    synchronized void raise(long newBound) {
        // Every plan costs whole minor units, so the bound may be rounded up to the next one.
        bound = Math.max(bound, Math.min(Math.ceilDiv(newBound, scale) * scale, cost));
    }

    synchronized int[] choice() {
        return choice.clone();
    }

    synchronized long cost() {
        return cost;
    }

    synchronized long bound() {
        return bound;
    }

    synchronized boolean proven() {
        return bound >= cost;
    }
}

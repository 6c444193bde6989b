package io.tributary.solver.allocation;

import io.tributary.domain.allocation.Budget;

/** The moment after which a stage must return what it has. */
record Deadline(long startNanos, long endNanos) {
    private static final long NEVER = Long.MAX_VALUE;

    static Deadline of(Budget budget) {
        long now = System.nanoTime();
        return new Deadline(
                now, budget.timeCap() == null ? NEVER : now + budget.timeCap().toNanos());
    }

    boolean passed() {
        return endNanos != NEVER && System.nanoTime() - endNanos >= 0;
    }

    boolean unlimited() {
        return endNanos == NEVER;
    }

    /** Seconds that are left; very many when there is no limit. */
    double secondsLeft() {
        return unlimited() ? 1e9 : (endNanos - System.nanoTime()) / 1e9;
    }

    /** 0 at the start, 1 at the end; 0 when there is no limit. */
    double progress() {
        return unlimited() ? 0 : Math.min(1, (System.nanoTime() - startNanos) / (double) (endNanos - startNanos));
    }

    /** A deadline from now on, at this share of the time that is left. */
    Deadline share(double share) {
        long now = System.nanoTime();
        return unlimited() ? this : new Deadline(now, now + Math.max(0, (long) ((endNanos - now) * share)));
    }

    /** The same deadline, earlier by these seconds. */
    Deadline earlier(double seconds) {
        return unlimited() ? this : new Deadline(startNanos, endNanos - (long) (seconds * 1e9));
    }
}

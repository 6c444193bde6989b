package io.tributary.solver.allocation;

import io.tributary.domain.allocation.AllocationPlan;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.Budget;

/**
 * Plans all orders of a zone jointly: {@code plan = f(snapshot, policy, seed, budget)}, without I/O. The same arguments
 * give the same plan unless the time cap cuts it short, and then the plan says so. No plan ever takes more stock or
 * capacity than the snapshot has, and every plan comes with a lower bound that no plan can beat.
 */
public final class WavePlanner {
    private final int threads;

    /** Uses two threads for large waves. */
    public WavePlanner() {
        this(2);
    }

    /** @param threads 1 or more; changes the time a plan takes, not the plan */
    public WavePlanner(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("The number of threads is " + threads + "; the least is 1.");
        }
        this.threads = threads;
    }

    /** The best plan that the budget allows, with its bound. */
    public AllocationPlan plan(AllocationSnapshot snapshot, AllocationPolicy policy, long seed, Budget budget) {
        var deadline = Deadline.of(budget);
        var problem = ProblemCompiler.compile(snapshot, policy);
        try (var workers = new Workers(threads)) {
            var run = new WaveRun(problem, seed, budget, deadline, workers, threads);
            run.run();
            return new PlanAssembler(snapshot, policy, problem).assemble(seed, run);
        }
    }
}

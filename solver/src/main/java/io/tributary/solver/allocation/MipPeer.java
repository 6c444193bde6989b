package io.tributary.solver.allocation;

import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.Budget;
import java.util.Arrays;

/** What a MIP library finds on its own, from a cold start: a peer to compare with, not a way to plan. */
public final class MipPeer {
    private MipPeer() {}

    /** The cost in minor units of HiGHS's best plan within the budget's time, or −1 when it finds none. */
    public static long cost(AllocationSnapshot snapshot, AllocationPolicy policy, Budget budget) {
        var problem = ProblemCompiler.compile(snapshot, policy);
        boolean[] all = new boolean[problem.optionCount()];
        Arrays.fill(all, true);
        var deadline = Deadline.of(budget);
        var outcome = new ProofModel(problem, all).solve(Math.max(0.001, deadline.secondsLeft()));
        var assignment = new Assignment(problem);
        return outcome.found() && assignment.tryLoad(outcome.choice()) ? assignment.total() / problem.scale : -1;
    }
}

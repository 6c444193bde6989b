package io.tributary.solver.allocation;

import io.tributary.domain.allocation.AllocationPlan;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.ShadowPrices;
import java.util.List;

/**
 * Assigns one order at once: exact over all ways to split it over nodes, on what can be promised now. Prices for scarce
 * stock and capacity, kept from the last wave, leave them to those who need them most; they show in the cost as
 * {@link io.tributary.domain.allocation.CostComponent#SCARCITY}. Takes well under a millisecond.
 *
 * <p>Orders with more than {@value OrderOracle#EXACT_LINES} lines, and lines of one order that compete for the same
 * stock with a substitute at hand, are planned well but not provably best; the plan's bound tells.
 */
public final class PromisePlanner {
    /**
     * The best plan for the only order of the snapshot.
     *
     * @param snapshot one order, the nodes and at least the stock of its candidates
     */
    public AllocationPlan promise(AllocationSnapshot snapshot, AllocationPolicy policy, ShadowPrices prices) {
        if (snapshot.orders().size() != 1) {
            throw new IllegalArgumentException("A promise is for one order, not "
                    + snapshot.orders().size() + ". Maybe use WavePlanner for several.");
        }
        var priced = snapshot.priced(prices);
        var problem = ProblemCompiler.compile(priced, policy);
        var oracle = new OrderOracle(problem);
        oracle.begin(0, problem.available);
        for (int i = 0; i < problem.optionCount(); i++) {
            oracle.set(i, problem.optionCost[i]);
        }
        oracle.solve();
        boolean exact = oracle.exact();
        var assignment = new Assignment(problem);
        assignment.place(0, oracle);
        long bound = exact ? assignment.total() / problem.scale : bound(problem, oracle, assignment);
        return new PlanAssembler(priced, policy, problem)
                .assemble(0, assignment, bound, false, 1, List.of("exact-order"), prices);
    }

    /** Solved again without limits on what lines take together: that can only be cheaper, so it is a bound. */
    private static long bound(Problem problem, OrderOracle oracle, Assignment planned) {
        oracle.begin(0, null);
        for (int i = 0; i < problem.optionCount(); i++) {
            oracle.set(i, problem.optionCost[i]);
        }
        oracle.solve();
        return Math.ceilDiv(Math.min(oracle.bound(), planned.total()), problem.scale);
    }
}

package io.tributary.solver.allocation;

import io.tributary.domain.allocation.AllocationPlan;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.Budget;
import io.tributary.domain.allocation.Candidate;
import io.tributary.domain.allocation.ForcedLine;
import io.tributary.domain.allocation.LineDecision;
import io.tributary.domain.allocation.LineDemand;
import io.tributary.domain.allocation.ShadowPrices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Changes a plan as little as it takes to serve a line from where it must be, and improves it from there. */
final class ForcedStart {
    /** Cooler than a wave's search: the plan is good already but for one place. */
    private static final double HOT = 0.01;

    private static final double COLD = 0.001;
    /** About how many temperatures the search has. */
    private static final int ROUNDS = 50;

    private final AllocationSnapshot pinned;
    private final AllocationPolicy policy;
    private final Problem problem;
    private final int order;
    private final int line;

    /** @param pinned the snapshot in which the line has candidates at its node only */
    ForcedStart(AllocationSnapshot pinned, AllocationPolicy policy, ForcedLine forced) {
        this.pinned = pinned;
        this.policy = policy;
        problem = ProblemCompiler.compile(pinned, policy);
        int found = 0;
        while (!pinned.orders().get(found).id().equals(forced.orderId())) {
            found++;
        }
        order = found;
        int index = 0;
        while (!pinned.orders().get(order).lines().get(index).id().equals(forced.lineId())) {
            index++;
        }
        line = problem.lineStart[order] + index;
    }

    AllocationPlan improve(AllocationPlan chosen, long seed, Budget budget, long lowerBound) {
        int[] choice = choice(chosen);
        Assignment best = start(choice, problem.optionStart[line]);
        for (int option = problem.optionStart[line] + 1; option < problem.optionStart[line + 1]; option++) {
            Assignment other = start(choice, option);
            best = other.total() < best.total() ? other : best;
        }
        long[] free = new long[problem.optionCount()];
        var search =
                new Annealing(problem, best, free, new Wishes(problem, free, 0), null, seed, budget.work() / ROUNDS);
        double parcel = problem.typicalParcel();
        boolean cut =
                search.run(budget.work(), Deadline.of(budget), parcel * HOT, parcel * COLD, lowerBound * problem.scale);
        var result = new Assignment(problem);
        result.load(search.best());
        long bound = Math.min(lowerBound, Math.ceilDiv(result.total(), problem.scale));
        return new PlanAssembler(pinned, policy, problem)
                .assemble(seed, result, bound, cut, search.work(), List.of("ruin-recreate"), ShadowPrices.NONE);
    }

    private int[] choice(AllocationPlan plan) {
        int[] choice = new int[problem.lineCount()];
        Arrays.fill(choice, Problem.NONE);
        for (int o = 0; o < problem.orderCount; o++) {
            for (int l = problem.lineStart[o]; l < problem.lineStart[o + 1]; l++) {
                int index = l - problem.lineStart[o];
                if (plan.orders().get(o).lines().get(index) instanceof LineDecision.Assigned assigned) {
                    choice[l] = option(l, pinned.orders().get(o).lines().get(index), assigned);
                }
            }
        }
        return choice;
    }

    private int option(int l, LineDemand demand, LineDecision.Assigned assigned) {
        for (int i = problem.optionStart[l]; i < problem.optionStart[l + 1]; i++) {
            Candidate candidate = demand.candidates().get(problem.optionCandidate[i]);
            if (candidate.node().equals(assigned.node()) && candidate.sku().equals(assigned.sku())) {
                return i;
            }
        }
        return Problem.NONE;
    }

    /** Clears the way for the option, plans the forced order first, and then those that had to give way. */
    private Assignment start(int[] choice, int option) {
        var assignment = new Assignment(problem);
        assignment.load(choice);
        assignment.clear(order);
        List<Integer> out = new ArrayList<>();
        out.add(order);
        clear(assignment, problem.optionStock[option], out);
        clear(assignment, problem.capacityOf(problem.optionNode[option]), out);
        var oracle = new OrderOracle(problem);
        for (int o : out) {
            oracle.begin(o, assignment.left);
            for (int i = problem.optionStart[problem.lineStart[o]];
                    i < problem.optionStart[problem.lineStart[o + 1]];
                    i++) {
                if (assignment.fits(i)) {
                    oracle.set(i, problem.optionCost[i]);
                }
            }
            oracle.solve();
            assignment.place(o, oracle);
        }
        return assignment;
    }

    private void clear(Assignment assignment, int resource, List<Integer> out) {
        while (assignment.left[resource] < problem.units[line]) {
            int other = problem.lineOrder[assignment.users().line(resource, 0)];
            assignment.clear(other);
            out.add(other);
        }
    }
}

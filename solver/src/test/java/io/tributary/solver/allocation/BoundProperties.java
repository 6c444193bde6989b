package io.tributary.solver.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.Budget;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** No bound ever exceeds the optimum: of every engine on its own, against exhaustive search and against the MIP. */
class BoundProperties {
    private static final int ITERATIONS = 60;

    @Property(tries = 300)
    void pricesAndKnapsacksStayBelowTheOptimumOfTinyZones(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int orders) {
        var snapshot = Instances.random(seed, orders, 3, 3);
        var problem = ProblemCompiler.compile(snapshot, AllocationPolicy.AT_COST);
        long optimum = Exhaustive.optimum(snapshot) * problem.scale;

        assertBounds(problem, optimum);
    }

    @Property(tries = 100)
    void theMipsFindTheOptimumOfTinyZones(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int orders) {
        var snapshot = Instances.random(seed, orders, 3, 3);
        var problem = ProblemCompiler.compile(snapshot, AllocationPolicy.AT_COST);
        long optimum = Exhaustive.optimum(snapshot) * problem.scale;

        var proof = proof(problem);
        assertThat(cost(problem, proof)).isEqualTo(optimum);
        assertThat(proof.proven()).isTrue();
        assertThat(proof.bound()).isBetween(optimum - problem.scale, optimum);
        var branched = branched(problem);
        assertThat(cost(problem, branched)).isEqualTo(optimum);
        assertThat(branched.bound()).isBetween(optimum - problem.scale, optimum);
    }

    @Property(tries = 25)
    void allBoundsStayBelowTheMipOnSmallZones(@ForAll long seed, @ForAll @IntRange(min = 10, max = 40) int orders) {
        AllocationSnapshot snapshot = Instances.random(seed, orders, 4, 5);
        var problem = ProblemCompiler.compile(snapshot, AllocationPolicy.AT_COST);
        var proof = proof(problem);
        assertThat(proof.proven()).isTrue();
        long optimum = cost(problem, proof);

        assertBounds(problem, optimum);
        var plan = new WavePlanner(1).plan(snapshot, AllocationPolicy.AT_COST, seed, Budget.ofWork(5_000));
        assertThat(plan.lowerBound() * problem.scale).isLessThanOrEqualTo(optimum);
        assertThat(plan.totalCost() * problem.scale).isGreaterThanOrEqualTo(optimum);
        assertThat(Exhaustive.checkedCost(snapshot, plan)).isEqualTo(plan.totalCost());
    }

    private static void assertBounds(Problem problem, long optimum) {
        try (var workers = new Workers(1)) {
            var prices = new PriceSearch(problem, new Relaxation(problem, workers, 1));
            for (int i = 0; i < ITERATIONS; i++) {
                prices.iterate(optimum + optimum / 10 + 1); // steps too long, so that prices overshoot, too
                assertThat(prices.bound()).as("prices").isLessThanOrEqualTo(optimum);
            }
            var knapsacks = new KnapsackBound(problem, new Relaxation(problem, workers, 1), prices.prices());
            for (int i = 0; i < ITERATIONS; i++) {
                knapsacks.iterate(optimum + optimum / 10 + 1);
                assertThat(knapsacks.bound()).as("knapsacks").isLessThanOrEqualTo(optimum);
            }
            assertThat(knapsacks.bound()).as("knapsacks start from the prices").isGreaterThanOrEqualTo(prices.bound());
        }
    }

    private static MipModel.Outcome proof(Problem problem) {
        boolean[] all = new boolean[problem.optionCount()];
        Arrays.fill(all, true);
        return new ProofModel(problem, all).solve(60);
    }

    private static MipModel.Outcome branched(Problem problem) {
        int[] none = new int[problem.lineCount()];
        Arrays.fill(none, Problem.NONE);
        var model = new MipModel(problem);
        for (int o = 0; o < problem.orderCount; o++) {
            model.order(o, problem.available, none, null);
        }
        var outcome = model.solve(none, 60, Long.MAX_VALUE);
        model.delete();
        return outcome;
    }

    private static long cost(Problem problem, MipModel.Outcome outcome) {
        var assignment = new Assignment(problem);
        assertThat(assignment.tryLoad(outcome.choice())).as("feasible").isTrue();
        return assignment.total();
    }
}

package io.tributary.solver.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.config.solver.EnvironmentMode;

class LocalSearchTest {
    @Test
    void everyStepKeepsTheIncrementalScoreAndNeverEndsWorse() {
        var state = started(11);
        double before = state.total();

        // OptaPlanner recomputes the score from scratch after every move and every undo, and fails on a difference.
        LocalSearch.improve(state, replanner(state), 3, 300, null, EnvironmentMode.FULL_ASSERT);

        assertThat(state.total()).isLessThanOrEqualTo(before);
        assertThat(state.overload()).isZero();
    }

    @Test
    void theScoreIsTheCostAndUnitsOverCapacityAreHard() {
        // One lot: 30 units at 100 + 7 risk, 50 to order, from a supplier that takes 20; 10 left for two periods at 1.
        var model = ModelBuilder.build(
                Instances.snapshot(
                        java.util.List.of(Instances.cups(0, 1, 500, 20, 0)),
                        Instances.supplier("S1", 20, 0, 50, 7, Instances.cupOffer(1, 1, 1, 100))),
                Instances.PLAIN,
                NetRequirements.of(
                        Instances.snapshot(
                                java.util.List.of(Instances.cups(0, 1, 500, 20, 0)),
                                Instances.supplier("S1", 20, 0, 50, 7, Instances.cupOffer(1, 1, 1, 100))),
                        Instances.PLAIN));
        var state = new PlanState(model);
        state.put(0, Schedule.of(model, model.lots()[0], new int[] {0}, new int[] {30}));
        var score = new PlanScore();
        score.resetWorkingSolution(new PlanSolution(state, replanner(state)));

        assertThat(score.calculateScore())
                .isEqualTo(HardSoftLongScore.of(-10, -1_000 * (30 * (100 + 7) + 50 + 10 + 10)));
    }

    private static PlanState started(long seed) {
        var snapshot = Instances.drawn(seed, 6, 2, 3, 5);
        var model = ModelBuilder.build(snapshot, Instances.PLAIN, NetRequirements.of(snapshot, Instances.PLAIN));
        var state = new PlanState(model);
        ConstructiveStart.build(state, replanner(state), () -> false);
        return state;
    }

    private static Replanner replanner(PlanState state) {
        return new Replanner(state.model, new Multipliers(state.model));
    }
}

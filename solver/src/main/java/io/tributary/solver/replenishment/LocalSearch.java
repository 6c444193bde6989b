package io.tributary.solver.replenishment;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

/** OptaPlanner's simulated annealing over {@link ReplanMoves}, from the plan in the state. */
final class LocalSearch {
    private LocalSearch() {}

    /**
     * Leaves the best plan found in the state.
     *
     * @param moves most moves to try
     * @param time longest time, or null
     */
    static void improve(
            PlanState state,
            Replanner replanner,
            long seed,
            long moves,
            @Nullable Duration time,
            EnvironmentMode mode) {
        var start = new PlanSolution(state, replanner);
        var config = new SolverConfig()
                .withEnvironmentMode(mode)
                .withRandomSeed(seed)
                .withSolutionClass(PlanSolution.class)
                .withEntityClassList(List.of(LotPlan.class))
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(PlanScore.class))
                .withTerminationConfig(termination(moves, time))
                .withPhaseList(List.of(phase(state)));
        PlanSolution best =
                SolverFactory.<PlanSolution>create(config).buildSolver().solve(start);
        state.reset();
        for (var lot : best.lots()) {
            state.put(lot.getLot(), lot.getSchedule());
        }
    }

    private static LocalSearchPhaseConfig phase(PlanState state) {
        var moves = new MoveIteratorFactoryConfig();
        moves.setMoveIteratorFactoryClass(ReplanMoves.class);
        return new LocalSearchPhaseConfig()
                .withMoveSelectorConfig(moves)
                .withAcceptorConfig(new LocalSearchAcceptorConfig()
                        .withSimulatedAnnealingStartingTemperature(
                                HardSoftLongScore.of(0, temperature(state)).toString()))
                .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
    }

    private static TerminationConfig termination(long moves, @Nullable Duration time) {
        var termination = new TerminationConfig();
        if (moves < Long.MAX_VALUE) {
            termination.setScoreCalculationCountLimit(moves);
        }
        if (time != null) {
            termination.setSpentLimit(time);
        }
        return termination;
    }

    /** A sixth of a purchase order's cost: between a third, which wanders, and a twentieth, which stays. */
    private static long temperature(PlanState state) {
        PlanModel model = state.model;
        double sum = 0;
        for (int group = 0; group < model.groups(); group++) {
            sum += model.groupCost(group);
        }
        double perOrder = model.groups() == 0 ? 0 : sum / model.groups() / 6;
        double perLot = state.total() / model.lots().length / 1_000;
        return Math.max(1, Math.round(Math.max(perOrder, perLot)));
    }
}

package io.tributary.solver.allocation.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.Solver;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import org.optaplanner.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.generic.SwapMoveSelectorConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

/** Simulated annealing over change, swap and whole-order moves, from a given feasible plan. */
public final class LocalSearch {
    private final long temperature;
    private final long seed;

    /**
     * @param temperature start temperature in the problem's money, 1 or more; about a tenth of a parcel's cost
     * @param seed of the search
     */
    public LocalSearch(long temperature, long seed) {
        this.temperature = temperature;
        this.seed = seed;
    }

    /**
     * Improves the wave. The result is never worse than the start, and feasible when the start is.
     *
     * @param evaluations score calculations to spend; null to use all the time
     * @param time the longest it may take; null for no limit
     */
    public Wave improve(Wave start, @Nullable Long evaluations, @Nullable Duration time) {
        Solver<Wave> solver =
                SolverFactory.<Wave>create(config(evaluations, time)).buildSolver();
        if (evaluations != null && time != null) {
            // The time must not steer the temperature, or the same work would give another plan on another machine.
            CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(solver::terminateEarly);
        }
        return solver.solve(start);
    }

    private SolverConfig config(@Nullable Long evaluations, @Nullable Duration time) {
        var termination = new TerminationConfig();
        if (evaluations != null) {
            termination.setScoreCalculationCountLimit(evaluations);
        } else if (time != null) {
            termination.setMillisecondsSpentLimit(Math.max(1, time.toMillis()));
        }
        return new SolverConfig()
                .withSolutionClass(Wave.class)
                .withEntityClassList(List.of(WaveLine.class))
                .withScoreDirectorFactory(new ScoreDirectorFactoryConfig()
                        .withConstraintProviderClass(WaveConstraints.class)
                        .withConstraintStreamImplType(ConstraintStreamImplType.BAVET))
                .withEnvironmentMode(EnvironmentMode.REPRODUCIBLE)
                .withRandomSeed(seed)
                .withTerminationConfig(termination)
                .withPhases(phase());
    }

    private LocalSearchPhaseConfig phase() {
        var wholeOrder = new MoveIteratorFactoryConfig();
        wholeOrder.setMoveIteratorFactoryClass(WholeOrderMoves.class);
        return new LocalSearchPhaseConfig()
                .withMoveSelectorConfig(new UnionMoveSelectorConfig()
                        .withMoveSelectors(new ChangeMoveSelectorConfig(), new SwapMoveSelectorConfig(), wholeOrder))
                .withAcceptorConfig(new LocalSearchAcceptorConfig()
                        .withSimulatedAnnealingStartingTemperature(
                                HardSoftLongScore.of(0, temperature).toString()))
                .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
    }
}

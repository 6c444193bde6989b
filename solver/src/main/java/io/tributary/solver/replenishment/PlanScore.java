package io.tributary.solver.replenishment;

import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.calculator.IncrementalScoreCalculator;

/** Hard: units above a supplier's capacity. Soft: the plan's whole cost in thousandths of a minor unit. */
public final class PlanScore implements IncrementalScoreCalculator<PlanSolution, HardSoftLongScore> {
    private @Nullable PlanState state;

    @Override
    public void resetWorkingSolution(PlanSolution solution) {
        state = solution.state;
        state.reset();
        for (var lot : solution.lots()) {
            state.put(lot.getLot(), lot.getSchedule());
        }
    }

    @Override
    public void beforeVariableChanged(Object entity, String variable) {
        state().take(((LotPlan) entity).getLot());
    }

    @Override
    public void afterVariableChanged(Object entity, String variable) {
        var lot = (LotPlan) entity;
        state().put(lot.getLot(), lot.getSchedule());
    }

    @Override
    public HardSoftLongScore calculateScore() {
        return HardSoftLongScore.of(-state().overload(), -Math.round(state().total()));
    }

    private PlanState state() {
        if (state == null) {
            throw new IllegalStateException("The score was asked for before a solution was set.");
        }
        return state;
    }

    @Override
    public void beforeEntityAdded(Object entity) {}

    @Override
    public void afterEntityAdded(Object entity) {}

    @Override
    public void beforeEntityRemoved(Object entity) {}

    @Override
    public void afterEntityRemoved(Object entity) {}
}

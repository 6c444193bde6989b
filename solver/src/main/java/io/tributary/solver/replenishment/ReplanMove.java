package io.tributary.solver.replenishment;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.move.AbstractMove;

/** Gives some lots new schedules, all at once. */
final class ReplanMove extends AbstractMove<PlanSolution> {
    private final LotPlan[] lots;
    private final Schedule[] schedules;

    /** @param lots may be empty: a draw that found nothing new */
    ReplanMove(LotPlan[] lots, Schedule[] schedules) {
        this.lots = lots;
        this.schedules = schedules;
    }

    /** Always: OptaPlanner does not count what is not doable, and a finished plan would then search for ever. */
    @Override
    public boolean isMoveDoable(ScoreDirector<PlanSolution> director) {
        return true;
    }

    @Override
    protected AbstractMove<PlanSolution> createUndoMove(ScoreDirector<PlanSolution> director) {
        Schedule[] before = new Schedule[lots.length];
        for (int i = 0; i < lots.length; i++) {
            before[i] = lots[i].getSchedule();
        }
        return new ReplanMove(lots, before);
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<PlanSolution> director) {
        for (int i = 0; i < lots.length; i++) {
            director.beforeVariableChanged(lots[i], "schedule");
            lots[i].setSchedule(schedules[i]);
            director.afterVariableChanged(lots[i], "schedule");
        }
    }

    @Override
    public Collection<?> getPlanningEntities() {
        return Arrays.asList(lots);
    }

    @Override
    public Collection<?> getPlanningValues() {
        return List.of(schedules);
    }

    @Override
    public String toString() {
        return "replan " + lots.length + " lots";
    }
}

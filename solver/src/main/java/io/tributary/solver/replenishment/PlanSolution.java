package io.tributary.solver.replenishment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.domain.solution.cloner.SolutionCloner;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;

/**
 * OptaPlanner's solution. The state and the replanner belong to the working solution and are shared by its clones,
 * which hold schedules only.
 */
@PlanningSolution(solutionCloner = PlanSolution.Cloner.class)
public class PlanSolution {
    @PlanningEntityCollectionProperty
    private List<LotPlan> lots;

    /** Moves make schedules as they go; the range only has to exist. */
    @ValueRangeProvider(id = "schedules")
    private List<Schedule> schedules;

    @PlanningScore
    private @Nullable HardSoftLongScore score;

    PlanState state;
    Replanner replanner;

    /** For OptaPlanner. */
    @SuppressWarnings("NullAway.Init")
    public PlanSolution() {}

    PlanSolution(PlanState state, Replanner replanner) {
        this.state = state;
        this.replanner = replanner;
        lots = new ArrayList<>();
        schedules = List.of(state.snapshot());
        for (int i = 0; i < schedules.size(); i++) {
            lots.add(new LotPlan(i, schedules.get(i)));
        }
    }

    List<LotPlan> lots() {
        return lots;
    }

    public @Nullable HardSoftLongScore getScore() {
        return score;
    }

    public void setScore(@Nullable HardSoftLongScore score) {
        this.score = score;
    }

    /** Copies the entities; schedules never change, and the state is the working solution's. */
    public static final class Cloner implements SolutionCloner<PlanSolution> {
        @Override
        public PlanSolution cloneSolution(PlanSolution original) {
            var clone = new PlanSolution();
            clone.state = original.state;
            clone.replanner = original.replanner;
            clone.schedules = original.schedules;
            clone.score = original.score;
            clone.lots = new ArrayList<>(original.lots.size());
            for (var lot : original.lots) {
                clone.lots.add(new LotPlan(lot.getLot(), lot.getSchedule()));
            }
            return clone;
        }
    }
}

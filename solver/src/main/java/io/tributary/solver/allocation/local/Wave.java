package io.tributary.solver.allocation.local;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;

/** The planning solution: all lines of a wave. */
@PlanningSolution
public class Wave {
    @PlanningEntityCollectionProperty
    private List<WaveLine> lines;

    @PlanningScore
    private @Nullable HardSoftLongScore score;

    /** For OptaPlanner's cloning, which fills the fields afterwards. */
    @SuppressWarnings("NullAway.Init")
    public Wave() {}

    Wave(List<WaveLine> lines) {
        this.lines = lines;
    }

    public List<WaveLine> getLines() {
        return lines;
    }

    public @Nullable HardSoftLongScore getScore() {
        return score;
    }

    public void setScore(@Nullable HardSoftLongScore score) {
        this.score = score;
    }
}

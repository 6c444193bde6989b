package io.tributary.solver.replenishment;

import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.variable.PlanningVariable;

/** OptaPlanner's entity: a lot, whose variable is its whole schedule of orders. */
@PlanningEntity
public class LotPlan {
    @PlanningId
    private int lot;

    @PlanningVariable(valueRangeProviderRefs = "schedules")
    private Schedule schedule;

    /** For OptaPlanner. */
    @SuppressWarnings("NullAway.Init")
    public LotPlan() {}

    LotPlan(int lot, Schedule schedule) {
        this.lot = lot;
        this.schedule = schedule;
    }

    public int getLot() {
        return lot;
    }

    public Schedule getSchedule() {
        return schedule;
    }

    public void setSchedule(Schedule schedule) {
        this.schedule = schedule;
    }
}

package io.tributary.solver.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.allocation.Budget;
import io.tributary.domain.replenishment.ReplenishmentPlan;
import io.tributary.domain.replenishment.ReplenishmentPolicy;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A zone whose time is up before the search began still gets a whole plan and a bound that is true. */
class LargeZoneTest {
    private static final Budget NO_TIME = new Budget(100_000, Duration.ofNanos(1));

    @Test
    void aPlanWithoutTimeIsWholeAndItsBoundHolds() {
        ReplenishmentSnapshot snapshot = Instances.drawn(5, 40, 3, 4, 6);

        ReplenishmentPlan hurried = plan(snapshot, NO_TIME);
        ReplenishmentPlan unhurried = plan(snapshot, new Budget(2_000, null));

        assertThat(hurried.cutShort()).isTrue();
        assertThat(PlanAudit.of(snapshot, hurried)).isEmpty();
        assertThat(hurried.lowerBound())
                .isPositive()
                .isLessThanOrEqualTo(unhurried.cost().total());
        assertThat(hurried.cost().total())
                .as("nothing was searched, but it is no careless plan")
                .isBetween(
                        unhurried.cost().total(),
                        Math.round(1.15 * unhurried.cost().total()));
    }

    private static ReplenishmentPlan plan(ReplenishmentSnapshot snapshot, Budget budget) {
        return ReplenishmentPlanner.plan(snapshot, ReplenishmentPolicy.standard(), 1, budget);
    }

    @Test
    void theBudgetGrowsWithTheZoneBetweenTwoBounds() {
        assertThat(ReplenishmentPlanner.budget(0)).isEqualTo(new Budget(2_000, Duration.ofSeconds(6)));
        assertThat(ReplenishmentPlanner.budget(1_200)).isEqualTo(new Budget(2_400, Duration.ofSeconds(6)));
        assertThat(ReplenishmentPlanner.budget(20_000)).isEqualTo(new Budget(40_000, Duration.ofMinutes(1)));
        assertThat(ReplenishmentPlanner.budget(1_000_000).timeCap()).isEqualTo(Duration.ofMinutes(5));
    }
}

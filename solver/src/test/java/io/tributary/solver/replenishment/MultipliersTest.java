package io.tributary.solver.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MultipliersTest {
    @Test
    void projectionKeepsTheSumAndNothingNegative() {
        // (6, 3, 0) onto sum 5: drop the last, then 6 − 2 and 3 − 2.
        double[] values = {6, 3, 0};

        Multipliers.projectOntoSimplex(values, 5);

        assertThat(values).containsExactly(new double[] {4, 1, 0}, within(1e-12));
    }

    @Test
    void theBoundIsExactWhereNothingIsShared() {
        // One lot, ample room: 20 × 100 + 50 + 10 held, as in ReplenishmentPlannerTest.
        var snapshot = Instances.snapshot(
                java.util.List.of(Instances.cups(10, 1, 500, 10, 10, 10)),
                Instances.supplier("S1", 100, 1, 50, 0, Instances.cupOffer(1, 1, 1, 100)));
        var multipliers = new Multipliers(
                ModelBuilder.build(snapshot, Instances.PLAIN, NetRequirements.of(snapshot, Instances.PLAIN)));

        multipliers.improve(1, () -> false);

        assertThat(multipliers.bound()).isCloseTo(2_060_000, within(1.0));
    }

    @Test
    void moreRoundsNeverLowerTheBound() {
        var snapshot = Instances.drawn(4, 8, 2, 3, 5);
        var multipliers = new Multipliers(
                ModelBuilder.build(snapshot, Instances.PLAIN, NetRequirements.of(snapshot, Instances.PLAIN)));
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 5; i++) {
            multipliers.improve(20, () -> false);
            assertThat(multipliers.bound()).isGreaterThanOrEqualTo(last);
            last = multipliers.bound();
        }
    }
}

package io.tributary.solver.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.domain.forecast.CountDistribution;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectedNewsvendorTest {
    private static final CountDistribution TWO = CountDistribution.of(2, 2);
    private static final CountDistribution NONE = CountDistribution.of(0, 0);

    @Test
    void withoutStockItIsTheNewsvendorOfTheDayOfArrival() {
        // Poisson(2): P(D ≤ 2) = .677, P(D ≤ 3) = .857
        assertThat(ProjectedNewsvendor.order(0, List.of(), List.of(TWO), .67)).isEqualTo(2);
        assertThat(ProjectedNewsvendor.order(0, List.of(), List.of(TWO), .75)).isEqualTo(3);
        assertThat(ProjectedNewsvendor.order(0, List.of(), List.of(TWO), .86)).isEqualTo(4);
    }

    @Test
    void whatIsNotSoldBeforeCounts() {
        // one unit before Poisson(2): it is left with e⁻² = .135, so P(D ≤ 2 + left) = .677 + .135 × .180 = .702
        assertThat(ProjectedNewsvendor.order(0, List.of(1L), List.of(TWO, TWO), .70))
                .isEqualTo(2);
        assertThat(ProjectedNewsvendor.order(0, List.of(1L), List.of(TWO, TWO), .71))
                .isEqualTo(3);
    }

    @Test
    void demandThatAnEmptyShelfLosesIsNotOrderedLater() {
        // a backorder policy would order for three periods
        assertThat(ProjectedNewsvendor.order(0, List.of(0L, 0L), List.of(TWO, TWO, TWO), .75))
                .isEqualTo(3);
    }

    @Test
    void enoughStockAndNoDemandOrderNothing() {
        assertThat(ProjectedNewsvendor.order(50, List.of(0L, 0L), List.of(TWO, TWO, TWO), .9))
                .isZero();
        assertThat(ProjectedNewsvendor.order(0, List.of(0L), List.of(NONE, NONE), .9))
                .isZero();
    }

    @Test
    void aBillionUnitsAreCountedInLots() {
        CountDistribution huge = CountDistribution.of(1e9, 1e16);

        long order = ProjectedNewsvendor.order(1_000_000_000, List.of(0L), List.of(huge, huge), .9);

        // stock of the mean leaves about .4 deviations = 40 million; the 90 % quantile is 1.13 billion
        assertThat(order).isBetween(1_030_000_000L, 1_135_000_000L);
    }

    @Test
    void aMissingForecastIsRefused() {
        assertThatThrownBy(() -> ProjectedNewsvendor.order(1, List.of(1L), List.of(TWO), .9))
                .hasMessageContaining("Maybe a period's forecast is missing");
        assertThatThrownBy(() -> ProjectedNewsvendor.order(1, List.of(), List.of(TWO), 1))
                .hasMessageContaining("critical ratio 1.0");
    }
}

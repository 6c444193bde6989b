package io.tributary.solver.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.domain.forecast.CountDistribution;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.replenishment.ReplenishmentPolicy;
import io.tributary.domain.replenishment.StockPosition;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetRequirementsTest {
    private static final ReplenishmentPolicy POLICY = new ReplenishmentPolicy("p", .5, .99, 1, 4, 0, 0, 0);
    /** A unit costs 60 landed and arrives after two periods. */
    private static final NetRequirements.Source SOURCE = new NetRequirements.Source(60_000, 2, 0);

    @Test
    void theServiceLevelIsTheCriticalRatioOfMarginAndHolding() {
        // Too few: 100 − 60 = 40. Too many for a period: 2. 40 / 42.
        assertThat(need(poisson(10), 2_000, 100, null).serviceLevel()).isCloseTo(40.0 / 42, within(1e-12));
        // No margin: the floor.
        assertThat(need(poisson(10), 2_000, 50, null).serviceLevel()).isEqualTo(.5);
    }

    @Test
    void safetyStockIsTheNewsvendorQuantileOverLeadTimeAndReview() {
        var need = need(poisson(10), 2_000, 100, null);

        // Poisson of 3 periods × 10: at most 39 with 95.4 %, at most 38 with 93.5 %; the ratio is 95.2 %.
        assertThat(CountDistribution.of(30, 30).atMost(39)).isCloseTo(.9537, within(1e-4));
        assertThat(CountDistribution.of(30, 30).atMost(38)).isCloseTo(.9352, within(1e-4));
        assertThat(need.protectedPeriods()).isEqualTo(3);
        assertThat(need.safetyStock()).isEqualTo(9);
    }

    @Test
    void aVaryingLeadTimeAddsRateSquaredTimesItsVariance() {
        var steady = need(poisson(10), 2_000, 100, null);
        var varying = NetRequirements.of(
                position(poisson(10), 2_000, 100, null), POLICY, new NetRequirements.Source(60_000, 2, 1));

        assertThat(varying.safetyStock()).isGreaterThan(steady.safetyStock());
        assertThat((double) varying.safetyStock())
                .isEqualTo(Math.ceil(CountDistribution.of(30, 30 + 100).quantile(varying.serviceLevel()) - 30));
    }

    @Test
    void aGivenSafetyStockIsKeptAndUnsuppliedPositionsHaveNone() {
        assertThat(need(poisson(10), 2_000, 100, 5).safetyStock()).isEqualTo(5);
        assertThat(NetRequirements.of(position(poisson(10), 2_000, 100, null), POLICY, null)
                        .safetyStock())
                .isZero();
    }

    @Test
    void stockIsProjectedInTimeSoThatLateInboundDoesNotHideAStockOut() {
        var position = new StockPosition(
                Instances.CUP,
                Instances.WUHAN,
                15,
                List.of(0, 0, 40),
                Collections.nCopies(3, Instances.certain(10)),
                0,
                0,
                2_000,
                100);

        var need = NetRequirements.of(position, POLICY, SOURCE);

        assertThat(need.projected()).containsExactly(5L, 0L, 30L);
        assertThat(need.lost()).containsExactly(0L, 5L, 0L);
        assertThat(need.net()).containsExactly(0L, 5L, 0L);
    }

    @Test
    void smallMeansAddUpToWholeUnits() {
        var need = need(new PeriodForecast(.3, .3, 0, 1, 1, 1, 2), 2_000, 100, 0);

        // Sums .3 .6 .9 1.2 1.5 1.8 round to 0 1 1 1 2 2.
        assertThat(need.demand()).containsExactly(0L, 1L, 0L, 0L, 1L, 0L);
    }

    private static NetRequirement need(PeriodForecast demand, long holdingMilli, long lost, Integer safety) {
        return NetRequirements.of(position(demand, holdingMilli, lost, safety), POLICY, SOURCE);
    }

    private static StockPosition position(PeriodForecast demand, long holdingMilli, long lost, Integer safety) {
        return new StockPosition(
                Instances.CUP,
                Instances.WUHAN,
                20,
                Collections.nCopies(6, 0),
                Collections.nCopies(6, demand),
                0,
                safety,
                holdingMilli,
                lost);
    }

    private static PeriodForecast poisson(double mean) {
        double[] q = CountDistribution.of(mean, mean).quantiles(.5, .75, .9, .95, .99);
        return new PeriodForecast(mean, mean, q[0], q[1], q[2], q[3], q[4]);
    }
}

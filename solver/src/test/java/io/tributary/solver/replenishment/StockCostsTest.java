package io.tributary.solver.replenishment;

import static io.tributary.solver.replenishment.Instances.CUP;
import static io.tributary.solver.replenishment.Instances.WUHAN;
import static io.tributary.solver.replenishment.Instances.cupOffer;
import static io.tributary.solver.replenishment.Instances.snapshot;
import static io.tributary.solver.replenishment.Instances.supplier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.domain.allocation.Budget;
import io.tributary.domain.forecast.CountDistribution;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.replenishment.PlannedOrder;
import io.tributary.domain.replenishment.ReplenishmentPlan;
import io.tributary.domain.replenishment.ReplenishmentPolicy;
import io.tributary.domain.replenishment.StockPosition;
import io.tributary.domain.replenishment.SupplierTerms;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cups cost 100 and sell for 300; four periods of ten each, holding 1 a period. */
class StockCostsTest {
    private static final SupplierTerms SUPPLIER = supplier("S1", 10_000, 1, 50, 0, cupOffer(1, 1, 1, 100));

    @Test
    void whatIsLostInTheFirstPeriodIsTheLossFunctionOfItsDemand() {
        double[][] exposed = new StockCosts(need(30), 1, 0).exposed(12);

        double[] beyond = CountDistribution.of(10, 30).excess(10, 1, 13);
        for (int left = 0; left < 12; left++) {
            assertThat(exposed[0][left]).isCloseTo(200_000 * (beyond[left] - beyond[12]), within(12.0));
        }
    }

    @Test
    void theFirstUnitsOfSafetyStockProtectMoreThanTheLast() {
        double[][] exposed = new StockCosts(need(30), 1, .5).exposed(12);

        for (double[] period : exposed) {
            for (int left = 1; left < 11; left++) {
                assertThat(period[left - 1] - period[left]).isGreaterThanOrEqualTo(period[left] - period[left + 1]);
            }
        }
        assertThat(exposed[3])
                .as("after lead time and review nothing becomes less certain")
                .isEqualTo(exposed[2]);
        assertThat(exposed[1][0]).isGreaterThan(exposed[0][0]);
    }

    @Test
    void certainDemandLosesAndSpoilsNothing() {
        var costs = new StockCosts(need(0), 1, 0);

        assertThat(costs.exposed(5)[1]).containsOnly(0);
        assertThat(costs.spoiled(2, new int[] {20, 20, 20, 20})[0]).containsOnly(0);
    }

    @Test
    void theLastUnitAtTheEndWaitsLongest() {
        // 20 for two periods: the first half unit waits 0.05 periods, the last 1.95
        double[] replace = new StockCosts(need(0), 1, 0).replace(20, 2);

        assertThat(replace[19]).isEqualTo(100_000 - 1_950);
        assertThat(replace[0] - replace[1]).isEqualTo(100_000 - 50);
    }

    @Test
    void aPriceBreakBeyondTheHorizonIsTakenWhereItPaysForHolding() {
        SupplierTerms stepped = supplier("S1", 10_000, 1, 50, 0, cupOffer(1, 1, 1, 100, 100, 90));

        assertThat(plan(position(0, null), 12, stepped).orders())
                .extracting(PlannedOrder::quantity)
                .containsExactly(100);
        assertThat(plan(position(0, null), 1, stepped).orders())
                .allSatisfy(order -> assertThat(order.quantity()).isLessThan(100));
    }

    @Test
    void lessIsBoughtOfWhatMayExpire() {
        var stays = plan(position(200, null), 2, SUPPLIER);
        var spoils = plan(position(200, 2), 2, SUPPLIER);

        assertThat(spoils.cost().risk()).isPositive();
        assertThat(stays.cost().risk()).isZero();
        assertThat(largest(spoils)).isLessThan(largest(stays));
    }

    private static int largest(ReplenishmentPlan plan) {
        return plan.orders().stream().mapToInt(PlannedOrder::quantity).max().orElseThrow();
    }

    private static ReplenishmentPlan plan(StockPosition position, int endCover, SupplierTerms supplier) {
        var policy = new ReplenishmentPolicy("test-1", 0, .95, 1, endCover, 0, 0, 0);
        return ReplenishmentPlanner.plan(snapshot(List.of(position), supplier), policy, 1, Budget.ofWork(50));
    }

    private static NetRequirement need(double variance) {
        var policy = new ReplenishmentPolicy("test-1", 0, .95, 1, 0, 0, 0, 0);
        return NetRequirements.of(position(variance, null), policy, new NetRequirements.Source(100_000, 1, 0));
    }

    private static StockPosition position(double variance, @Nullable Integer shelfLife) {
        double[] q = CountDistribution.of(10, variance).quantiles(.5, .75, .9, .95, .99);
        var ten = new PeriodForecast(10, variance, q[0], q[1], q[2], q[3], q[4]);
        return new StockPosition(
                CUP,
                WUHAN,
                10,
                IntStream.range(0, 4).mapToObj(t -> 0).toList(),
                Collections.nCopies(4, ten),
                0,
                null,
                1_000,
                300,
                shelfLife,
                0);
    }
}

package io.tributary.solver.replenishment;

import static io.tributary.solver.replenishment.Instances.CUP;
import static io.tributary.solver.replenishment.Instances.PLAIN;
import static io.tributary.solver.replenishment.Instances.WUHAN;
import static io.tributary.solver.replenishment.Instances.cupOffer;
import static io.tributary.solver.replenishment.Instances.cups;
import static io.tributary.solver.replenishment.Instances.position;
import static io.tributary.solver.replenishment.Instances.snapshot;
import static io.tributary.solver.replenishment.Instances.supplier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.domain.Money;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.allocation.Budget;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.replenishment.PlanCost;
import io.tributary.domain.replenishment.PlannedOrder;
import io.tributary.domain.replenishment.PlannedTransfer;
import io.tributary.domain.replenishment.PriceBreak;
import io.tributary.domain.replenishment.ReplenishmentPlan;
import io.tributary.domain.replenishment.ReplenishmentPolicy;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.Rounding;
import io.tributary.domain.replenishment.StockPosition;
import io.tributary.domain.replenishment.SupplierOffer;
import io.tributary.domain.replenishment.SupplierTerms;
import io.tributary.domain.replenishment.SupplyLane;
import io.tributary.domain.replenishment.TransferLane;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exact costs, with the arithmetic beside them; amounts in minor units. */
class ReplenishmentPlannerTest {
    private static final NodeCode CHENGDU = new NodeCode("CTU");

    private static final StockPosition TEN_A_PERIOD = cups(10, 1, 500, 10, 10, 10);

    @Test
    void purchaseOrderingAndHoldingAddUp() {
        // One order of 20 in period 0 arrives in 1: 20 × 100 + 50 to order + 10 held once. Two orders: 2 × 50.
        var plan = plan(TEN_A_PERIOD, supplier("S1", 100, 1, 50, 0, cupOffer(1, 1, 1, 100)));

        assertThat(plan.cost()).isEqualTo(new PlanCost(2_000, 50, 0, 10, 0, 0, 0, 0));
        assertThat(plan.lowerBound()).isEqualTo(2_060);
        assertThat(plan.gap()).isZero();
        assertThat(plan.orders()).singleElement().satisfies(order -> {
            assertThat(order.period()).isZero();
            assertThat(order.quantity()).isEqualTo(20);
        });
    }

    @Test
    void cheapOrdersAreSplitInsteadOfHeld() {
        // Two orders: 20 × 100 + 2 × 5. One: 20 × 100 + 5 + 10 held.
        var plan = plan(TEN_A_PERIOD, supplier("S1", 100, 1, 5, 0, cupOffer(1, 1, 1, 100)));

        assertThat(plan.cost()).isEqualTo(new PlanCost(2_000, 10, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void moqAndMultipleRoundUpAndTheRestIsHeld() {
        // 20 needed, MOQ 21, multiple of 4: 24 × 100 + 50 + held 14 + 4.
        var plan = plan(TEN_A_PERIOD, supplier("S1", 100, 1, 50, 0, cupOffer(21, 4, 1, 100)));

        assertThat(plan.cost()).isEqualTo(new PlanCost(2_400, 50, 0, 18, 0, 0, 0, 0));
        assertThat(plan.orders().getFirst().why().rounding()).isEqualTo(Rounding.MOQ);
    }

    @Test
    void aPriceBreakIsReachedWhenAllUnitsPayForIt() {
        // 25 at 70 = 1,750 + held 15 + 5; 20 at 100 = 2,000 + held 10.
        var plan = plan(TEN_A_PERIOD, supplier("S1", 100, 1, 50, 0, cupOffer(1, 1, 1, 100, 25, 70)));

        assertThat(plan.cost()).isEqualTo(new PlanCost(1_750, 50, 0, 20, 0, 0, 0, 0));
        assertThat(plan.orders().getFirst().why().rounding()).isEqualTo(Rounding.PRICE_BREAK);
    }

    @Test
    void capacityIsHardAndTheRestIsLost() {
        // 8 a period: 16 × 100 + 2 × 50, 4 lost at 500.
        var plan = plan(TEN_A_PERIOD, supplier("S1", 8, 1, 50, 0, cupOffer(1, 1, 1, 100)));

        assertThat(plan.cost()).isEqualTo(new PlanCost(1_600, 100, 0, 0, 2_000, 0, 0, 0));
        assertThat(plan.shortfalls())
                .hasSize(2)
                .allSatisfy(s -> assertThat(s.tooLate()).isFalse());
    }

    @Test
    void riskDecidesBetweenEqualPricesAndTheRunnerUpIsNamedWithItsCost() {
        // Safe: 20 × (100 + 2) + 50 + 10. Risky: 20 × (100 + 7) + 50 + 10, which is 100 more.
        var plan = plan(
                TEN_A_PERIOD,
                supplier("RISKY", 100, 1, 50, 7, cupOffer(1, 1, 1, 100)),
                supplier("SAFE", 100, 1, 50, 2, cupOffer(1, 1, 1, 100)));

        assertThat(plan.cost()).isEqualTo(new PlanCost(2_000, 50, 40, 10, 0, 0, 0, 0));
        PlannedOrder order = plan.orders().getFirst();
        assertThat(order.supplier()).isEqualTo(new SupplierCode("SAFE"));
        assertThat(order.why().runnerUp()).satisfies(other -> {
            assertThat(other.supplier()).isEqualTo(new SupplierCode("RISKY"));
            assertThat(other.quantity()).isEqualTo(20);
            assertThat(other.planCost()).isEqualTo(100);
            assertThat(other.feasible()).isTrue();
        });
    }

    @Test
    void aWhyCarriesEveryFigureOfItsQuantity() {
        var plan = plan(TEN_A_PERIOD, supplier("S1", 100, 1, 50, 3, cupOffer(1, 1, 1, 100)));

        assertThat(plan.orders().getFirst().why()).satisfies(why -> {
            assertThat(why.arrivalPeriod()).isEqualTo(1);
            assertThat(why.coverPeriods()).isEqualTo(2);
            assertThat(why.demandOverCover()).isEqualTo(20);
            assertThat(why.available()).isEqualTo(10);
            assertThat(why.projectedStock()).isZero();
            assertThat(why.netRequirement()).isEqualTo(20);
            assertThat(why.rounding()).isEqualTo(Rounding.NONE);
            assertThat(why.unitCost()).isEqualTo(100);
            assertThat(why.riskCostMilli()).isEqualTo(3_000);
            assertThat(why.runnerUp()).isNull();
        });
    }

    @Test
    void nothingIsBoughtThatCostsMoreThanItSells() {
        var plan = plan(cups(0, 1, 90, 10, 10), supplier("S1", 100, 0, 50, 0, cupOffer(1, 1, 1, 100)));

        assertThat(plan.orders()).isEmpty();
        assertThat(plan.cost().total()).isEqualTo(1_800).isEqualTo(plan.lowerBound());
    }

    @Test
    void demandBeforeAnySupplyIsAShortfallThatIsTooLate() {
        var plan = plan(cups(4, 1, 500, 10, 10), supplier("S1", 100, 1, 50, 0, cupOffer(1, 1, 1, 100)));

        assertThat(plan.shortfalls()).singleElement().satisfies(s -> {
            assertThat(s.period()).isZero();
            assertThat(s.units()).isEqualTo(6);
            assertThat(s.cost()).isEqualTo(3_000);
            assertThat(s.tooLate()).isTrue();
        });
    }

    @Test
    void emptyZonesAndLostCausesHaveSaneAnswers() {
        var noSupplier = plan(TEN_A_PERIOD);
        assertThat(noSupplier.cost().total()).isEqualTo(10_000).isEqualTo(noSupplier.lowerBound());

        var noRoom = plan(TEN_A_PERIOD, supplier("S1", 0, 1, 50, 0, cupOffer(1, 1, 1, 100)));
        assertThat(noRoom.orders()).isEmpty();

        var nothing = ReplenishmentPlanner.plan(
                new ReplenishmentSnapshot(
                        "zone", 3, Money.CNY, List.of(Instances.WUHAN), List.of(), List.of(), List.of()),
                PLAIN,
                1,
                Budget.ofWork(10));
        assertThat(nothing.cost().total()).isZero();
    }

    @Test
    void hugePositionsArePlannedInPacksWithoutBreakingTheOffer() {
        var plan = plan(
                cups(0, 1, 500, 90_000_000, 90_000_000),
                supplier("S1", 1_000_000_000, 0, 50, 0, cupOffer(7, 3, 1, 100)));

        assertThat(plan.orders()).isNotEmpty().allSatisfy(order -> {
            assertThat(order.quantity() % 3).isZero();
        });
        assertThat((double) plan.cost().total()).isCloseTo(18e9, within(18e9 * .001));
    }

    @Test
    void theBoundOfAHugePositionIsNotRoundedAboveItsCost() {
        // Nobody sells it: all but the 77,777 that are there is lost, at 500 each.
        double exact = 500.0 * (1_000_000_000 + 999_999_999 - 77_777);
        assertThat((double)
                        plan(cups(77_777, 0, 500, 1_000_000_000, 999_999_999)).lowerBound())
                .isBetween(.999 * exact, exact);
    }

    @Test
    void spareStockIsSentWhereItWouldBeMissed() {
        // 10 of 30 go to Chengdu: 20 for the line + 10 × 3; Wuhan holds 20 for two periods at 1. Else 10 × 500 are
        // lost.
        var snapshot = new ReplenishmentSnapshot(
                "zone",
                2,
                Money.CNY,
                List.of(Instances.WUHAN, CHENGDU),
                List.of(cups(30, 1, 500, 0, 0), Instances.position(Instances.CUP, CHENGDU, 0, 1, 500, 0, 10)),
                List.of(),
                List.of(new TransferLane(Instances.WUHAN, CHENGDU, 1, 3_000, 20)));

        var plan = ReplenishmentPlanner.plan(snapshot, PLAIN, 1, Budget.ofWork(50));

        assertThat(plan.cost()).isEqualTo(new PlanCost(0, 0, 0, 40, 0, 0, 0, 50));
        assertThat(plan.transfers())
                .containsExactly(
                        new PlannedTransfer(Instances.CUP, Instances.WUHAN, CHENGDU, 0, 10, 5_000 + 20 - 50, false));
        assertThat(plan.lowerBound()).isLessThanOrEqualTo(90);
    }

    @Test
    void fewUnitsAreServedFromWhereTheyAreAndManyAreMoved() {
        // Serving across costs 9 a unit, moving 20 and 3 a unit. Else 500 a unit are lost; a unit in Wuhan costs 1 a
        // period, in Chengdu too, and on the way nothing.
        assertThat(sent(3))
                .isEqualTo(new PlannedTransfer(Instances.CUP, Instances.WUHAN, CHENGDU, 0, 3, 1_500 - 27 + 3, true));
        assertThat(sent(8))
                .isEqualTo(
                        new PlannedTransfer(Instances.CUP, Instances.WUHAN, CHENGDU, 0, 8, 4_000 - 44 + 2 * 8, false));
    }

    private static PlannedTransfer sent(int wanted) {
        var snapshot = new ReplenishmentSnapshot(
                "zone",
                2,
                Money.CNY,
                List.of(Instances.WUHAN, CHENGDU),
                List.of(cups(30, 1, 500, 0, 0), Instances.position(Instances.CUP, CHENGDU, 0, 1, 500, 0, wanted)),
                List.of(),
                List.of(
                        new TransferLane(Instances.WUHAN, CHENGDU, 1, 3_000, 20),
                        new TransferLane(Instances.WUHAN, CHENGDU, 0, 9_000, 0, true)));
        return ReplenishmentPlanner.plan(snapshot, PLAIN, 1, Budget.ofWork(50))
                .transfers()
                .getFirst();
    }

    @Test
    void nothingIsMovedInACircle() {
        for (long seed = 1; seed <= 40; seed++) {
            var snapshot = Instances.drawn(seed, 4, 3, 2, 5);
            var plan = ReplenishmentPlanner.plan(snapshot, PLAIN, seed, Budget.ofWork(60));
            assertThat(plan.transfers())
                    .allSatisfy(one -> assertThat(plan.transfers())
                            .noneMatch(back -> back.sku().equals(one.sku())
                                    && back.from().equals(one.to())
                                    && back.to().equals(one.from())));
        }
    }

    private static ReplenishmentPlan plan(StockPosition position, SupplierTerms... suppliers) {
        return ReplenishmentPlanner.plan(snapshot(List.of(position), suppliers), PLAIN, 1, Budget.ofWork(400));
    }

    @Test
    void capacityAndLeadTimeBelongToTheOffer() {
        var lamp = new Sku("LAMP");
        var supplier = new SupplierTerms(
                new SupplierCode("S"),
                0,
                List.of(
                        new SupplierOffer(CUP, 1, 1, List.of(new PriceBreak(1, 10)), 2L, 1),
                        new SupplierOffer(lamp, 1, 1, List.of(new PriceBreak(1, 10)), 1_000L, 3)),
                List.of(new SupplyLane(WUHAN, 1, 0, 0, 0)));
        var snapshot = snapshot(
                List.of(cups(0, 1, 100, 0, 5, 5, 5, 5), position(lamp, WUHAN, 0, 1, 100, 5, 5, 5, 5, 5)), supplier);
        var plan = ReplenishmentPlanner.plan(snapshot, ReplenishmentPolicy.standard(), 1, Budget.ofWork(50));
        assertThat(PlanAudit.of(snapshot, plan)).isEmpty();
        assertThat(plan.orders())
                .filteredOn(order -> order.sku().equals(CUP))
                .isNotEmpty()
                .allSatisfy(order -> assertThat(order.quantity()).isEqualTo(2));
        assertThat(plan.orders())
                .filteredOn(order -> order.sku().equals(lamp))
                .isNotEmpty()
                .allSatisfy(order -> assertThat(order.why().arrivalPeriod()).isEqualTo(order.period() + 3));
        assertThat(plan.lowerBound()).isLessThanOrEqualTo(plan.cost().total());
    }

    /** A seller of 100,000 a week, a typing error in its history, and nearly nothing: all are planned. */
    @ParameterizedTest
    @CsvSource({
        "100000, 200000, 100",
        "89000, 3.2e13, 100",
        "1e-9, 3.2e13, 100",
        "4e8, 1e15, 100",
        "0, 1e12, 100",
        "4e8, 1e15, 1000000000",
        "1, 2, 1000000000"
    })
    void anyDemandThatIsAForecastIsPlanned(double mean, double variance, int unitCost) {
        var period = new PeriodForecast(mean, variance, mean, mean, mean, mean, mean);
        var position = new StockPosition(
                CUP,
                WUHAN,
                10,
                List.of(0, 0, 0, 0),
                List.of(period, period, period, period),
                .3,
                null,
                5L * unitCost,
                2L * unitCost);
        var supplier = new SupplierTerms(
                new SupplierCode("S"),
                100_000,
                List.of(new SupplierOffer(CUP, 10, 10, List.of(new PriceBreak(1, unitCost)))),
                List.of(new SupplyLane(WUHAN, 1, .5, 1_000, 0)));
        var snapshot = snapshot(List.of(position), supplier);
        var policy = ReplenishmentPolicy.standard();
        var plan = ReplenishmentPlanner.plan(snapshot, policy, 1, Budget.ofWork(50));
        assertThat(PlanAudit.of(snapshot, plan)).isEmpty();
        assertThat(PlanExceptions.of(snapshot, policy, plan, List.of(), LocalDate.of(2026, 3, 2)))
                .allSatisfy(one -> assertThat(one.cost()).isNotNegative());
        assertThat(plan.cost().total()).isGreaterThanOrEqualTo(plan.lowerBound());
    }
}

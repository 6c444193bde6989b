package io.tributary.solver.replenishment;

import static io.tributary.solver.replenishment.Instances.CUP;
import static io.tributary.solver.replenishment.Instances.PLAIN;
import static io.tributary.solver.replenishment.Instances.WUHAN;
import static io.tributary.solver.replenishment.Instances.cupOffer;
import static io.tributary.solver.replenishment.Instances.supplier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.domain.Money;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.allocation.Budget;
import io.tributary.domain.replenishment.PlanException;
import io.tributary.domain.replenishment.PlanLimits;
import io.tributary.domain.replenishment.PlanTerm;
import io.tributary.domain.replenishment.PlannedOrder;
import io.tributary.domain.replenishment.PlannedTransfer;
import io.tributary.domain.replenishment.PriceBreak;
import io.tributary.domain.replenishment.ReplenishmentPlan;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.StockPosition;
import io.tributary.domain.replenishment.SupplierOffer;
import io.tributary.domain.replenishment.SupplierTerms;
import io.tributary.domain.replenishment.SupplyLane;
import io.tributary.domain.replenishment.UnmetShare;
import io.tributary.domain.replenishment.UnmetShare.Cause;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Limits over a plan: each binds where it should, nothing breaks it, and the bound of the plan without it holds. */
class PlanLimitsTest {
    private static final Sku LAMP = new Sku("LAMP");

    private static ReplenishmentPlan plan(ReplenishmentSnapshot snapshot) {
        ReplenishmentPlan plan = ReplenishmentPlanner.plan(snapshot, PLAIN, 1, Budget.ofWork(100));
        assertThat(PlanAudit.of(snapshot, plan)).isEmpty();
        assertThat(plan.lowerBound()).isLessThanOrEqualTo(plan.cost().total());
        return plan;
    }

    private static ReplenishmentSnapshot with(PlanLimits limits, ReplenishmentSnapshot s) {
        return new ReplenishmentSnapshot(
                s.zone(),
                s.periods(),
                s.currency(),
                s.warehouses(),
                s.positions(),
                s.suppliers(),
                s.transfers(),
                limits);
    }

    private static long units(ReplenishmentPlan plan) {
        return plan.orders().stream().mapToLong(PlannedOrder::quantity).sum();
    }

    /** Cups lose 100 a unit and cost 40, lamps lose 1,000 and cost 400; ten of each are wanted now and in a week. */
    private static ReplenishmentSnapshot cupsAndLamps() {
        SupplierTerms terms = new SupplierTerms(
                new SupplierCode("S"),
                1_000,
                List.of(cupOffer(1, 1, 1, 40), new SupplierOffer(LAMP, 1, 1, List.of(new PriceBreak(1, 400)))),
                List.of(new SupplyLane(WUHAN, 0, 0, 0, 0)));
        return new ReplenishmentSnapshot(
                "zone",
                2,
                Money.CNY,
                List.of(WUHAN),
                List.of(
                        Instances.position(CUP, WUHAN, 0, 1, 100, 10, 10),
                        Instances.position(LAMP, WUHAN, 0, 1, 2_000, 10, 10)),
                List.of(terms),
                List.of());
    }

    @Test
    void aBudgetBuysWhatSavesMostForItsMoney() {
        ReplenishmentPlan rich = plan(cupsAndLamps());
        assertThat(rich.dueNow()).hasSize(2);
        var limits = new PlanLimits(4_000L, Map.of(), 0, 1, 1);
        ReplenishmentPlan poor = plan(with(limits, cupsAndLamps()));
        assertThat(poor.dueNow())
                .singleElement()
                .satisfies(order -> assertThat(order.sku()).isEqualTo(LAMP));
        assertThat(poor.lowerBound())
                .as("a limit only takes plans away")
                .isLessThanOrEqualTo(rich.cost().total());
        assertThat(poor.shortfalls()).isNotEmpty();
        assertThat(plan(with(new PlanLimits(0L, Map.of(), 0, 1, 1), cupsAndLamps()))
                        .dueNow())
                .isEmpty();
    }

    @Test
    void aWarehouseTakesNoMoreThanFits() {
        var limits = new PlanLimits(null, Map.of(WUHAN, 12L), 0, 1, 1);
        ReplenishmentPlan plan = plan(with(limits, cupsAndLamps()));
        assertThat(plan.orders())
                .isNotEmpty()
                .allSatisfy(order -> assertThat(order.sku()).isEqualTo(LAMP));
        assertThat(PlanAudit.of(with(limits, cupsAndLamps()), plan(cupsAndLamps())))
                .extracting(PlanAudit.Violation::term)
                .contains(PlanTerm.WAREHOUSE_SPACE);
    }

    @Test
    void aRiskySupplierDoesNotGetAll() {
        var snapshot = Instances.snapshot(
                List.of(Instances.cups(0, 1, 500, 100, 100)),
                supplier("RISKY", 1_000, 0, 0, 9, cupOffer(1, 1, 1, 40)),
                supplier("SAFE", 1_000, 0, 0, 0, cupOffer(1, 1, 1, 60)));
        assertThat(plan(snapshot).orders())
                .allSatisfy(order -> assertThat(order.supplier().code()).isEqualTo("RISKY"));
        ReplenishmentPlan shared = plan(with(new PlanLimits(null, Map.of(), 100, 50, .6), snapshot));
        long risky = shared.orders().stream()
                .filter(order -> order.supplier().code().equals("RISKY"))
                .mapToLong(PlannedOrder::quantity)
                .sum();
        assertThat(units(shared)).isEqualTo(200);
        assertThat(risky).isBetween(80L, 120L);
        assertThat(plan(with(new PlanLimits(null, Map.of(), 100, 500, .6), snapshot))
                        .orders())
                .as("a small volume may come from one")
                .allSatisfy(order -> assertThat(order.supplier().code()).isEqualTo("RISKY"));
    }

    @Test
    void theOnlySupplierIsExempt() {
        var snapshot = Instances.snapshot(
                List.of(Instances.cups(0, 1, 500, 100, 100)), supplier("RISKY", 1_000, 0, 0, 9, cupOffer(1, 1, 1, 40)));
        assertThat(units(plan(with(new PlanLimits(null, Map.of(), 100, 50, .6), snapshot))))
                .isEqualTo(200);
    }

    @Test
    void nothingIsBoughtThatExpiresUnsold() {
        // An order costs 1,000, so all twenty would come at once; within a week only ten are sold.
        SupplierTerms terms = supplier("S", 1_000, 0, 1_000, 0, cupOffer(1, 1, 1, 40));
        assertThat(plan(Instances.snapshot(List.of(keeps(null)), terms)).orders())
                .singleElement()
                .satisfies(order -> assertThat(order.quantity()).isEqualTo(20));
        assertThat(plan(Instances.snapshot(List.of(keeps(1)), terms)).orders())
                .hasSize(2)
                .allSatisfy(order -> assertThat(order.quantity()).isEqualTo(10));
        assertThat(plan(Instances.snapshot(
                                List.of(keeps(1)), supplier("S", 1_000, 0, 1_000, 0, cupOffer(15, 1, 1, 40))))
                        .orders())
                .as("not even for an MOQ")
                .isEmpty();
    }

    private static StockPosition keeps(Integer weeks) {
        StockPosition one = Instances.cups(0, 1, 500, 10, 10);
        return new StockPosition(
                one.sku(), one.warehouse(), 0, one.inbound(), one.demand(), 0, 0, 1_000, 500, weeks, 0);
    }

    @Test
    void aServiceFloorRaisesTheLevel() {
        StockPosition one = Instances.cups(0, 1, 500, 10, 10);
        StockPosition vip = new StockPosition(
                one.sku(), one.warehouse(), 0, one.inbound(), one.demand(), 0, 0, 1_000_000, 1, null, .95);
        var source = new NetRequirements.Source(0, 0, 0);
        assertThat(NetRequirements.of(vip, PLAIN, source).serviceLevel()).isEqualTo(.95);
    }

    @Test
    void aSupplierWithoutCapacityIsNotOrderedFrom() {
        var snapshot = Instances.snapshot(
                List.of(Instances.cups(0, 1, 500, 10, 10)), supplier("S", 0, 0, 0, 0, cupOffer(1, 1, 1, 40)));
        ReplenishmentPlan plan = plan(snapshot);
        assertThat(plan.orders()).isEmpty();
        assertThat(plan.shortfalls()).hasSize(2);
    }

    @Test
    void hugeQuantitiesArePlannedAndLargerOnesRefused() {
        var snapshot = Instances.snapshot(
                List.of(Instances.cups(0, 1, 500, 400_000_000, 400_000_000)),
                supplier("S", 2_000_000_000L, 0, 0, 0, cupOffer(1, 1, 1, 40)));
        assertThat(units(plan(snapshot))).isBetween(700_000_000L, 900_000_000L);
        assertThatThrownBy(() -> Instances.cups(0, 1, 500, 1_100_000_000)).hasMessageContaining("Maybe the forecast");
    }

    @Test
    void drawnPlansKeepEveryTerm() {
        for (long seed = 1; seed <= 25; seed++) {
            ReplenishmentSnapshot drawn = Instances.drawn(seed, 5, 2, 3, 5);
            var limits = new PlanLimits(60_000L, Map.of(new NodeCode("W0"), 60L), 20, 30, .6);
            plan(with(limits, drawn));
        }
    }

    @Test
    void whatExpiresUnsoldBreaksATerm() {
        SupplierTerms terms = supplier("S", 1_000, 0, 1_000, 0, cupOffer(1, 1, 1, 40));
        ReplenishmentPlan all = plan(Instances.snapshot(List.of(keeps(null)), terms));
        assertThat(PlanAudit.of(Instances.snapshot(List.of(keeps(1)), terms), all))
                .singleElement()
                .satisfies(one -> assertThat(one.term()).isEqualTo(PlanTerm.SHELF_LIFE))
                .satisfies(one -> assertThat(one.detail()).contains("10 are sold"));
    }

    @Test
    void allFromARiskySupplierBreaksATerm() {
        SupplierTerms risky = supplier("RISKY", 1_000, 0, 0, 9, cupOffer(1, 1, 1, 40));
        var snapshot = Instances.snapshot(
                List.of(Instances.cups(0, 1, 500, 100, 100)),
                risky,
                supplier("SAFE", 1_000, 0, 0, 0, cupOffer(1, 1, 1, 60)));
        ReplenishmentPlan all = plan(snapshot);
        assertThat(PlanAudit.of(with(new PlanLimits(null, Map.of(), 100, 50, .6), snapshot), all))
                .extracting(PlanAudit.Violation::term)
                .containsExactly(PlanTerm.DUAL_SOURCING);
        assertThat(PlanAudit.of(with(new PlanLimits(null, Map.of(), 300, 50, .6), snapshot), all))
                .as("nobody is that risky")
                .isEmpty();
    }

    @Test
    void aShareThatNobodyCanTakeOverIsToldInsteadOfEmptyShelves() {
        var limits = new PlanLimits(null, Map.of(), 100, 50, .6);
        SupplierTerms risky = supplier("RISKY", 1_000, 0, 0, 9, cupOffer(1, 1, 1, 40));
        var cups = List.of(Instances.cups(0, 1, 500, 100, 100));
        assertThat(unmet(limits, cups, risky, supplier("SMALL", 10, 0, 0, 0, cupOffer(1, 1, 1, 60))))
                .satisfies(one -> assertThat(one.cause()).isEqualTo(Cause.NO_CAPACITY))
                .satisfies(one -> assertThat(one.supplier().code()).isEqualTo("RISKY"))
                .satisfies(one -> assertThat(one.all()).isEqualTo(200));
        assertThat(unmet(limits, cups, risky, supplier("BIG", 10_000, 0, 0, 0, cupOffer(9_000, 1, 1, 60)))
                        .cause())
                .isEqualTo(Cause.ORDER_SIZE);
        assertThat(unmet(limits, cups, risky, supplier("LATE", 1_000, 1, 0, 0, cupOffer(1, 1, 1, 600)))
                        .cause())
                .isEqualTo(Cause.DEARER_THAN_A_LOST_SALE);
        assertThat(unmet(
                                new PlanLimits(null, Map.of(), 100, 50, .4),
                                cups,
                                risky,
                                supplier("LATE", 1_000, 1, 0, 0, cupOffer(1, 1, 1, 60)))
                        .cause())
                .isEqualTo(Cause.TOO_LATE);
    }

    private static UnmetShare unmet(PlanLimits limits, List<StockPosition> cups, SupplierTerms... suppliers) {
        var snapshot = with(limits, Instances.snapshot(cups, suppliers));
        ReplenishmentPlan plan = plan(snapshot);
        assertThat(plan.shortfalls()).isEmpty();
        UnmetShare unmet = plan.unmet().getFirst();
        assertThat(PlanExceptions.of(snapshot, PLAIN, plan, List.of(), LocalDate.EPOCH))
                .as("a planner is told")
                .anySatisfy(one -> {
                    assertThat(one.kind()).isEqualTo(PlanException.Kind.ONE_SUPPLIER);
                    assertThat(one.because()).isEqualTo(unmet.cause());
                    assertThat(one.supplier()).isEqualTo(unmet.supplier());
                    assertThat(one.units()).isEqualTo(unmet.units());
                });
        return unmet;
    }

    @Test
    void anUntoldShareBreaksATerm() {
        var limits = new PlanLimits(null, Map.of(), 100, 50, .6);
        var snapshot = with(
                limits,
                Instances.snapshot(
                        List.of(Instances.cups(0, 1, 500, 100, 100)),
                        supplier("RISKY", 1_000, 0, 0, 9, cupOffer(1, 1, 1, 40)),
                        supplier("SMALL", 10, 0, 0, 0, cupOffer(1, 1, 1, 60))));
        ReplenishmentPlan told = plan(snapshot);
        var untold = new ReplenishmentPlan(
                told.zone(),
                told.snapshotHash(),
                told.policyVersion(),
                1,
                told.orders(),
                told.transfers(),
                told.shortfalls(),
                List.of(),
                told.cost(),
                0,
                false);
        assertThat(PlanAudit.of(snapshot, untold))
                .extracting(PlanAudit.Violation::term)
                .containsExactly(PlanTerm.DUAL_SOURCING);
    }

    @Test
    void movingInACircleBreaksATerm() {
        ReplenishmentSnapshot drawn = Instances.drawn(1, 1, 2, 1, 4);
        ReplenishmentPlan fine = plan(drawn);
        var there = new PlannedTransfer(new Sku("P0"), new NodeCode("W0"), new NodeCode("W1"), 1, 1, 0, false);
        var back = new PlannedTransfer(new Sku("P0"), new NodeCode("W1"), new NodeCode("W0"), 2, 1, 0, false);
        var round = new ReplenishmentPlan(
                fine.zone(),
                fine.snapshotHash(),
                fine.policyVersion(),
                1,
                fine.orders(),
                List.of(there, back),
                fine.shortfalls(),
                fine.unmet(),
                fine.cost(),
                0,
                false);
        assertThat(PlanAudit.of(drawn, round))
                .extracting(PlanAudit.Violation::term)
                .contains(PlanTerm.TRANSFER_CIRCLE);
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new PlanLimits(null, Map.of(), 0, 1, 60)).hasMessageContaining("in percent");
        assertThatThrownBy(() -> new PlanLimits(-1L, Map.of(), 0, 1, 1)).hasMessageContaining("budget");
    }
}

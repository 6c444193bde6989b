package io.tributary.solver.replenishment;

import static io.tributary.solver.replenishment.Instances.CUP;
import static io.tributary.solver.replenishment.Instances.PLAIN;
import static io.tributary.solver.replenishment.Instances.cupOffer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.domain.Money;
import io.tributary.domain.NodeCode;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.allocation.Budget;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.replenishment.PlanException;
import io.tributary.domain.replenishment.PlanLimits;
import io.tributary.domain.replenishment.PlannedOrder;
import io.tributary.domain.replenishment.PlannedTransfer;
import io.tributary.domain.replenishment.ReplenishmentPlan;
import io.tributary.domain.replenishment.ReplenishmentPolicy;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.StockPosition;
import io.tributary.domain.replenishment.SupplierTerms;
import io.tributary.domain.replenishment.SupplyLane;
import io.tributary.domain.replenishment.TransferLane;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A belt hub, a regional warehouse behind it and forward stock behind that one. */
class EchelonsTest {
    private static final NodeCode HUB = new NodeCode("HUB");
    private static final NodeCode NEAR = new NodeCode("NEAR");
    private static final NodeCode FAR = new NodeCode("FAR");

    private static StockPosition at(NodeCode node, int stock, int... demand) {
        return Instances.position(CUP, node, stock, 1, 500, demand);
    }

    private static ReplenishmentSnapshot chain(PlanLimits limits, StockPosition... positions) {
        var terms = new SupplierTerms(
                new SupplierCode("S"),
                10_000,
                List.of(cupOffer(1, 1, 1, 40)),
                List.of(
                        new SupplyLane(HUB, 1, 0, 100, 0),
                        new SupplyLane(NEAR, 1, 0, 100, 0),
                        new SupplyLane(FAR, 1, 0, 100, 0)));
        return new ReplenishmentSnapshot(
                "zone",
                positions[0].demand().size(),
                Money.CNY,
                List.of(HUB, NEAR, FAR),
                List.of(positions),
                List.of(terms),
                List.of(new TransferLane(HUB, NEAR, 1, 2_000, 0), new TransferLane(NEAR, FAR, 1, 2_000, 0)),
                limits,
                Map.of(NEAR, HUB, FAR, NEAR));
    }

    private static ReplenishmentPlan plan(ReplenishmentSnapshot snapshot) {
        ReplenishmentPlan plan = ReplenishmentPlanner.plan(snapshot, PLAIN, 1, Budget.ofWork(100));
        assertThat(PlanAudit.of(snapshot, plan)).isEmpty();
        assertThat(plan.lowerBound()).isLessThanOrEqualTo(plan.cost().total());
        return plan;
    }

    private static long sent(ReplenishmentPlan plan, NodeCode to) {
        return plan.transfers().stream()
                .filter(one -> one.to().equals(to))
                .mapToLong(PlannedTransfer::quantity)
                .sum();
    }

    @Test
    void theHubBuysForAllBehindItAndSendsItDown() {
        var snapshot = chain(
                PlanLimits.NONE,
                at(HUB, 0, 0, 0, 0, 0, 0, 0),
                at(NEAR, 20, 10, 10, 10, 10, 10, 10),
                at(FAR, 30, 10, 10, 10, 10, 10, 10));
        ReplenishmentPlan plan = plan(snapshot);
        assertThat(plan.orders())
                .isNotEmpty()
                .allSatisfy(order -> assertThat(order.warehouse()).isEqualTo(HUB));
        assertThat(plan.orders().stream().mapToInt(PlannedOrder::quantity).sum())
                .as("all that is wanted behind it and is not there, and what is under way at the end")
                .isBetween(70, 110);
        assertThat(plan.shortfalls()).isEmpty();
        assertThat(sent(plan, FAR)).isGreaterThanOrEqualTo(30);
        assertThat(sent(plan, NEAR)).isGreaterThanOrEqualTo(40 + 30);
        assertThat(plan.cost().transfer()).isEqualTo(2 * (sent(plan, NEAR) + sent(plan, FAR)));
        assertThat(plan.snapshotHash()).isEqualTo(snapshot.hash());
    }

    @Test
    void stockOnTheWayAndPastTheHubCounts() {
        ReplenishmentPlan plan = plan(chain(
                PlanLimits.NONE, at(HUB, 60, 0, 0, 0, 0), at(NEAR, 40, 10, 10, 10, 10), at(FAR, 60, 10, 10, 10, 10)));
        assertThat(plan.orders()).isEmpty();
    }

    @Test
    void stockThatDoesNotComeBackDoesNotCount() {
        ReplenishmentPlan plan = plan(chain(
                PlanLimits.NONE,
                at(HUB, 0, 0, 0, 0, 0, 0),
                at(NEAR, 20, 10, 10, 10, 10, 10),
                at(FAR, 10_000, 10, 10, 10, 10, 10)));
        assertThat(plan.orders().stream().mapToInt(PlannedOrder::quantity).sum())
                .isBetween(30, 50);
        assertThat(plan.shortfalls()).isEmpty();
    }

    @Test
    void whatIsShortIsSharedFairly() {
        var line = chain(PlanLimits.NONE, at(HUB, 12, 0, 0), at(NEAR, 0, 0, 10), at(FAR, 0, 0, 10));
        var star = with(
                line,
                List.of(new TransferLane(HUB, NEAR, 1, 0, 0), new TransferLane(HUB, FAR, 1, 0, 0)),
                Map.of(NEAR, HUB, FAR, HUB));
        ReplenishmentPlan plan = ReplenishmentPlanner.plan(star, PLAIN, 1, Budget.ofWork(100));
        assertThat(plan.transfersDueNow())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.quantity()).isEqualTo(6));
        assertThat(plan.shortfalls()).hasSize(2);
    }

    @Test
    void aChainKeepsToItsLimits() {
        var snapshot = chain(
                new PlanLimits(1_000L, Map.of(HUB, 30L, FAR, 25L), 0, 1, 1),
                at(HUB, 5, 0, 0, 0, 0, 0, 0),
                at(NEAR, 10, 10, 10, 10, 10, 10, 10),
                at(FAR, 10, 10, 10, 10, 10, 10, 10));
        ReplenishmentPlan plan = plan(snapshot);
        assertThat(plan.orders()).isNotEmpty();
    }

    @Test
    void theHubsStockIsNotIdleWhileOthersWantIt() {
        var snapshot = chain(
                PlanLimits.NONE, at(HUB, 60, 0, 0, 0, 0), at(NEAR, 10, 10, 10, 10, 10), at(FAR, 20, 10, 10, 10, 10));
        assertThat(PlanExceptions.of(snapshot, PLAIN, plan(snapshot), List.of(), LocalDate.EPOCH))
                .extracting(PlanException::kind)
                .doesNotContain(PlanException.Kind.OVERSTOCK);
    }

    @Test
    void circlesAndMissingLanesAreRefused() {
        var fine = chain(PlanLimits.NONE, at(HUB, 0, 1));
        assertThatThrownBy(() -> with(fine, fine.transfers(), Map.of(FAR, HUB)))
                .hasMessageContaining("FAR is supplied from HUB, but no transfer lane leads there. Maybe");
        List<TransferLane> both = new ArrayList<>(fine.transfers());
        both.add(new TransferLane(FAR, HUB, 1, 0, 0));
        assertThatThrownBy(() -> with(fine, both, Map.of(NEAR, HUB, FAR, NEAR, HUB, FAR)))
                .hasMessageContaining("is supplied from itself")
                .hasMessageContaining("Maybe");
        assertThat(with(fine, fine.transfers(), Map.of()).hash()).isNotEqualTo(fine.hash());
    }

    private static ReplenishmentSnapshot with(
            ReplenishmentSnapshot s, List<TransferLane> lanes, Map<NodeCode, NodeCode> suppliedFrom) {
        return new ReplenishmentSnapshot(
                s.zone(),
                s.periods(),
                s.currency(),
                s.warehouses(),
                s.positions(),
                s.suppliers(),
                lanes,
                s.limits(),
                suppliedFrom);
    }

    @Test
    void severalBehindAHubNeedLessSafetyThanEachAlone() {
        var policy = new ReplenishmentPolicy("p", .9, .98, 1, 0, 0, 0, 0);
        List<PeriodForecast> demand = Arrays.stream(new int[6])
                .mapToObj(any -> new PeriodForecast(20, 100, 20, 27, 33, 37, 45))
                .toList();
        List<Integer> none = List.of(0, 0, 0, 0, 0, 0);
        var near = new StockPosition(CUP, NEAR, 0, none, demand, 0, null, 100, 100);
        var far = new StockPosition(CUP, FAR, 0, none, demand, 0, null, 100, 100);
        var terms = new SupplierTerms(
                new SupplierCode("S"),
                10_000,
                List.of(cupOffer(1, 1, 1, 40)),
                List.of(
                        new SupplyLane(HUB, 4, 0, 100, 0),
                        new SupplyLane(NEAR, 5, 0, 100, 0),
                        new SupplyLane(FAR, 5, 0, 100, 0)));
        var star = new ReplenishmentSnapshot(
                "zone",
                6,
                Money.CNY,
                List.of(HUB, NEAR, FAR),
                List.of(near, far),
                List.of(terms),
                List.of(new TransferLane(HUB, NEAR, 1, 0, 0), new TransferLane(HUB, FAR, 1, 0, 0)),
                PlanLimits.NONE,
                Map.of(NEAR, HUB, FAR, HUB));
        long alone = NetRequirements.of(with(star, star.transfers(), Map.of()), policy).stream()
                .mapToLong(NetRequirement::safetyStock)
                .sum();
        var echelons = new Echelons(star, policy);
        long behind = echelons.needs(CUP).values().stream()
                .mapToLong(NetRequirement::safetyStock)
                .sum();
        long echelon = behind + echelons.folded().positions().getFirst().safetyStock();
        assertThat(echelon).isBetween(alone / 2, alone - 1);
    }

    /** Goods for forward stock take as long through a warehouse that does not sell them itself. */
    @Test
    void aWarehouseThatIsOnlyPassedTakesItsTimeToo() {
        var policy = new ReplenishmentPolicy("p", .9, .98, 1, 0, 0, 0, 0);
        assertThat(atHub(chain(PlanLimits.NONE, uncertain(FAR, 20)), policy))
                .isEqualTo(atHub(chain(PlanLimits.NONE, uncertain(FAR, 20), uncertain(NEAR, 0)), policy))
                .isPositive();
    }

    /** Customers who wait are asked for in the first period, once; what comes after is as uncertain as before. */
    @Test
    void whoWaitsAlreadyNeedsNoSafety() {
        var policy = new ReplenishmentPolicy("p", .9, .98, 1, 0, 0, 0, 0);
        StockPosition none = uncertain(FAR, 20);
        List<PeriodForecast> demand = new ArrayList<>(none.demand());
        demand.set(0, new PeriodForecast(20 + 600, 5 * 20, 620, 620, 620, 620, 620));
        var waiting = new StockPosition(CUP, FAR, 0, none.inbound(), demand, 0, null, 100, 100);
        assertThat(safety(late(waiting), policy))
                .isEqualTo(safety(late(none), policy))
                .isPositive();
    }

    /** At the hub and behind it. */
    private static long safety(ReplenishmentSnapshot snapshot, ReplenishmentPolicy policy) {
        return atHub(snapshot, policy)
                + new Echelons(snapshot, policy)
                        .needs(CUP).values().stream()
                                .mapToLong(NetRequirement::safetyStock)
                                .sum();
    }

    /** A chain whose supplier is late now and then. */
    private static ReplenishmentSnapshot late(StockPosition position) {
        var fine = chain(PlanLimits.NONE, position);
        var terms = fine.suppliers().getFirst();
        return new ReplenishmentSnapshot(
                fine.zone(),
                fine.periods(),
                fine.currency(),
                fine.warehouses(),
                fine.positions(),
                List.of(new SupplierTerms(
                        terms.supplier(),
                        terms.capacityPerPeriod(),
                        terms.offers(),
                        List.of(new SupplyLane(HUB, 1, .5, 100, 0)))),
                fine.transfers(),
                fine.limits(),
                fine.suppliedFrom());
    }

    private static StockPosition uncertain(NodeCode node, int mean) {
        List<PeriodForecast> demand = Arrays.stream(new int[6])
                .mapToObj(any -> new PeriodForecast(mean, 5 * mean, mean, mean, mean, mean, mean))
                .toList();
        return new StockPosition(CUP, node, 0, List.of(0, 0, 0, 0, 0, 0), demand, 0, null, 100, 100);
    }

    private static Integer atHub(ReplenishmentSnapshot snapshot, ReplenishmentPolicy policy) {
        return new Echelons(snapshot, policy).folded().positions().getFirst().safetyStock();
    }
}

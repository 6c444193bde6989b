package io.tributary.solver.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.allocation.Budget;
import io.tributary.domain.replenishment.PlannedOrder;
import io.tributary.domain.replenishment.PlannedTransfer;
import io.tributary.domain.replenishment.ReplenishmentPlan;
import io.tributary.domain.replenishment.ReplenishmentPolicy;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.Shortfall;
import io.tributary.domain.replenishment.SupplierOffer;
import io.tributary.domain.replenishment.SupplyLane;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ReplenishmentProperties {
    private static final ReplenishmentPolicy LASTING = new ReplenishmentPolicy("p", .5, .99, 1, 2, 0, 0, 0);

    @Property(tries = 40)
    void rulesHoldTheBoundIsBelowAndACostIsWhatItsOrdersCost(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @IntRange(min = 1, max = 8) int skus,
            @ForAll @IntRange(min = 1, max = 3) int warehouses,
            @ForAll @IntRange(min = 1, max = 3) int suppliers,
            @ForAll @IntRange(min = 1, max = 6) int periods,
            @ForAll boolean lasting) {
        var snapshot = Instances.drawn(seed, skus, warehouses, suppliers, periods);
        var policy = lasting ? LASTING : Instances.PLAIN;

        ReplenishmentPlan plan = ReplenishmentPlanner.plan(snapshot, policy, seed, Budget.ofWork(300));

        requireRules(snapshot, plan);
        requireStockForTransfers(snapshot, plan);
        assertThat(plan.cost().lostSales())
                .isEqualTo(plan.shortfalls().stream().mapToLong(Shortfall::cost).sum());
        assertThat(plan.lowerBound()).isLessThanOrEqualTo(plan.cost().total());
        assertThat(plan.cost().total()).isLessThanOrEqualTo(orderNothing(snapshot, policy));
        assertThat(plan.cost().parts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .as("what a run shows of its cost explains all of it")
                .isEqualTo(plan.cost().total());
    }

    /** Budget, space, shelf life and shares pull against each other; none may be left broken. */
    @Property(tries = 150)
    void noLimitIsBroken(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @IntRange(min = 1, max = 8) int skus,
            @ForAll @IntRange(min = 1, max = 3) int warehouses,
            @ForAll @IntRange(min = 1, max = 4) int suppliers,
            @ForAll @IntRange(min = 1, max = 6) int periods,
            @ForAll boolean lasting) {
        var snapshot = Instances.limited(seed, skus, warehouses, suppliers, periods);
        var policy = lasting ? LASTING : Instances.PLAIN;

        ReplenishmentPlan plan = ReplenishmentPlanner.plan(snapshot, policy, seed, Budget.ofWork(100));

        assertThat(PlanAudit.of(snapshot, plan)).isEmpty();
        requireRules(snapshot, plan);
        requireStockForTransfers(snapshot, plan);
        assertThat(plan.lowerBound()).isLessThanOrEqualTo(plan.cost().total());
    }

    /** Two sent on at different times what only one could, once budget had taken the order between them away. */
    @Example
    void whatIsSentOnLaterIsLeftForIt() {
        noLimitIsBroken(1_000_000, 4, 3, 2, 6, true);
    }

    @Property(tries = 10)
    void theSameQuestionHasTheSameAnswer(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        var snapshot = Instances.drawn(seed, 6, 2, 3, 5);

        var first = ReplenishmentPlanner.plan(snapshot, LASTING, seed, Budget.ofWork(300));
        var second = ReplenishmentPlanner.plan(snapshot, LASTING, seed, Budget.ofWork(300));

        assertThat(second).isEqualTo(first);
        assertThat(first.cutShort()).isFalse();
    }

    @Property(tries = 60)
    void aProjectionKeepsEveryUnit(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        var snapshot = Instances.drawn(seed, 3, 2, 2, 6);

        for (var need : NetRequirements.of(snapshot, LASTING)) {
            var position = need.position();
            long stock = position.available();
            long met = position.available();
            for (int t = 0; t < 6; t++) {
                long before = stock + position.inbound().get(t);
                stock = need.projected().get(t);
                long sold = need.demand().get(t) - need.lost().get(t);
                assertThat(stock).isEqualTo(before - sold).isNotNegative();
                assertThat(need.lost().get(t) == 0 || stock == 0).isTrue();
                met += position.inbound().get(t)
                        + need.net().get(t)
                        - need.demand().get(t);
                assertThat(met).isGreaterThanOrEqualTo(need.safetyStock());
            }
        }
    }

    private static void requireRules(ReplenishmentSnapshot snapshot, ReplenishmentPlan plan) {
        Map<Object, Long> load = new HashMap<>();
        Set<Object> seen = new HashSet<>();
        for (PlannedOrder order : plan.orders()) {
            var supplier = snapshot.suppliers().stream()
                    .filter(s -> s.supplier().equals(order.supplier()))
                    .findFirst()
                    .orElseThrow();
            SupplierOffer offer = supplier.offers().stream()
                    .filter(o -> o.sku().equals(order.sku()))
                    .findFirst()
                    .orElseThrow();
            SupplyLane lane = supplier.lanes().stream()
                    .filter(l -> l.warehouse().equals(order.warehouse()))
                    .findFirst()
                    .orElseThrow();
            assertThat(offer.allows(order.quantity())).isTrue();
            assertThat(order.why().unitCost()).isEqualTo(offer.unitCost(order.quantity()));
            assertThat(order.why().arrivalPeriod()).isEqualTo(order.period() + lane.wholeLeadTime(offer));
            assertThat(seen.add(java.util.List.of(order.supplier(), order.sku(), order.warehouse(), order.period())))
                    .isTrue();
            load.merge(java.util.List.of(order.supplier(), order.period()), (long) order.quantity(), Long::sum);
        }
        long most = snapshot.suppliers().getFirst().capacityPerPeriod();
        assertThat(load.values()).allMatch(units -> units <= most);
    }

    /** What a warehouse sends is there: on hand, arrived with an order, or received, by the start of the period. */
    private static void requireStockForTransfers(ReplenishmentSnapshot snapshot, ReplenishmentPlan plan) {
        for (var position : snapshot.positions()) {
            long stock = position.available();
            for (int t = 0; t < snapshot.periods(); t++) {
                int now = t;
                stock += position.inbound().get(t);
                stock += plan.orders().stream()
                        .filter(o -> o.sku().equals(position.sku())
                                && o.warehouse().equals(position.warehouse())
                                && o.why().arrivalPeriod() == now)
                        .mapToLong(PlannedOrder::quantity)
                        .sum();
                for (var move : plan.transfers()) {
                    if (move.sku().equals(position.sku())) {
                        stock += move.to().equals(position.warehouse()) && move.period() + time(snapshot, move) == t
                                ? move.quantity()
                                : 0;
                        stock -= move.from().equals(position.warehouse()) && move.period() == t ? move.quantity() : 0;
                    }
                }
                assertThat(stock).isNotNegative();
                stock = Math.max(0, stock - Math.round(position.demand().get(t).mean()));
            }
        }
    }

    private static int time(ReplenishmentSnapshot snapshot, PlannedTransfer move) {
        return snapshot.transfers().stream()
                .filter(lane -> lane.from().equals(move.from())
                        && lane.to().equals(move.to())
                        && lane.spillover() == move.spillover())
                .findFirst()
                .orElseThrow()
                .periods();
    }

    private static long orderNothing(ReplenishmentSnapshot snapshot, ReplenishmentPolicy policy) {
        var model = ModelBuilder.build(snapshot, policy, NetRequirements.of(snapshot, policy));
        double sum = 0;
        for (var lot : model.lots()) {
            sum += Schedule.empty(model, lot).own();
        }
        return (long) Math.ceil(sum / 1_000) + 8; // components are rounded up one by one
    }
}

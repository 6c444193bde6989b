package io.tributary.solver.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.Money;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.allocation.Budget;
import io.tributary.domain.forecast.CountDistribution;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.replenishment.PlanLimits;
import io.tributary.domain.replenishment.PlannedOrder;
import io.tributary.domain.replenishment.PlannedTransfer;
import io.tributary.domain.replenishment.PriceBreak;
import io.tributary.domain.replenishment.ReplenishmentPlan;
import io.tributary.domain.replenishment.ReplenishmentPolicy;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.StockPosition;
import io.tributary.domain.replenishment.SupplierOffer;
import io.tributary.domain.replenishment.SupplierTerms;
import io.tributary.domain.replenishment.SupplyLane;
import io.tributary.domain.replenishment.TransferLane;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Forty weeks of four warehouses, planned anew each week: behind a hub, or each from the factory. The same demand, first
 * stock and policy.
 */
class HubSimulationTest {
    private static final ReplenishmentPolicy POLICY = new ReplenishmentPolicy("sim", .9, .95, 1, 2, 0, 0, 0);
    private static final Sku SKU = new Sku("CUP");
    private static final NodeCode HUB = new NodeCode("HUB");
    private static final int FRONTS = 4;
    private static final int WEEKS = 40;
    private static final int HORIZON = 6;
    private static final long UNIT_COST = 1_000;
    private static final long HOLDING_MILLI = 12_000;
    private static final long LOST = 2_500;
    private static final double MEAN = 6;
    private static final double VARIANCE = 14;

    /** @param cost of holding, orders, transfers and lost sales; goods sold cost the same in both */
    private record Outcome(double cost, double served) {}

    @Test
    void behindAHubLargeOrdersAndLongLeadTimesCostLessAtTheSameService() {
        Outcome alone = simulate(false, 60, 3_000);
        Outcome hub = simulate(true, 60, 3_000);
        assertThat(hub.cost()).isLessThan(.95 * alone.cost());
        assertThat(hub.served()).isGreaterThan(alone.served() - .01);
    }

    @Test
    void withoutFixedCostsTheHubIsOnlyAnotherTransfer() {
        Outcome alone = simulate(false, 1, 0);
        Outcome hub = simulate(true, 1, 0);
        assertThat(hub.cost()).as("each from the factory is cheaper here").isGreaterThan(alone.cost());
    }

    private Outcome simulate(boolean behindAHub, int moq, long orderCost) {
        double cost = 0;
        long sold = 0;
        long wanted = 0;
        for (long seed = 1; seed <= 3; seed++) {
            var world = new World(behindAHub, moq, orderCost, new Random(seed));
            for (int week = 0; week < WEEKS; week++) {
                world.week();
            }
            cost += world.cost / 3;
            sold += world.sold;
            wanted += world.wanted;
        }
        return new Outcome(Math.round(cost), Math.round(1_000.0 * sold / wanted) / 1_000.0);
    }

    private static final class World {
        private final boolean behindAHub;
        private final int moq;
        private final long orderCost;
        private final Random random;
        private final List<NodeCode> nodes = new ArrayList<>(List.of(HUB));
        private final long[] stock = new long[FRONTS + 1];
        private final long[][] coming = new long[FRONTS + 1][HORIZON];
        private double cost;
        private long sold;
        private long wanted;

        World(boolean behindAHub, int moq, long orderCost, Random random) {
            this.behindAHub = behindAHub;
            this.moq = moq;
            this.orderCost = orderCost;
            this.random = random;
            for (int i = 1; i <= FRONTS; i++) {
                nodes.add(new NodeCode("W" + i));
                stock[i] = 40;
            }
        }

        void week() {
            ReplenishmentPlan plan = ReplenishmentPlanner.plan(snapshot(), POLICY, 1, Budget.ofWork(20));
            for (PlannedOrder order : plan.dueNow()) {
                coming[nodes.indexOf(order.warehouse())][order.why().arrivalPeriod()] += order.quantity();
                cost += orderCost;
            }
            for (int i = 0; i <= FRONTS; i++) {
                stock[i] += coming[i][0];
                System.arraycopy(coming[i], 1, coming[i], 0, HORIZON - 1);
                coming[i][HORIZON - 1] = 0;
            }
            for (PlannedTransfer move : plan.transfersDueNow()) {
                stock[nodes.indexOf(move.from())] -= move.quantity();
                coming[nodes.indexOf(move.to())][0] += move.quantity(); // next week
                cost += 20.0 * move.quantity();
            }
            for (int i = 0; i <= FRONTS; i++) {
                assertThat(stock[i]).isNotNegative();
                long demand = i == 0 ? 0 : drawn();
                long served = Math.min(stock[i], demand);
                stock[i] -= served;
                sold += served;
                wanted += demand;
                cost += stock[i] * HOLDING_MILLI / 1_000.0 + (demand - served) * (LOST - UNIT_COST);
            }
        }

        private long drawn() {
            return (long) CountDistribution.of(MEAN, VARIANCE).quantile(Math.max(1e-9, random.nextDouble()));
        }

        private ReplenishmentSnapshot snapshot() {
            double[] q = CountDistribution.of(MEAN, VARIANCE).quantiles(.5, .75, .9, .95, .99);
            var usual = new PeriodForecast(MEAN, VARIANCE, q[0], q[1], q[2], q[3], q[4]);
            var none = new PeriodForecast(0, 0, 0, 0, 0, 0, 0);
            List<StockPosition> positions = new ArrayList<>();
            List<SupplyLane> lanes = new ArrayList<>();
            List<TransferLane> transfers = new ArrayList<>();
            Map<NodeCode, NodeCode> from = new java.util.HashMap<>();
            for (int i = 0; i <= FRONTS; i++) {
                List<Integer> inbound = new ArrayList<>();
                for (long units : coming[i]) {
                    inbound.add((int) units);
                }
                positions.add(new StockPosition(
                        SKU,
                        nodes.get(i),
                        stock[i],
                        inbound,
                        java.util.Collections.nCopies(HORIZON, i == 0 ? none : usual),
                        0,
                        null,
                        HOLDING_MILLI,
                        LOST));
                lanes.add(new SupplyLane(nodes.get(i), 3, 0, orderCost, 0));
                if (i > 0 && behindAHub) {
                    transfers.add(new TransferLane(HUB, nodes.get(i), 1, 20_000, 0));
                    from.put(nodes.get(i), HUB);
                }
            }
            var offer = new SupplierOffer(SKU, moq, 1, List.of(new PriceBreak(1, UNIT_COST)));
            return new ReplenishmentSnapshot(
                    "sim",
                    HORIZON,
                    Money.CNY,
                    nodes,
                    positions,
                    List.of(new SupplierTerms(new SupplierCode("S"), 100_000, List.of(offer), lanes)),
                    transfers,
                    PlanLimits.NONE,
                    from);
        }
    }
}

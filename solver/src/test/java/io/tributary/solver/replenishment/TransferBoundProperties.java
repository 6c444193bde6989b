package io.tributary.solver.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.Money;
import io.tributary.domain.NodeCode;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.allocation.Budget;
import io.tributary.domain.forecast.PeriodForecast;
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
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/**
 * One SKU in two warehouses between which stock and demand can move, against an exhaustive dynamic programme over both
 * stock levels: the bound is never above the least cost, and the plan never below it.
 */
class TransferBoundProperties {
    private static final int PERIODS = 3;
    private static final int MOST_STOCK = 30;
    private static final ReplenishmentPolicy LASTING = new ReplenishmentPolicy("p", .5, .99, 1, 2, 0, 0, 0);

    @Property(tries = 80)
    void theBoundIsBelowTheLeastCost(@ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll boolean lasting) {
        var snapshot = drawn(seed);
        var policy = lasting ? LASTING : Instances.PLAIN;
        var model = ModelBuilder.build(snapshot, policy, NetRequirements.of(snapshot, policy));
        var multipliers = new Multipliers(model);
        multipliers.improve(40, () -> false);
        double least = new Exact(model).cost() / 1_000;

        ReplenishmentPlan plan = ReplenishmentPlanner.plan(snapshot, policy, seed, Budget.ofWork(100));

        assertThat(multipliers.bound() / 1_000).isLessThanOrEqualTo(least);
        assertThat(plan.lowerBound()).isLessThanOrEqualTo((long) Math.ceil(least));
        assertThat((double) plan.cost().total()).isGreaterThanOrEqualTo(least - 1e-6);
    }

    /** What stands in one warehouse serves the other for nothing, so the two are as one and the bound has no gap. */
    @Property(tries = 20)
    void theBoundIsExactWhereMovingIsFree(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        var drawn = drawn(seed);
        var snapshot = new ReplenishmentSnapshot(
                drawn.zone(),
                PERIODS,
                drawn.currency(),
                drawn.warehouses(),
                drawn.positions().stream()
                        .map(one -> new StockPosition(
                                one.sku(),
                                one.warehouse(),
                                one.available(),
                                one.inbound(),
                                one.demand(),
                                0,
                                0,
                                one.holdingCostMilli(),
                                one.lostSaleCost()))
                        .toList(),
                drawn.suppliers().stream()
                        .map(one -> new SupplierTerms(one.supplier(), 1_000, one.offers(), one.lanes()))
                        .toList(),
                both(drawn.warehouses(), 0, 0, 0, true));
        var model = ModelBuilder.build(snapshot, Instances.PLAIN, NetRequirements.of(snapshot, Instances.PLAIN));
        var multipliers = new Multipliers(model);
        multipliers.improve(1, () -> false);
        double least = new Exact(model).cost();

        assertThat(multipliers.bound()).isBetween(least - 1e-6 * least - 1, least);
    }

    private static List<TransferLane> both(List<NodeCode> nodes, int time, long unit, long line, boolean spillover) {
        return List.of(
                new TransferLane(nodes.get(0), nodes.get(1), time, unit, line, spillover),
                new TransferLane(nodes.get(1), nodes.get(0), time, unit, line, spillover));
    }

    private static PeriodForecast uncertain(int mean) {
        return new PeriodForecast(mean, 1.5 * mean, mean, mean + 1, mean + 2, mean + 2, mean + 3);
    }

    private static ReplenishmentSnapshot drawn(long seed) {
        var random = new Random(seed);
        var nodes = List.of(new NodeCode("W0"), new NodeCode("W1"));
        int cost = 500 + random.nextInt(2_000);
        int lost = cost + random.nextInt(2 * cost);
        boolean spread = random.nextBoolean();
        List<StockPosition> positions = new ArrayList<>();
        for (NodeCode node : nodes) {
            int[] demand = random.ints(PERIODS, 0, 4).toArray();
            positions.add(new StockPosition(
                    Instances.CUP,
                    node,
                    random.nextInt(5),
                    random.ints(PERIODS, -3, 2)
                            .mapToObj(units -> Math.max(0, units))
                            .toList(),
                    Arrays.stream(demand)
                            .mapToObj(units -> spread ? uncertain(units) : Instances.certain(units))
                            .toList(),
                    0,
                    spread ? null : random.nextInt(4),
                    random.nextInt(30) * (long) cost,
                    lost));
        }
        List<SupplierTerms> suppliers = new ArrayList<>();
        for (int s = 0; s < 1 + random.nextInt(2); s++) {
            int multiple = 1 + random.nextInt(3);
            int moq = 1 + random.nextInt(8);
            int lead = random.nextInt(2);
            var offer = new SupplierOffer(
                    Instances.CUP,
                    moq,
                    multiple,
                    List.of(new PriceBreak(1, cost), new PriceBreak(moq + 4, cost * 95L / 100)));
            List<SupplyLane> lanes = new ArrayList<>();
            for (NodeCode node : nodes) {
                lanes.add(new SupplyLane(node, lead, 0, random.nextInt(4 * cost), random.nextInt(100 * cost)));
            }
            suppliers.add(new SupplierTerms(new SupplierCode("S" + s), 4 + random.nextInt(12), List.of(offer), lanes));
        }
        List<TransferLane> transfers = new ArrayList<>(
                both(nodes, random.nextInt(2), random.nextInt(200 * cost), random.nextInt(cost), false));
        if (random.nextBoolean()) {
            transfers.addAll(both(nodes, 0, random.nextInt(200 * cost), 0, true));
        }
        return new ReplenishmentSnapshot("tiny", PERIODS, Money.CNY, nodes, positions, suppliers, transfers);
    }

    /**
     * Backwards in time over what stands in both warehouses. Both lanes of a supplier take as long, so an order may as
     * well be decided when it arrives.
     */
    private static final class Exact {
        private static final int SIZE = MOST_STOCK + 1;

        private final PlanModel model;
        private final PlanModel.Lot a;
        private final PlanModel.Lot b;

        Exact(PlanModel model) {
            this.model = model;
            this.a = model.lots()[0];
            this.b = model.lots()[1];
        }

        double cost() {
            double[][] next = new double[SIZE][SIZE];
            for (int t = PERIODS - 1; t >= 0; t--) {
                double[][] cost = afterGoods(t, next);
                cost = beforeSpillover(cost);
                for (int k = 0; k < a.options().length; k++) {
                    cost = beforeOrder(t, k, cost);
                }
                next = beforeInbound(t, cost);
            }
            return next[a.stock()][b.stock()];
        }

        private double[][] afterGoods(int t, double[][] next) {
            double[][] cost = filled();
            for (int x = 0; x < SIZE; x++) {
                for (int y = 0; y < SIZE; y++) {
                    cost[x][y] = ended(t, x, y, 0, 0, next);
                    for (var way : model.ways()) {
                        for (int units = 1; !way.spillover() && units <= (way.from() == 0 ? x : y); units++) {
                            int left = way.from() == 0 ? x - units : x;
                            int right = way.from() == 0 ? y : y - units;
                            double then = ended(
                                    t,
                                    left + (way.to() == 0 && way.periods() == 0 ? units : 0),
                                    right + (way.to() == 1 && way.periods() == 0 ? units : 0),
                                    way.to() == 0 && way.periods() == 1 ? units : 0,
                                    way.to() == 1 && way.periods() == 1 ? units : 0,
                                    next);
                            cost[x][y] = Math.min(cost[x][y], way.cost(units) + then);
                        }
                    }
                }
            }
            return cost;
        }

        private double ended(int t, int x, int y, int comesToA, int comesToB, double[][] next) {
            int left = Math.max(0, x - a.demand()[t]);
            int right = Math.max(0, y - b.demand()[t]);
            double cost = Math.max(0, a.demand()[t] - x) * a.lost()
                    + Math.max(0, b.demand()[t] - y) * b.lost()
                    + a.keeping(left, t)
                    + b.keeping(right, t)
                    + (t == PERIODS - 1 ? a.ending(left) + b.ending(right) : 0);
            return left + comesToA < SIZE && right + comesToB < SIZE
                    ? cost + next[left + comesToA][right + comesToB]
                    : Double.POSITIVE_INFINITY;
        }

        private double[][] beforeSpillover(double[][] after) {
            double[][] cost = filled();
            for (int x = 0; x < SIZE; x++) {
                for (int y = 0; y < SIZE; y++) {
                    cost[x][y] = after[x][y];
                    for (var way : model.ways()) {
                        int sign = way.from() == 0 ? -1 : 1;
                        for (int units = 1; way.spillover() && units <= (way.from() == 0 ? x : y); units++) {
                            cost[x][y] = Math.min(
                                    cost[x][y], way.cost(units) + at(after, x + sign * units, y - sign * units));
                        }
                    }
                }
            }
            return cost;
        }

        private double[][] beforeOrder(int t, int k, double[][] after) {
            var option = a.options()[k];
            if (t < option.leadTime()) {
                return after;
            }
            double[][] cost = filled();
            for (int x = 0; x < SIZE; x++) {
                for (int y = 0; y < SIZE; y++) {
                    for (int q = 0; x + q < SIZE; q++) {
                        for (int r = 0; y + r < SIZE && q + r <= model.capacity()[option.supplier()]; r++) {
                            double buys = buys(a, k, q) + buys(b, k, r);
                            cost[x][y] = Math.min(cost[x][y], buys + after[x + q][y + r]);
                        }
                    }
                }
            }
            return cost;
        }

        private double buys(PlanModel.Lot lot, int k, int quantity) {
            var option = lot.options()[k];
            if (quantity == 0) {
                return 0;
            }
            return quantity < option.smallest() || quantity % option.multiple() != 0
                    ? Double.POSITIVE_INFINITY
                    : model.orderCost()[option.supplier()][lot.warehouse()] + quantity * option.unitFor(quantity);
        }

        private double[][] beforeInbound(int t, double[][] after) {
            double[][] cost = filled();
            for (int x = 0; x < SIZE; x++) {
                for (int y = 0; y < SIZE; y++) {
                    cost[x][y] = at(after, x + a.inbound()[t], y + b.inbound()[t]);
                }
            }
            return cost;
        }

        private static double at(double[][] cost, int x, int y) {
            return x < SIZE && y < SIZE ? cost[x][y] : Double.POSITIVE_INFINITY;
        }

        private static double[][] filled() {
            double[][] cost = new double[SIZE][SIZE];
            for (double[] row : cost) {
                Arrays.fill(row, Double.POSITIVE_INFINITY);
            }
            return cost;
        }
    }
}

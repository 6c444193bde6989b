package io.tributary.bench.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.replenishment.PlannedOrder;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.StockPosition;
import io.tributary.domain.replenishment.SupplierOffer;
import io.tributary.domain.replenishment.SupplierTerms;
import io.tributary.domain.replenishment.SupplyLane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cost of orders by the benchmark's rules, computed from the snapshot alone, and every rule that they break.
 *
 * @param cost in the instance's unit of money
 * @param fillRate units sold ÷ units wanted
 * @param violations one sentence each
 */
record PlanCheck(long cost, double fillRate, List<String> violations) {
    private record Lane(SupplierCode supplier, NodeCode warehouse) {}

    private record Offered(SupplierCode supplier, Sku sku) {}

    private record Room(SupplierCode supplier, int period) {}

    private record PurchaseOrder(SupplierCode supplier, NodeCode warehouse, int period) {}

    private record Line(SupplierCode supplier, Sku sku, NodeCode warehouse, int period) {}

    private record Arrival(Sku sku, NodeCode warehouse, int period) {}

    static PlanCheck of(ReplenishmentSnapshot snapshot, List<PlannedOrder> orders) {
        return new Tally(snapshot).of(orders);
    }

    private static final class Tally {
        private final ReplenishmentSnapshot snapshot;
        private final Map<Lane, SupplyLane> lanes = new HashMap<>();
        private final Map<Offered, SupplierOffer> offers = new HashMap<>();
        private final Map<Room, Long> load = new HashMap<>();
        private final Set<PurchaseOrder> opened = new HashSet<>();
        private final Set<Line> seen = new HashSet<>();
        private final Map<Arrival, Long> arrivals = new HashMap<>();
        private final List<String> violations = new ArrayList<>();
        private long milli;
        private long sold;
        private long wanted;

        Tally(ReplenishmentSnapshot snapshot) {
            this.snapshot = snapshot;
            for (SupplierTerms supplier : snapshot.suppliers()) {
                supplier.lanes().forEach(l -> lanes.put(new Lane(supplier.supplier(), l.warehouse()), l));
                supplier.offers().forEach(o -> offers.put(new Offered(supplier.supplier(), o.sku()), o));
            }
        }

        PlanCheck of(List<PlannedOrder> orders) {
            orders.forEach(this::buy);
            for (SupplierTerms supplier : snapshot.suppliers()) {
                for (int t = 0; t < snapshot.periods(); t++) {
                    long units = load.getOrDefault(new Room(supplier.supplier(), t), 0L);
                    if (units > supplier.capacityPerPeriod()) {
                        violations.add(supplier.supplier() + " is over capacity in period " + t + ": " + units);
                    }
                }
            }
            snapshot.positions().forEach(this::keep);
            return new PlanCheck(
                    Math.ceilDiv(milli, 1_000), wanted == 0 ? 1 : (double) sold / wanted, List.copyOf(violations));
        }

        private void buy(PlannedOrder order) {
            SupplyLane lane = lanes.get(new Lane(order.supplier(), order.warehouse()));
            SupplierOffer offer = offers.get(new Offered(order.supplier(), order.sku()));
            if (lane == null || offer == null || order.period() < 0 || order.period() >= snapshot.periods()) {
                violations.add("No such offer, warehouse or period: " + order);
                return;
            }
            if (!seen.add(new Line(order.supplier(), order.sku(), order.warehouse(), order.period()))) {
                violations.add("Two lines for one: " + order);
            }
            long units = order.quantity();
            if (!offer.allows(units)) {
                violations.add("Below the MOQ or off the multiple: " + order);
            }
            milli += units * (1_000 * offer.unitCost(units) + lane.riskCostMilli());
            load.merge(new Room(order.supplier(), order.period()), units, Long::sum);
            if (opened.add(new PurchaseOrder(order.supplier(), order.warehouse(), order.period()))) {
                milli += 1_000 * lane.orderCost();
            }
            arrivals.merge(
                    new Arrival(order.sku(), order.warehouse(), order.period() + lane.wholeLeadTime(offer)),
                    units,
                    Long::sum);
        }

        private void keep(StockPosition position) {
            long stock = position.available();
            for (int t = 0; t < snapshot.periods(); t++) {
                stock += position.inbound().get(t)
                        + arrivals.getOrDefault(new Arrival(position.sku(), position.warehouse(), t), 0L);
                long demand = Math.round(position.demand().get(t).mean());
                long served = Math.min(stock, demand);
                stock -= served;
                sold += served;
                wanted += demand;
                milli += stock * position.holdingCostMilli() + 1_000 * (demand - served) * position.lostSaleCost();
            }
        }
    }
}

package io.tributary.solver.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.replenishment.PlanLimits;
import io.tributary.domain.replenishment.PlanTerm;
import io.tributary.domain.replenishment.PlannedOrder;
import io.tributary.domain.replenishment.PlannedTransfer;
import io.tributary.domain.replenishment.ReplenishmentPlan;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks a plan against its snapshot, term by term, without the planner's own arithmetic. Long, because every term is
 * here.
 */
public final class PlanAudit {
    /** @param detail what breaks the term, for people */
    public record Violation(PlanTerm term, String detail) {}

    /** @param sku null for those that share the supplier's capacity */
    private record Load(SupplierCode supplier, @Nullable Sku sku, int period) {}

    private record Trip(Sku sku, NodeCode from, NodeCode to) {}

    private record Place(Sku sku, NodeCode warehouse) {}

    private record Lane(NodeCode from, NodeCode to, boolean spillover) {}

    private record Seller(SupplierCode supplier, Sku sku) {}

    private final ReplenishmentSnapshot snapshot;
    private final ReplenishmentPlan plan;
    private final Map<Sku, Map<SupplierCode, SupplierOffer>> offers = new HashMap<>();
    private final Map<SupplierCode, Long> capacities = new HashMap<>();
    private final Map<SupplierCode, Map<NodeCode, SupplyLane>> lanes = new HashMap<>();
    private final Map<Lane, Integer> transferTimes = new HashMap<>();
    private final Map<Place, List<PlannedOrder>> ordersTo = new HashMap<>();
    private final Map<Place, List<PlannedTransfer>> transfersFrom = new HashMap<>();
    private final Map<Place, List<PlannedTransfer>> transfersTo = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    private PlanAudit(ReplenishmentSnapshot snapshot, ReplenishmentPlan plan) {
        this.snapshot = snapshot;
        this.plan = plan;
        for (SupplierTerms terms : snapshot.suppliers()) {
            capacities.put(terms.supplier(), terms.capacityPerPeriod());
            lanes.put(terms.supplier(), new HashMap<>());
            terms.lanes().forEach(lane -> lanes.get(terms.supplier()).put(lane.warehouse(), lane));
            terms.offers()
                    .forEach(offer -> offers.computeIfAbsent(offer.sku(), key -> new HashMap<>())
                            .put(terms.supplier(), offer));
        }
        snapshot.transfers()
                .forEach(lane -> transferTimes.put(new Lane(lane.from(), lane.to(), lane.spillover()), lane.periods()));
        for (PlannedOrder order : plan.orders()) {
            ordersTo.computeIfAbsent(new Place(order.sku(), order.warehouse()), key -> new ArrayList<>())
                    .add(order);
        }
        for (PlannedTransfer one : plan.transfers()) {
            transfersFrom
                    .computeIfAbsent(new Place(one.sku(), one.from()), key -> new ArrayList<>())
                    .add(one);
            transfersTo
                    .computeIfAbsent(new Place(one.sku(), one.to()), key -> new ArrayList<>())
                    .add(one);
        }
    }

    /** Empty when the plan may be released. */
    public static List<Violation> of(ReplenishmentSnapshot snapshot, ReplenishmentPlan plan) {
        var audit = new PlanAudit(snapshot, plan);
        audit.quantities();
        audit.capacity();
        audit.budget();
        audit.space();
        audit.shelfLife();
        audit.dualSourcing();
        audit.circles();
        audit.transferStock();
        return List.copyOf(audit.violations);
    }

    private void broken(PlanTerm term, String detail) {
        violations.add(new Violation(term, detail));
    }

    private SupplierOffer offer(PlannedOrder order) {
        SupplierOffer offer = offers.getOrDefault(order.sku(), Map.of()).get(order.supplier());
        if (offer == null) {
            throw new IllegalArgumentException("The plan orders " + order.sku() + " from " + order.supplier()
                    + ", who does not offer it. Maybe it answers another snapshot.");
        }
        return offer;
    }

    private void quantities() {
        for (PlannedOrder order : plan.orders()) {
            if (!offer(order).allows(order.quantity())) {
                broken(PlanTerm.ORDER_QUANTITY, order.quantity() + " " + order.sku() + " from " + order.supplier());
            }
        }
    }

    private void capacity() {
        Map<Load, Long> loads = new HashMap<>();
        for (PlannedOrder order : plan.orders()) {
            Sku own = offer(order).capacityPerPeriod() == null ? null : order.sku();
            loads.merge(new Load(order.supplier(), own, order.period()), (long) order.quantity(), Long::sum);
        }
        loads.forEach((load, units) -> {
            if (units > capacity(load.supplier(), load.sku())) {
                broken(
                        PlanTerm.SUPPLIER_CAPACITY,
                        units + " units of " + load.supplier() + (load.sku() == null ? "" : " " + load.sku()) + " in "
                                + load.period());
            }
        });
    }

    /** @param sku null for those that share the supplier's capacity */
    private long capacity(SupplierCode supplier, @Nullable Sku sku) {
        Long own = sku == null ? null : offers.get(sku).get(supplier).capacityPerPeriod();
        return own == null ? capacities.get(supplier) : own;
    }

    private void budget() {
        Long budget = snapshot.limits().budget();
        long spent = 0;
        for (PlannedOrder order : plan.dueNow()) {
            spent = Math.addExact(spent, Math.multiplyExact(offer(order).unitCost(order.quantity()), order.quantity()));
        }
        if (budget != null && spent > budget) {
            broken(PlanTerm.BUDGET, spent + " of " + budget);
        }
    }

    /** Only what the plan itself brings can break it. */
    private void space() {
        snapshot.limits().space().forEach((warehouse, space) -> {
            long[] levels = new long[snapshot.periods()];
            boolean[] brings = new boolean[snapshot.periods()];
            for (StockPosition position : snapshot.positions()) {
                if (position.warehouse().equals(warehouse)) {
                    add(position, levels, brings);
                }
            }
            for (int t = 0; t < levels.length; t++) {
                if (brings[t] && levels[t] > space) {
                    broken(PlanTerm.WAREHOUSE_SPACE, levels[t] + " units of " + space + " in " + warehouse);
                }
            }
        });
    }

    private void add(StockPosition position, long[] levels, boolean[] brings) {
        long[] arrivals = new long[levels.length];
        Place place = new Place(position.sku(), position.warehouse());
        for (PlannedOrder order : ordersTo.getOrDefault(place, List.of())) {
            int at = order.why().arrivalPeriod();
            arrivals[at] += order.quantity();
            brings[at] = true;
        }
        for (PlannedTransfer one : transfersFrom.getOrDefault(place, List.of())) {
            arrivals[one.period()] -= one.quantity();
        }
        for (PlannedTransfer one : transfersTo.getOrDefault(place, List.of())) {
            int at = one.period() + periods(one);
            if (at < arrivals.length) {
                arrivals[at] += one.quantity();
                brings[at] = true;
            }
        }
        double stock = position.available();
        for (int t = 0; t < levels.length; t++) {
            stock += position.inbound().get(t) + arrivals[t];
            levels[t] += (long) Math.floor(stock - 1);
            stock = Math.max(0, stock - position.demand().get(t).mean());
        }
    }

    /**
     * No order may arrive of which more than a unit or so expires: of what is there when it arrives, by first in, first
     * out, as much is sold within the shelf life as that time's demand, after the horizon at its mean.
     */
    private void shelfLife() {
        Map<Sku, List<StockPosition>> bySku =
                snapshot.positions().stream().collect(Collectors.groupingBy(StockPosition::sku));
        for (StockPosition position : snapshot.positions()) {
            Integer life = position.shelfLife();
            if (life == null) {
                continue;
            }
            long[] levels = new long[snapshot.periods()];
            boolean[] brings = new boolean[snapshot.periods()];
            add(position, levels, brings);
            for (int t = 0; t < levels.length; t++) {
                double sold = demand(position, t, life) + soldBehind(position, bySku.get(position.sku()), t, life);
                // Packs and whole units may each round up once.
                double slack = Math.max(2, sold / 100);
                if (brings[t] && levels[t] > sold + slack) {
                    broken(
                            PlanTerm.SHELF_LIFE,
                            levels[t] + " " + position.sku() + " in " + position.warehouse() + " at " + t + "; "
                                    + Math.round(sold) + " are sold before they expire");
                }
            }
        }
    }

    /** What a hub sends on is sold behind it. */
    private double soldBehind(StockPosition hub, List<StockPosition> sameSku, int from, int life) {
        double sold = 0;
        for (StockPosition other : sameSku) {
            sold += snapshot.supplies(hub.warehouse(), other.warehouse()) ? demand(other, from, life) : 0;
        }
        return sold;
    }

    private static double demand(StockPosition position, int from, int life) {
        double total = 0;
        double within = 0;
        int periods = position.demand().size();
        for (int t = 0; t < periods; t++) {
            double mean = position.demand().get(t).mean();
            total += mean;
            within += t >= from && t < (long) from + life ? mean : 0;
        }
        return within + Math.max(0, (long) from + life - periods) * Math.ceil(total / periods);
    }

    /** Of a large volume that others sell too, a risky supplier has no more than its share, or the plan says why. */
    private void dualSourcing() {
        PlanLimits limits = snapshot.limits();
        Map<Sku, Map<SupplierCode, Long>> units = new HashMap<>();
        Map<Seller, List<PlannedOrder>> bySeller = plan.orders().stream()
                .collect(Collectors.groupingBy(order -> new Seller(order.supplier(), order.sku())));
        for (PlannedOrder order : plan.orders()) {
            if (sellers(order) > 1) {
                units.computeIfAbsent(order.sku(), key -> new HashMap<>())
                        .merge(order.supplier(), (long) order.quantity(), Long::sum);
            }
        }
        units.forEach((sku, bySupplier) -> {
            long all = bySupplier.values().stream().mapToLong(Long::longValue).sum();
            bySupplier.forEach((supplier, own) -> {
                if (all >= limits.riskyVolume()
                        && own > limits.riskyShare() * all
                        && risky(bySeller.get(new Seller(supplier, sku)))
                        && !told(supplier, sku)) {
                    broken(PlanTerm.DUAL_SOURCING, own + " of " + all + " " + sku + " from " + supplier);
                }
            });
        });
    }

    /** Whether the plan says itself that nobody else can take over. */
    private boolean told(SupplierCode supplier, Sku sku) {
        return plan.unmet().stream()
                .anyMatch(one -> one.supplier().equals(supplier) && one.sku().equals(sku));
    }

    private long sellers(PlannedOrder order) {
        return offers.get(order.sku()).keySet().stream()
                .filter(seller ->
                        capacity(seller, order.sku()) > 0 && lanes.get(seller).containsKey(order.warehouse()))
                .count();
    }

    /** At every warehouse and quantity that the plan orders from the one supplier. */
    private boolean risky(List<PlannedOrder> orders) {
        return orders.stream().allMatch(order -> {
            SupplyLane lane = lanes.get(order.supplier()).get(order.warehouse());
            return lane != null
                    && lane.riskCostMilli()
                            > snapshot.limits().riskyPermille() * offer(order).unitCost(order.quantity());
        });
    }

    private int periods(PlannedTransfer transfer) {
        return transferTimes.getOrDefault(new Lane(transfer.from(), transfer.to(), transfer.spillover()), 0);
    }

    private void circles() {
        Set<Trip> trips = new HashSet<>();
        plan.transfers().forEach(one -> trips.add(new Trip(one.sku(), one.from(), one.to())));
        for (Trip trip : trips) {
            if (leads(trip.to(), trip, new HashSet<>())) {
                broken(PlanTerm.TRANSFER_CIRCLE, trip.sku() + " from " + trip.from() + " and back");
            }
        }
    }

    private boolean leads(NodeCode at, Trip start, Set<NodeCode> seen) {
        return at.equals(start.from())
                || seen.add(at)
                        && transfersFrom.getOrDefault(new Place(start.sku(), at), List.of()).stream()
                                .anyMatch(next -> leads(next.to(), start, seen));
    }

    /** What leaves now must be there now. */
    private void transferStock() {
        Map<Place, Long> leaving = new HashMap<>();
        for (PlannedTransfer one : plan.transfersDueNow()) {
            leaving.merge(new Place(one.sku(), one.from()), (long) one.quantity(), Long::sum);
        }
        for (StockPosition position : snapshot.positions()) {
            long units = leaving.getOrDefault(new Place(position.sku(), position.warehouse()), 0L);
            if (units == 0) {
                continue;
            }
            long here = position.available() + position.inbound().getFirst();
            for (PlannedOrder order :
                    ordersTo.getOrDefault(new Place(position.sku(), position.warehouse()), List.of())) {
                here += order.why().arrivalPeriod() == 0 ? order.quantity() : 0;
            }
            if (units > here) {
                broken(
                        PlanTerm.TRANSFER_STOCK,
                        units + " of " + position.available() + " " + position.sku() + " in " + position.warehouse());
            }
        }
    }
}

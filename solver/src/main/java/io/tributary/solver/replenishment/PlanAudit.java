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
import io.tributary.domain.replenishment.TransferLane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks a plan against its snapshot, term by term, without the planner's own arithmetic. */
public final class PlanAudit {
    /** @param detail what breaks the term, for people */
    public record Violation(PlanTerm term, String detail) {}

    private record Load(SupplierCode supplier, int period) {}

    private record Trip(Sku sku, NodeCode from, NodeCode to) {}

    private record Place(Sku sku, NodeCode warehouse) {}

    private final ReplenishmentSnapshot snapshot;
    private final ReplenishmentPlan plan;
    private final Map<SupplierCode, Map<Sku, SupplierOffer>> offers = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    private PlanAudit(ReplenishmentSnapshot snapshot, ReplenishmentPlan plan) {
        this.snapshot = snapshot;
        this.plan = plan;
        snapshot.suppliers()
                .forEach(terms -> terms.offers()
                        .forEach(offer -> offers.computeIfAbsent(terms.supplier(), key -> new HashMap<>())
                                .put(offer.sku(), offer)));
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
        SupplierOffer offer = offers.getOrDefault(order.supplier(), Map.of()).get(order.sku());
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
        plan.orders()
                .forEach(order ->
                        loads.merge(new Load(order.supplier(), order.period()), (long) order.quantity(), Long::sum));
        Map<SupplierCode, Long> most = new HashMap<>();
        snapshot.suppliers().forEach(terms -> most.put(terms.supplier(), terms.capacityPerPeriod()));
        loads.forEach((load, units) -> {
            if (units > most.get(load.supplier())) {
                broken(PlanTerm.SUPPLIER_CAPACITY, units + " units of " + load.supplier() + " in " + load.period());
            }
        });
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
        for (PlannedOrder order : plan.orders()) {
            int at = order.why().arrivalPeriod();
            if (order.sku().equals(position.sku()) && order.warehouse().equals(position.warehouse())) {
                arrivals[at] += order.quantity();
                brings[at] = true;
            }
        }
        for (PlannedTransfer one : plan.transfers()) {
            if (one.sku().equals(position.sku()) && one.from().equals(position.warehouse())) {
                arrivals[one.period()] -= one.quantity();
            }
            int at = one.period() + periods(one);
            if (one.sku().equals(position.sku()) && one.to().equals(position.warehouse()) && at < arrivals.length) {
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
        for (StockPosition position : snapshot.positions()) {
            Integer life = position.shelfLife();
            if (life == null) {
                continue;
            }
            long[] levels = new long[snapshot.periods()];
            boolean[] brings = new boolean[snapshot.periods()];
            add(position, levels, brings);
            for (int t = 0; t < levels.length; t++) {
                double sold = demand(position, t, life) + soldBehind(position, t, life);
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
    private double soldBehind(StockPosition hub, int from, int life) {
        double sold = 0;
        for (StockPosition other : snapshot.positions()) {
            boolean behind = other.sku().equals(hub.sku()) && snapshot.supplies(hub.warehouse(), other.warehouse());
            sold += behind ? demand(other, from, life) : 0;
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
                        && risky(supplier, sku)
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
        return snapshot.suppliers().stream()
                .filter(terms -> terms.capacityPerPeriod() > 0)
                .filter(terms ->
                        terms.lanes().stream().anyMatch(lane -> lane.warehouse().equals(order.warehouse())))
                .filter(terms -> offers.getOrDefault(terms.supplier(), Map.of()).containsKey(order.sku()))
                .count();
    }

    /** At every warehouse and quantity that the plan orders from it. */
    private boolean risky(SupplierCode supplier, Sku sku) {
        SupplierTerms terms = snapshot.suppliers().stream()
                .filter(one -> one.supplier().equals(supplier))
                .findFirst()
                .orElseThrow();
        return plan.orders().stream()
                .filter(order ->
                        order.supplier().equals(supplier) && order.sku().equals(sku))
                .allMatch(order -> terms.lanes().stream()
                        .filter(lane -> lane.warehouse().equals(order.warehouse()))
                        .anyMatch(lane -> lane.riskCostMilli()
                                > snapshot.limits().riskyPermille()
                                        * offer(order).unitCost(order.quantity())));
    }

    private int periods(PlannedTransfer transfer) {
        return snapshot.transfers().stream()
                .filter(lane -> lane.from().equals(transfer.from())
                        && lane.to().equals(transfer.to())
                        && lane.spillover() == transfer.spillover())
                .mapToInt(TransferLane::periods)
                .findFirst()
                .orElse(0);
    }

    private void circles() {
        Set<Trip> trips = new HashSet<>();
        plan.transfers().forEach(one -> trips.add(new Trip(one.sku(), one.from(), one.to())));
        for (Trip trip : trips) {
            if (leads(trips, trip.to(), trip, new HashSet<>())) {
                broken(PlanTerm.TRANSFER_CIRCLE, trip.sku() + " from " + trip.from() + " and back");
            }
        }
    }

    private static boolean leads(Set<Trip> trips, NodeCode at, Trip start, Set<NodeCode> seen) {
        return at.equals(start.from())
                || seen.add(at)
                        && trips.stream()
                                .filter(next -> next.sku().equals(start.sku())
                                        && next.from().equals(at))
                                .anyMatch(next -> leads(trips, next.to(), start, seen));
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
            for (PlannedOrder order : plan.dueNow()) {
                boolean comes = order.why().arrivalPeriod() == 0
                        && order.sku().equals(position.sku())
                        && order.warehouse().equals(position.warehouse());
                here += comes ? order.quantity() : 0;
            }
            if (units > here) {
                broken(
                        PlanTerm.TRANSFER_STOCK,
                        units + " of " + position.available() + " " + position.sku() + " in " + position.warehouse());
            }
        }
    }
}

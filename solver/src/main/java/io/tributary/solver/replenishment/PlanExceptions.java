package io.tributary.solver.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.replenishment.OpenReceipt;
import io.tributary.domain.replenishment.PlanException;
import io.tributary.domain.replenishment.PlanException.Kind;
import io.tributary.domain.replenishment.ReplenishmentPlan;
import io.tributary.domain.replenishment.ReplenishmentPolicy;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.Shortfall;
import io.tributary.domain.replenishment.StockPosition;
import io.tributary.domain.replenishment.UnmetShare;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a planner should look at first: the classic exception messages of material planning (expedite, postpone,
 * cancel; Vollmann, Berry and Whybark, ch. 7) with dates and costs, likely stock-outs that no expedited order would
 * save, idle stock and limits that could not be kept. Periods are weeks.
 */
public final class PlanExceptions {
    private static final Comparator<PlanException> DEAREST_FIRST = Comparator.comparingLong(PlanException::cost)
            .reversed()
            .thenComparing(PlanException::kind)
            .thenComparing(PlanException::sku)
            .thenComparing(PlanException::warehouse)
            .thenComparing(PlanException::onDay);
    private static final Comparator<Missed> BY_PERIOD = Comparator.comparingInt(one -> one.period);
    /** A shift by less is not worth a telephone call. */
    private static final int WORTH_A_CALL = 2;

    private static final int DAYS = 7;

    private record Place(Sku sku, NodeCode warehouse) {}

    /** A shortfall, and the part of it that no exception tells yet: each unit and its cost are told once. */
    private static final class Missed {
        private final int period;
        private long units;
        private long cost;

        private Missed(Shortfall shortfall) {
            period = shortfall.period();
            units = shortfall.units();
            cost = shortfall.cost();
        }

        /** @return what the units cost */
        private long tell(long told) {
            long share = told == units ? cost : Math.round((double) cost * told / units);
            units -= told;
            cost -= share;
            return share;
        }
    }

    private final ReplenishmentSnapshot snapshot;
    private final ReplenishmentPolicy policy;
    private final LocalDate today;
    private final Map<Place, List<Missed>> shortfalls = new HashMap<>();
    private final Map<Place, List<OpenReceipt>> receipts = new HashMap<>();
    private final Map<Place, long[]> planned = new HashMap<>();
    private final List<PlanException> found = new ArrayList<>();

    private PlanExceptions(ReplenishmentSnapshot snapshot, ReplenishmentPolicy policy, LocalDate today) {
        this.snapshot = snapshot;
        this.policy = policy;
        this.today = today;
    }

    /**
     * @param receipts the single purchase orders behind the snapshot's inbound, those after its horizon included
     * @param today the first day of period 0
     * @return the dearest first
     */
    public static List<PlanException> of(
            ReplenishmentSnapshot snapshot,
            ReplenishmentPolicy policy,
            ReplenishmentPlan plan,
            List<OpenReceipt> receipts,
            LocalDate today) {
        var search = new PlanExceptions(snapshot, policy, today);
        plan.shortfalls()
                .forEach(one -> search.shortfalls
                        .computeIfAbsent(new Place(one.sku(), one.warehouse()), key -> new ArrayList<>())
                        .add(new Missed(one)));
        search.shortfalls.values().forEach(own -> own.sort(BY_PERIOD));
        receipts.forEach(one -> search.receipts
                .computeIfAbsent(new Place(one.sku(), one.warehouse()), key -> new ArrayList<>())
                .add(one));
        plan.transfers().stream()
                .filter(one -> !one.from().equals(snapshot.suppliedFrom().get(one.to())))
                .forEach(one -> search.sent(one.from(), one.sku(), one.period(), one.quantity()));
        List<NetRequirement> needs = search.needs();
        needs.forEach(search::look);
        needs.forEach(search::stockOut);
        plan.unmet().forEach(search::share);
        search.found.sort(DEAREST_FIRST);
        return List.copyOf(search.found);
    }

    /** A hub's stock and orders are for all that is behind it; what is behind it gets no orders. */
    private List<NetRequirement> needs() {
        if (snapshot.suppliedFrom().isEmpty()) {
            return NetRequirements.of(snapshot, policy);
        }
        var echelons = new Echelons(snapshot, policy);
        List<NetRequirement> needs = new ArrayList<>(NetRequirements.of(echelons.folded(), policy));
        echelons.needs()
                .forEach((sku, own) -> own.forEach((warehouse, need) -> {
                    if (snapshot.suppliedFrom().containsKey(warehouse)) {
                        needs.add(need);
                    }
                }));
        return needs;
    }

    private void share(UnmetShare unmet) {
        found.add(new PlanException(
                Kind.ONE_SUPPLIER,
                unmet.sku(),
                unmet.warehouse(),
                null,
                unmet.units(),
                today,
                null,
                unmet.cost(),
                unmet.supplier(),
                unmet.cause()));
    }

    private void sent(NodeCode from, Sku sku, int period, long units) {
        planned.computeIfAbsent(new Place(sku, from), key -> new long[snapshot.periods()])[period] += units;
    }

    private void look(NetRequirement need) {
        StockPosition position = need.position();
        var place = new Place(position.sku(), position.warehouse());
        List<OpenReceipt> open = receipts.getOrDefault(place, List.of()).stream()
                .sorted(Comparator.comparing(OpenReceipt::day).thenComparing(OpenReceipt::reference))
                .toList();
        List<Missed> served = new ArrayList<>(shortfalls.getOrDefault(place, List.of()));
        snapshot.suppliedFrom().keySet().stream()
                .filter(behind -> snapshot.supplies(position.warehouse(), behind))
                .forEach(
                        behind -> served.addAll(shortfalls.getOrDefault(new Place(position.sku(), behind), List.of())));
        served.sort(BY_PERIOD);
        expedite(position, open, served);
        idle(need, open, planned.getOrDefault(place, new long[snapshot.periods()]));
    }

    /** What is missed and no purchase order that is on its way could bring. */
    private void stockOut(NetRequirement need) {
        StockPosition position = need.position();
        List<Missed> missed =
                shortfalls.getOrDefault(new Place(position.sku(), position.warehouse()), List.of()).stream()
                        .filter(one -> one.units > 0)
                        .toList();
        if (missed.isEmpty()) {
            return;
        }
        Missed first = missed.getFirst();
        long wanted = need.demand().get(first.period);
        long dry = wanted == 0 ? 0 : DAYS * Math.max(0, wanted - first.units) / wanted;
        add(
                Kind.LIKELY_STOCK_OUT,
                position,
                null,
                missed.stream().mapToLong(one -> one.units).sum(),
                day(first.period).plusDays(dry),
                null,
                missed.stream().mapToLong(one -> one.cost).sum());
    }

    /** Each missing unit is asked of the first purchase order that could bring it. */
    private void expedite(StockPosition position, List<OpenReceipt> open, List<Missed> missed) {
        for (OpenReceipt one : open) {
            long saved = 0;
            long cost = 0;
            LocalDate wanted = null;
            for (Missed shortfall : missed) {
                long units = Math.min(shortfall.units, one.units() - saved);
                if (one.movable() && shortfall.period < period(one) && units > 0) {
                    cost += shortfall.tell(units);
                    saved += units;
                    wanted = wanted == null ? day(shortfall.period) : wanted;
                }
            }
            if (saved > 0) {
                add(Kind.EXPEDITE, position, one, saved, one.day(), wanted, cost);
            }
        }
    }

    /** Takes open purchase orders away, the last first: what is not missed for long need not come yet. */
    private void idle(NetRequirement need, List<OpenReceipt> open, long[] sent) {
        StockPosition position = need.position();
        int periods = snapshot.periods();
        int far = periods + Math.max(1, policy.endCoverPeriods());
        long[] supply = new long[far];
        for (int t = 0; t < periods; t++) {
            supply[t] = position.inbound().get(t) - sent[t];
        }
        for (OpenReceipt one : open.reversed()) {
            int at = period(one);
            if (!one.movable() || at >= periods) {
                continue;
            }
            supply[at] -= one.units();
            int needed = firstBelow(need, supply);
            if (needed >= far) {
                add(Kind.CANCEL, position, one, one.units(), one.day(), null, held(position, one.units(), far - at));
            } else if (needed - at >= WORTH_A_CALL) {
                long cost = held(position, one.units(), needed - at);
                add(Kind.POSTPONE, position, one, one.units(), one.day(), day(needed), cost);
                supply[at] += one.units();
            } else {
                supply[at] += one.units();
            }
        }
        long wanted = need.safetyStock() + Arrays.stream(sent).sum();
        for (int t = 0; t < far; t++) {
            wanted += demand(need, t);
        }
        long idle = position.available() - wanted;
        if (idle > 0) {
            add(Kind.OVERSTOCK, position, null, idle, today, null, held(position, idle, far));
        }
    }

    /** The first period that would end below the safety stock, or the number of periods looked at. */
    private static int firstBelow(NetRequirement need, long[] supply) {
        long stock = need.position().available();
        for (int t = 0; t < supply.length; t++) {
            stock += supply[t] - demand(need, t);
            if (stock < need.safetyStock()) {
                return t;
            }
        }
        return supply.length;
    }

    /** After the horizon, demand goes on at its mean, rounded up. */
    private static long demand(NetRequirement need, int period) {
        int periods = need.demand().size();
        return period < periods
                ? need.demand().get(period)
                : Math.ceilDiv(need.demand().stream().mapToLong(Long::longValue).sum(), periods);
    }

    private static long held(StockPosition position, long units, int periods) {
        return Math.round((double) position.holdingCostMilli() * units * periods / 1_000);
    }

    private int period(OpenReceipt receipt) {
        return (int) Math.max(0, ChronoUnit.DAYS.between(today, receipt.day()) / DAYS);
    }

    private LocalDate day(int period) {
        return today.plusDays((long) DAYS * period);
    }

    private void add(
            Kind kind,
            StockPosition position,
            @Nullable OpenReceipt about,
            long units,
            LocalDate on,
            @Nullable LocalDate wanted,
            long cost) {
        found.add(new PlanException(
                kind,
                position.sku(),
                position.warehouse(),
                about == null ? null : about.reference(),
                units,
                on,
                wanted,
                cost));
    }
}

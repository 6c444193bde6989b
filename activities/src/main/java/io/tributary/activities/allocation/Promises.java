package io.tributary.activities.allocation;

import io.tributary.activities.allocation.SnapshotBuilder.Availability;
import io.tributary.activities.allocation.SnapshotBuilder.Picture;
import io.tributary.db.allocation.LaneOption;
import io.tributary.db.allocation.OpenLine;
import io.tributary.db.allocation.ZonePrices;
import io.tributary.db.order.SoftPromise;
import io.tributary.db.supply.InboundReads;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.NodeCode;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.LineDecision;
import io.tributary.domain.allocation.OrderDecision;
import io.tributary.domain.allocation.ShadowPrices;
import io.tributary.domain.allocation.StockKey;
import io.tributary.solver.allocation.PromisePlanner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;

/** Promises the lines of one order: exact over all ways to split it, on what is available to promise now. */
public final class Promises {
    /** What each line was promised, and the picture that it was decided on. */
    public record Made(Map<UUID, SoftPromise> byLine, Optional<Picture> picture, Optional<OrderDecision> decision) {
        /** Units that the line's promise covers: all of them, or the largest part that one node can serve now. */
        public int units(UUID lineId, int open) {
            return picture.map(seen -> seen.lines().get(lineId.toString()).units())
                    .orElse(open);
        }
    }

    /** Backorders that would take longer than this get no date: a quarter is as far as factories plan. */
    private static final int FORESEEABLE_DAYS = 91;

    /** From the factory's gate to a warehouse's shelf. */
    private static final long RECEIVING_DAYS = 3;

    private final SnapshotBuilder snapshots;
    private final PromisePlanner planner = new PromisePlanner();

    public Promises(SnapshotBuilder snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * @param lines open lines of one order, not empty
     * @param ruledOut nodes by line that may not serve it, with the reason
     */
    public Made make(
            DSLContext db,
            String zone,
            List<OpenLine> lines,
            NetworkPolicy policy,
            Instant now,
            Map<UUID, Map<NodeCode, String>> ruledOut) {
        return make(db, zone, lines, policy, now, ruledOut, new HashSet<>());
    }

    /**
     * @param locked stock on its way that nobody else promises until the transaction ends
     */
    private Made make(
            DSLContext db,
            String zone,
            List<OpenLine> lines,
            NetworkPolicy policy,
            Instant now,
            Map<UUID, Map<NodeCode, String>> ruledOut,
            Set<StockKey> locked) {
        Optional<Picture> built = snapshots.build(db, zone, lines, Availability.TO_PROMISE, policy, now, ruledOut);
        Map<UUID, SoftPromise> promises = new HashMap<>();
        if (built.isEmpty()) {
            lines.forEach(line -> promises.put(line.lineId(), new SoftPromise.Backordered(null, "no lane")));
            return new Made(promises, built, Optional.empty());
        }
        ShadowPrices prices = ZonePrices.at(db, zone, policy.waveEvery(), now);
        Picture picture = built.get().priced(prices);
        OrderDecision decision = decide(picture, policy.weights());
        Set<StockKey> inbound = inbound(picture, decision);
        if (!locked.containsAll(inbound)) {
            // Somebody else may be promising the same units of what comes: wait for them, and look again.
            InboundReads.lock(db, inbound);
            locked.addAll(inbound);
            return make(db, zone, lines, policy, now, ruledOut, locked);
        }
        for (LineDecision line : decision.lines()) {
            OpenLine open = picture.lines().get(line.lineId());
            promises.put(open.lineId(), promise(db, picture, open, line, policy, now));
        }
        return new Made(promises, Optional.of(picture), Optional.of(decision));
    }

    private OrderDecision decide(Picture picture, AllocationPolicy weights) {
        return planner.promise(picture.snapshot(), weights, ShadowPrices.NONE)
                .orders()
                .getFirst();
    }

    /** The stock on its way that the decision takes from. */
    private static Set<StockKey> inbound(Picture picture, OrderDecision decision) {
        Set<StockKey> keys = new TreeSet<>();
        for (LineDecision line : decision.lines()) {
            if (line instanceof LineDecision.Assigned assigned) {
                StockKey key = new StockKey(assigned.node(), assigned.sku());
                if (picture.arrival(line.lineId(), key) != null) {
                    keys.add(key);
                }
            }
        }
        return keys;
    }

    private SoftPromise promise(
            DSLContext db, Picture picture, OpenLine open, LineDecision decision, NetworkPolicy policy, Instant now) {
        return switch (decision) {
            case LineDecision.Assigned assigned -> {
                LaneOption lane = picture.lane(open, assigned.node());
                StockKey from = new StockKey(assigned.node(), assigned.sku());
                Instant arrival = picture.arrival(assigned.lineId(), from);
                yield new SoftPromise.FromStock(
                        from,
                        lane.service(),
                        picture.dates().shipBy(lane, arrival),
                        picture.dates().deliverBy(lane, arrival),
                        Traces.cost(picture.snapshot(), assigned),
                        arrival);
            }
            case LineDecision.Unfilled unfilled -> backorder(db, picture, open, policy, now);
        };
    }

    /**
     * Dates a backorder by what is on its way when that covers all its units, else by the quickest factory's lead time
     * and capacity. What would take longer than anybody can foresee gets no date.
     */
    private static SoftPromise backorder(
            DSLContext db, Picture picture, OpenLine open, NetworkPolicy policy, Instant now) {
        Optional<Integer> days =
                InboundReads.daysToMake(db, open.sku(), open.units(), LocalDate.ofInstant(now, ZoneOffset.UTC));
        Optional<Instant> arrival = InboundReads.covered(db, open.sku(), open.units(), now)
                .or(() -> days.filter(whole -> whole <= FORESEEABLE_DAYS)
                        .map(whole -> now.plus(Duration.ofDays(whole + RECEIVING_DAYS))));
        String why = arrival.isPresent()
                ? "awaiting supply"
                : days.isPresent() ? "not enough supply in sight" : "nobody offers it";
        return new SoftPromise.Backordered(
                arrival.map(at -> atDoor(picture, open, at.plus(policy.waveEvery())))
                        .orElse(null),
                why);
    }

    /** When the quickest warehouse has it at the buyer's door, or in three days where no warehouse ships there. */
    private static Instant atDoor(Picture picture, OpenLine open, Instant released) {
        return picture.lanes().getOrDefault(open.orderId(), Map.of()).values().stream()
                .filter(lane -> lane.supplier() == null)
                .map(lane -> lane.deliverBy(released))
                .min(Comparator.naturalOrder())
                .orElse(released.plus(Duration.ofDays(3)));
    }
}

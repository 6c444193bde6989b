package io.tributary.activities.order;

import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;

import io.tributary.activities.allocation.PromiseTrace;
import io.tributary.activities.allocation.Promises;
import io.tributary.activities.allocation.SnapshotBuilder;
import io.tributary.db.allocation.AllocationReads;
import io.tributary.db.allocation.LaneOption;
import io.tributary.db.allocation.OpenLine;
import io.tributary.db.event.EventLog;
import io.tributary.db.exception.ExceptionCases;
import io.tributary.db.order.Holds;
import io.tributary.db.order.OrderLines;
import io.tributary.db.order.OrderWrites;
import io.tributary.db.order.SoftPromise;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.NodeCode;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.order.OrderProgress;
import io.tributary.domain.risk.Screening;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Looks at the risk of what the pending lines of an order are promised from. A line over the policy's threshold is
 * flagged: it is rerouted when another node or SKU can serve it at less than what going wrong would cost, and held for an
 * operator otherwise. The promise is renewed on the way, so a line that came back gets its new one here.
 */
final class Screener {
    private static final int MOST_REROUTES = 4;

    private final SnapshotBuilder snapshots;
    private final Promises promises;

    Screener(SnapshotBuilder snapshots, Promises promises) {
        this.snapshots = snapshots;
        this.promises = promises;
    }

    OrderProgress screen(DSLContext tx, UUID orderId, NetworkPolicy policy, Instant now) {
        OrderLines.lock(tx, orderId);
        List<OpenLine> pending = new AllocationReads(tx).pending(orderId);
        if (pending.isEmpty()) {
            return OrderLines.progress(tx, orderId);
        }
        if (allStandAndClear(tx, pending, policy, now)) {
            pending.forEach(line -> Holds.screened(tx, line.lineId(), "CLEAR"));
            return screened(tx, orderId, pending.size(), 0, now);
        }
        String zone = tx.select(CUSTOMER_ORDER.ZONE_CODE)
                .from(CUSTOMER_ORDER)
                .where(CUSTOMER_ORDER.ID.eq(orderId))
                .fetchSingle()
                .value1();
        pending.forEach(line -> OrderWrites.withdrawPromise(tx, line.lineId()));
        Promises.Made first = promises.make(tx, zone, pending, policy, now, Map.of());
        Map<UUID, Map<NodeCode, String>> risky = new HashMap<>();
        Promises.Made last = avoidRisk(tx, zone, pending, first, risky, policy, now);
        for (OpenLine line : pending) {
            conclude(tx, line, first, last, risky.getOrDefault(line.lineId(), Map.of()), policy, now);
        }
        OrderWrites.promisedDates(tx, orderId);
        if (!risky.isEmpty()) {
            PromiseTrace.store(tx, zone, last, policy, now);
        }
        return screened(tx, orderId, pending.size(), risky.size(), now);
    }

    private static OrderProgress screened(DSLContext tx, UUID orderId, int lines, int flagged, Instant now) {
        EventLog.order(tx, orderId, "SCREENED", now, Map.of("lines", lines, "flagged", flagged));
        return OrderLines.settleForWorkflow(tx, orderId, now);
    }

    /** The usual case: what intake promised a moment ago still stands, and none of it is risky. */
    private boolean allStandAndClear(DSLContext tx, List<OpenLine> lines, NetworkPolicy policy, Instant now) {
        if (!lines.stream().allMatch(OpenLine::promiseStands)) {
            return false;
        }
        List<NodeCode> nodes = lines.stream()
                .map(OpenLine::promisedNode)
                .filter(Objects::nonNull)
                .toList();
        Map<NodeCode, SupplierCode> suppliers = new AllocationReads(tx).suppliers(nodes);
        return lines.stream()
                .filter(line -> line.promisedNode() != null)
                .noneMatch(line -> snapshots.screening(policy, line, suppliers.get(line.promisedNode()), now)
                        instanceof Screening.Flagged);
    }

    /**
     * Promises again and again without the nodes that turn out risky, until what is left is clear or nothing is left.
     *
     * @param risky is filled with the risky nodes of each line and the reason
     */
    private Promises.Made avoidRisk(
            DSLContext tx,
            String zone,
            List<OpenLine> lines,
            Promises.Made first,
            Map<UUID, Map<NodeCode, String>> risky,
            NetworkPolicy policy,
            Instant now) {
        Promises.Made made = first;
        for (int round = 0; round < MOST_REROUTES && note(lines, made, risky, policy, now); round++) {
            made = promises.make(tx, zone, lines, policy, now, risky);
        }
        return made;
    }

    /** @return whether a line is promised from a node that is over the policy's threshold */
    private boolean note(
            List<OpenLine> lines,
            Promises.Made made,
            Map<UUID, Map<NodeCode, String>> risky,
            NetworkPolicy policy,
            Instant now) {
        boolean found = false;
        for (OpenLine line : lines) {
            if (made.byLine().get(line.lineId()) instanceof SoftPromise.FromStock stock
                    && screening(line, made, stock, policy, now) instanceof Screening.Flagged flagged) {
                risky.computeIfAbsent(line.lineId(), key -> new HashMap<>())
                        .put(stock.from().node(), flagged.reason());
                found = true;
            }
        }
        return found;
    }

    private Screening screening(
            OpenLine line, Promises.Made made, SoftPromise.FromStock stock, NetworkPolicy policy, Instant now) {
        LaneOption lane = made.picture().orElseThrow().lane(line, stock.from().node());
        return snapshots.screening(policy, line, lane, now);
    }

    private static void conclude(
            DSLContext tx,
            OpenLine line,
            Promises.Made first,
            Promises.Made last,
            Map<NodeCode, String> risky,
            NetworkPolicy policy,
            Instant now) {
        UUID lineId = line.lineId();
        boolean rerouted = !risky.isEmpty()
                && worthIt(first.byLine().get(lineId), last.byLine().get(lineId), risky, policy);
        Promises.Made taken = rerouted || risky.isEmpty() ? last : first;
        SoftPromise promise = taken.byLine().get(lineId);
        OrderWrites.promise(tx, lineId, taken.units(lineId, line.units()), promise);
        if (promise instanceof SoftPromise.Backordered waiting) {
            event(tx, line, "BACKORDERED", waiting.reason(), now);
        }
        if (risky.isEmpty()) {
            Holds.screened(tx, lineId, "CLEAR");
            return;
        }
        String reason = String.join("; ", risky.values());
        Holds.flagged(tx, lineId, rerouted);
        event(tx, line, rerouted ? "REROUTED" : "HELD", reason, now);
        if (rerouted) {
            Holds.screened(tx, lineId, "REROUTED");
            // A wave must not bring the line back to where screening took it from.
            risky.forEach((node, why) -> OrderLines.exclude(tx, lineId, node, why));
        } else {
            hold(tx, line, reason, policy, now);
        }
    }

    /** A way around is taken when it costs less than what going wrong costs in full. */
    private static boolean worthIt(
            SoftPromise risky, SoftPromise around, Map<NodeCode, String> riskyNodes, NetworkPolicy policy) {
        return risky instanceof SoftPromise.FromStock from
                && around instanceof SoftPromise.FromStock to
                && !riskyNodes.containsKey(to.from().node())
                && to.costMinor() <= from.costMinor() + policy.latenessMinor() + policy.breachMinor();
    }

    private static void event(DSLContext tx, OpenLine line, String kind, String reason, Instant now) {
        EventLog.order(
                tx,
                line.orderId(),
                kind,
                now,
                Map.of("sku", line.sku().code(), "units", line.units(), "reason", reason));
    }

    private static void hold(DSLContext tx, OpenLine line, String reason, NetworkPolicy policy, Instant now) {
        Holds.screened(tx, line.lineId(), "HELD");
        ExceptionCases.open(
                tx,
                new ExceptionCases.NewCase(
                        "HELD_LINE",
                        "ORDER",
                        line.orderId(),
                        line.lineId(),
                        "Risky line: " + line.units() + " × " + line.sku(),
                        Map.of("sku", line.sku().code(), "units", line.units(), "reason", reason),
                        now.plus(policy.holdFor()),
                        new String[] {"APPROVE", "DECLINE"},
                        policy.holdDefaultApprove() ? "APPROVE" : "DECLINE",
                        "hold:" + line.lineId() + ":" + line.units()),
                now);
    }
}

package io.tributary.activities.order;

import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;

import io.tributary.activities.allocation.PromiseTrace;
import io.tributary.activities.allocation.Promises;
import io.tributary.activities.allocation.SnapshotBuilder;
import io.tributary.activities.allocation.SnapshotBuilder.Picture;
import io.tributary.db.allocation.AllocationReads;
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
import org.jspecify.annotations.Nullable;

/**
 * Looks at the risk of what the pending lines of an order are promised from. A line over the policy's threshold is
 * flagged: it is rerouted when another node or SKU that is not over it can serve it, and held for an operator
 * otherwise. The promise is renewed on the way, so a line that came back gets its new one here.
 */
final class Screener {
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
        Map<UUID, Screening.Flagged> flagged = flagged(pending, first, policy, now);
        Promises.Made last = flagged.isEmpty() ? first : reroute(tx, zone, pending, first, flagged, policy, now);
        for (OpenLine line : pending) {
            conclude(tx, line, last, flagged.get(line.lineId()), policy, now);
        }
        OrderWrites.promisedDates(tx, orderId);
        if (!flagged.isEmpty()) {
            PromiseTrace.store(tx, zone, last, policy, now);
        }
        return screened(tx, orderId, pending.size(), flagged.size(), now);
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

    private Map<UUID, Screening.Flagged> flagged(
            List<OpenLine> lines, Promises.Made made, NetworkPolicy policy, Instant now) {
        Map<UUID, Screening.Flagged> flagged = new HashMap<>();
        for (OpenLine line : lines) {
            if (screening(line, made, policy, now) instanceof Screening.Flagged one) {
                flagged.put(line.lineId(), one);
            }
        }
        return flagged;
    }

    private Screening screening(OpenLine line, Promises.Made made, NetworkPolicy policy, Instant now) {
        if (made.byLine().get(line.lineId()) instanceof SoftPromise.FromStock stock
                && made.picture().isPresent()) {
            Picture picture = made.picture().get();
            return snapshots.screening(
                    policy, line, picture.lane(line.region(), stock.from().node()), now);
        }
        return new Screening.Unscored("no node is promised yet");
    }

    /** Promises again without the flagged nodes. What is worse than the flagged way is not taken. */
    private Promises.Made reroute(
            DSLContext tx,
            String zone,
            List<OpenLine> lines,
            Promises.Made first,
            Map<UUID, Screening.Flagged> flagged,
            NetworkPolicy policy,
            Instant now) {
        Map<UUID, Map<NodeCode, String>> ruledOut = new HashMap<>();
        flagged.forEach((lineId, reason) -> {
            if (first.byLine().get(lineId) instanceof SoftPromise.FromStock stock) {
                ruledOut.put(lineId, Map.of(stock.from().node(), reason.reason()));
            }
        });
        Promises.Made second = promises.make(tx, zone, lines, policy, now, ruledOut);
        boolean allServed = second.byLine().values().stream().allMatch(SoftPromise.FromStock.class::isInstance);
        boolean allClear = flagged(lines, second, policy, now).isEmpty();
        return allServed && allClear ? second : first;
    }

    private void conclude(
            DSLContext tx,
            OpenLine line,
            Promises.Made made,
            Screening.@Nullable Flagged flagged,
            NetworkPolicy policy,
            Instant now) {
        SoftPromise promise = made.byLine().get(line.lineId());
        OrderWrites.promise(tx, line.lineId(), made.units(line.lineId(), line.units()), promise);
        if (promise instanceof SoftPromise.Backordered waiting) {
            EventLog.order(
                    tx,
                    line.orderId(),
                    "BACKORDERED",
                    now,
                    Map.of("sku", line.sku().code(), "units", line.units(), "reason", waiting.reason()));
        }
        if (flagged == null) {
            Holds.screened(tx, line.lineId(), "CLEAR");
            return;
        }
        boolean rerouted = !(screening(line, made, policy, now) instanceof Screening.Flagged);
        Holds.flagged(tx, line.lineId(), rerouted);
        EventLog.order(
                tx,
                line.orderId(),
                rerouted ? "REROUTED" : "HELD",
                now,
                Map.of("sku", line.sku().code(), "reason", flagged.reason()));
        if (rerouted) {
            Holds.screened(tx, line.lineId(), "REROUTED");
            exclude(tx, line, flagged);
        } else {
            hold(tx, line, flagged, policy, now);
        }
    }

    /** A wave must not bring the line back to the node that screening took it from. */
    private static void exclude(DSLContext tx, OpenLine line, Screening.Flagged flagged) {
        if (line.promisedNode() != null) {
            OrderLines.exclude(tx, line.lineId(), line.promisedNode(), flagged.reason());
        }
    }

    private static void hold(
            DSLContext tx, OpenLine line, Screening.Flagged flagged, NetworkPolicy policy, Instant now) {
        Holds.screened(tx, line.lineId(), "HELD");
        ExceptionCases.open(
                tx,
                new ExceptionCases.NewCase(
                        "HELD_LINE",
                        "ORDER",
                        line.orderId(),
                        line.lineId(),
                        "Risky line: " + line.units() + " × " + line.sku(),
                        Map.of("sku", line.sku().code(), "units", line.units(), "reason", flagged.reason()),
                        now.plus(policy.holdFor()),
                        new String[] {"APPROVE", "DECLINE"},
                        policy.holdDefaultApprove() ? "APPROVE" : "DECLINE",
                        "hold:" + line.lineId() + ":" + line.units()),
                now);
    }
}

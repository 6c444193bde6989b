package io.tributary.db.allocation;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.PROMISE;

import io.tributary.db.Ids;
import io.tributary.db.event.EventLog;
import io.tributary.db.order.OrderLines;
import io.tributary.db.supply.HoldBacks;
import io.tributary.db.supply.StockLedger;
import io.tributary.domain.allocation.StockKey;
import io.tributary.domain.order.LineBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Turns the decisions of a wave into hard reservations, in the caller's transaction. Orders are locked in the order of
 * their ids and balances in the order of (node, SKU), so that two waves cannot wait for each other; a balance that has
 * too little by now refuses, and its lines are the conflict that the wave solves again.
 */
public final class AllocationCommit {
    private AllocationCommit() {}

    /** @return the assignments that found too little stock; lines that changed meanwhile are left for the next wave */
    public static List<Assignment> commit(DSLContext tx, UUID runId, List<Assignment> assignments, Instant now) {
        Map<UUID, String> channels = lockOrders(tx, assignments);
        Map<StockKey, Map<String, Long>> held = HoldBacks.of(
                tx, assignments.stream().map(one -> one.from().sku()).collect(Collectors.toSet()));
        List<Assignment> conflicts = new ArrayList<>();
        Set<UUID> touched = new HashSet<>();
        List<Assignment> sorted = assignments.stream()
                .sorted(Comparator.comparing(Assignment::from).thenComparing(Assignment::lineId))
                .toList();
        for (Assignment assignment : sorted) {
            if (!stillOpen(tx, assignment)) {
                continue;
            }
            long keep = HoldBacks.forOthers(
                    held.getOrDefault(assignment.from(), Map.of()), channels.get(assignment.orderId()));
            if (reserve(tx, runId, assignment, keep, now)) {
                touched.add(assignment.orderId());
            } else {
                conflicts.add(assignment);
            }
        }
        touched.stream().sorted().forEach(orderId -> OrderLines.settle(tx, orderId, now));
        return conflicts;
    }

    /** @return their sales channels */
    private static Map<UUID, String> lockOrders(DSLContext tx, List<Assignment> assignments) {
        return tx.select(CUSTOMER_ORDER.ID, CUSTOMER_ORDER.CHANNEL)
                .from(CUSTOMER_ORDER)
                .where(CUSTOMER_ORDER.ID.in(
                        assignments.stream().map(Assignment::orderId).distinct().toList()))
                .orderBy(CUSTOMER_ORDER.ID)
                .forUpdate()
                .fetchMap(CUSTOMER_ORDER.ID, CUSTOMER_ORDER.CHANNEL);
    }

    private static boolean stillOpen(DSLContext tx, Assignment assignment) {
        return tx.fetchExists(
                ORDER_LINE,
                ORDER_LINE.ID.eq(assignment.lineId()),
                ORDER_LINE.OPEN_UNITS.ge(assignment.units()),
                ORDER_LINE.SCREENING.in("CLEAR", "REROUTED"));
    }

    private static boolean reserve(DSLContext tx, UUID runId, Assignment assignment, long keep, Instant now) {
        UUID allocationId = Ids.next(now);
        var from = assignment.from();
        if (!StockLedger.reserve(
                tx,
                "allocation:" + allocationId,
                from.node(),
                from.sku(),
                assignment.units(),
                keep,
                "order " + assignment.orderId(),
                now)) {
            return false;
        }
        tx.insertInto(ALLOCATION)
                .set(ALLOCATION.ID, allocationId)
                .set(ALLOCATION.LINE_ID, assignment.lineId())
                .set(ALLOCATION.ORDER_ID, assignment.orderId())
                .set(ALLOCATION.NODE_CODE, from.node().code())
                .set(ALLOCATION.SKU, from.sku().code())
                .set(ALLOCATION.QUANTITY, assignment.units())
                .set(ALLOCATION.STATUS, "COMMITTED")
                .set(ALLOCATION.RUN_ID, runId)
                .set(ALLOCATION.SERVICE, assignment.service().name())
                .set(ALLOCATION.SHIP_BY, assignment.shipBy())
                .set(ALLOCATION.DELIVER_BY, assignment.deliverBy())
                .set(ALLOCATION.COMMITTED_AT, now)
                .execute();
        OrderLines.move(tx, assignment.lineId(), LineBucket.OPEN, LineBucket.ALLOCATED, assignment.units());
        MovedPromises.note(tx, assignment, now);
        tx.update(PROMISE)
                .set(PROMISE.UNITS, 0)
                .where(PROMISE.LINE_ID.eq(assignment.lineId()))
                .execute();
        tx.update(ORDER_LINE)
                .setNull(ORDER_LINE.BACKORDERED_UNTIL)
                .where(ORDER_LINE.ID.eq(assignment.lineId()))
                .execute();
        EventLog.order(
                tx,
                assignment.orderId(),
                "ALLOCATED",
                now,
                Map.of(
                        "line", assignment.lineId(),
                        "node", from.node().code(),
                        "sku", from.sku().code(),
                        "units", assignment.units(),
                        "run", runId));
        return true;
    }
}

package io.tributary.db.allocation;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.LINE_EXCLUSION;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.PICK_TASK;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER_LINE;

import io.tributary.db.Ids;
import io.tributary.db.allocation.Reallocation.Outcome;
import io.tributary.db.allocation.Reallocation.Part;
import io.tributary.db.allocation.Reallocation.Stage;
import io.tributary.db.event.EventLog;
import io.tributary.db.fulfilment.Withdrawal;
import io.tributary.db.order.OrderLines;
import io.tributary.db.order.OrderWrites;
import io.tributary.db.purchasing.PurchaseOrderWrites;
import io.tributary.db.schema.tables.records.AllocationRecord;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.NodeCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.purchasing.PurchaseOrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Takes lines back into the pool by filter: what is promised, reserved, or released and not picked or confirmed yet. One
 * transaction in the order that every other one keeps: orders by id, then purchase orders, then balances by (node, SKU).
 */
public final class Reallocations {
    /** The most parts of lines in one request. */
    public static final int MOST_PARTS = 10_000;

    /**
     * A request.
     *
     * @param id the same one is done once
     * @param avoid whether the nodes that the lines come back from are ruled out for them
     */
    public record Request(String id, ReallocationFilter filter, String reason, boolean avoid, String by) {}

    private Reallocations() {}

    /** What a request would do now. Changes nothing. */
    public static Reallocation preview(DSLContext db, Request request, Instant now) {
        ReallocationMatches matches = bounded(db, request.filter());
        List<Part> parts = matches.parts(matches.orders(MOST_PARTS));
        return new Reallocation(null, null, request.filter(), request.reason(), request.by(), now, null, null, parts);
    }

    /**
     * @throws RefusedException when the filter names what there is not, more than {@value #MOST_PARTS} parts match, or
     *     the id stood for another request
     */
    public static Reallocation run(DSLContext tx, Request request, Instant now) {
        UUID id = Ids.next(now);
        if (!ReallocationLog.claim(tx, id, request, now)) {
            return ReallocationLog.known(tx, request);
        }
        ReallocationMatches matches = bounded(tx, request.filter());
        return run(tx, id, request, matches, matches.orders(MOST_PARTS), now);
    }

    /** As {@link #run}, for the first orders of which something can come back; the others are for the next request. */
    public static Reallocation runSome(DSLContext tx, Request request, int mostOrders, Instant now) {
        UUID id = Ids.next(now);
        if (!ReallocationLog.claim(tx, id, request, now)) {
            return ReallocationLog.known(tx, request);
        }
        ReallocationMatches matches = new ReallocationMatches(tx, request.filter());
        return run(tx, id, request, matches, matches.movableOrders(mostOrders), now);
    }

    private static Reallocation run(
            DSLContext tx, UUID id, Request request, ReallocationMatches matches, List<UUID> orders, Instant now) {
        lockOrders(tx, orders);
        List<Part> parts = new ArrayList<>(matches.parts(orders)); // only now, when nobody can change them any more
        takeBack(tx, parts, request, now);
        if (request.avoid()) {
            parts.replaceAll(part -> avoid(tx, part, request.reason()));
        }
        settle(tx, id, parts, request, now);
        ReallocationLog.store(tx, id, parts);
        return ReallocationLog.one(tx, id);
    }

    private static ReallocationMatches bounded(DSLContext db, ReallocationFilter filter) {
        ReallocationMatches matches = new ReallocationMatches(db, filter);
        matches.requireKnownNames();
        if (matches.count(MOST_PARTS) > MOST_PARTS) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "More than " + MOST_PARTS
                            + " parts of lines match. Maybe narrow the filter by region, SKU or date.");
        }
        return matches;
    }

    static void lockOrders(DSLContext tx, Collection<UUID> orders) {
        tx.select(CUSTOMER_ORDER.ID)
                .from(CUSTOMER_ORDER)
                .where(CUSTOMER_ORDER.ID.eq(DSL.any(orders.toArray(UUID[]::new))))
                .orderBy(CUSTOMER_ORDER.ID)
                .forUpdate()
                .fetch();
    }

    private static void takeBack(DSLContext tx, List<Part> parts, Request request, Instant now) {
        Map<UUID, Part> byAllocation = parts.stream()
                .filter(part -> part.outcome() == Outcome.MOVED && part.allocationId() != null)
                .collect(Collectors.toMap(Part::allocationId, part -> part));
        UUID[] ids = byAllocation.keySet().toArray(UUID[]::new);
        cancelPurchaseOrders(tx, ids, request.reason(), now);
        List<AllocationRecord> live =
                tx.selectFrom(ALLOCATION).where(ALLOCATION.ID.eq(DSL.any(ids))).fetch();
        for (AllocationRecord allocation : Withdrawal.inLockOrder(live)) {
            Withdrawal.reopen(tx, allocation, request.reason(), now);
        }
        cancelEmptyTasks(tx, ids);
        parts.stream()
                .filter(part -> part.outcome() == Outcome.MOVED && part.stage() == Stage.PROMISED)
                .forEach(part -> OrderWrites.withdrawPromise(tx, part.lineId()));
        UUID[] lines = parts.stream()
                .filter(part -> part.outcome() == Outcome.MOVED)
                .map(Part::lineId)
                .distinct()
                .toArray(UUID[]::new);
        // Screened and promised anew, so that new orders do not take what these wait for.
        tx.update(ORDER_LINE)
                .set(ORDER_LINE.SCREENING, "PENDING")
                .where(ORDER_LINE.ID.eq(DSL.any(lines)), ORDER_LINE.SCREENING.in("CLEAR", "REROUTED"))
                .execute();
    }

    private static void cancelPurchaseOrders(DSLContext tx, UUID[] allocations, String reason, Instant now) {
        List<UUID> purchaseOrders = tx.selectDistinct(PURCHASE_ORDER_LINE.PO_ID)
                .from(PURCHASE_ORDER_LINE)
                .where(PURCHASE_ORDER_LINE.ALLOCATION_ID.eq(DSL.any(allocations)))
                .orderBy(PURCHASE_ORDER_LINE.PO_ID)
                .fetch(PURCHASE_ORDER_LINE.PO_ID);
        for (UUID poId : purchaseOrders) {
            var po = PurchaseOrderWrites.lock(tx, poId);
            PurchaseOrderWrites.moveAndTell(tx, po, PurchaseOrderStatus.CANCELLED, reason, now);
            PurchaseOrderWrites.event(tx, poId, po.getOrderId(), "CANCELLED", now, Map.of("reason", reason));
        }
    }

    /** A task of which something is left goes on with that. */
    private static void cancelEmptyTasks(DSLContext tx, UUID[] allocations) {
        var left = ALLOCATION.as("a");
        tx.update(PICK_TASK)
                .set(PICK_TASK.STATUS, "CANCELLED")
                .where(
                        PICK_TASK.STATUS.eq("OPEN"),
                        PICK_TASK.ID.in(tx.select(ALLOCATION.PICK_TASK_ID)
                                .from(ALLOCATION)
                                .where(ALLOCATION.ID.eq(DSL.any(allocations)))),
                        DSL.notExists(tx.selectOne()
                                .from(left)
                                .where(left.PICK_TASK_ID.eq(PICK_TASK.ID), left.STATUS.eq("RELEASED"))))
                .execute();
    }

    private static Part avoid(DSLContext tx, Part part, String reason) {
        if (part.outcome() != Outcome.MOVED) {
            return part;
        }
        boolean known = tx.fetchExists(
                LINE_EXCLUSION, LINE_EXCLUSION.LINE_ID.eq(part.lineId()), LINE_EXCLUSION.NODE_CODE.eq(part.node()));
        if (known) {
            return part;
        }
        OrderLines.exclude(tx, part.lineId(), new NodeCode(part.node()), reason);
        return part.excluding();
    }

    private static void settle(DSLContext tx, UUID id, List<Part> parts, Request request, Instant now) {
        Map<UUID, Integer> units = parts.stream()
                .filter(part -> part.outcome() == Outcome.MOVED)
                .collect(Collectors.groupingBy(Part::orderId, Collectors.summingInt(Part::units)));
        long number = ReallocationLog.number(tx, id);
        for (UUID order : new TreeSet<>(units.keySet())) {
            EventLog.order(
                    tx,
                    order,
                    "REALLOCATED",
                    now,
                    Map.of(
                            "reallocation", number,
                            "reason", request.reason(),
                            "by", request.by(),
                            "units", units.get(order)));
            OrderLines.settle(tx, order, now);
        }
    }

    /** Restores what the next wave has not allocated anew. @see ReallocationUndo */
    public static Reallocation undo(DSLContext tx, UUID id, String by, Instant now) {
        return ReallocationUndo.undo(tx, id, by, now);
    }

    /** The newest first, without their parts. */
    public static List<ReallocationLog.Summary> list(DSLContext db, int limit) {
        return ReallocationLog.list(db, limit);
    }

    /** @throws RefusedException when there is none */
    public static Reallocation one(DSLContext db, UUID id) {
        return ReallocationLog.one(db, id);
    }

    /** Whether anything that matches can still come back. */
    public static boolean anyMovable(DSLContext db, ReallocationFilter filter) {
        return !new ReallocationMatches(db, filter).movableOrders(1).isEmpty();
    }
}

package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.OFFER;
import static io.tributary.db.schema.Tables.RESTOCK_LINE;
import static io.tributary.db.schema.Tables.RESTOCK_ORDER;

import io.tributary.db.schema.tables.records.OfferRecord;
import io.tributary.db.schema.tables.records.RestockLineRecord;
import io.tributary.db.schema.tables.records.RestockRunRecord;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** Takes a planner's decision on a whole order back while its run waits for other orders. */
public final class OrderUndo {
    private OrderUndo() {}

    /**
     * @param status of the run
     * @throws RefusedException when the order is out, or nothing of its run waits any more
     */
    public static void require(String status, String zone, RestockOrders.Order order) {
        String what = "order of " + order.supplier() + " for " + order.node();
        if (order.status().equals("RELEASED")) {
            throw new RefusedException(
                    ErrorCode.TOO_LATE,
                    "The " + what + " is RELEASED, so its approval cannot be undone. Maybe change its purchase order"
                            + " instead.");
        }
        if (!RestockWrites.WAITING.contains(status)) {
            throw new RefusedException(
                    ErrorCode.TOO_LATE,
                    "The restock run is " + status + " and nothing of it waits, so the decision on the " + what
                            + " cannot be undone. Maybe start a run of zone " + zone + ", which plans anew.");
        }
    }

    /**
     * Lets a rejected order wait again, with the lines that were dropped with it; those that were rejected one by one
     * stay so. Tells the run's timeline who had decided what.
     *
     * @param run locked
     * @return false when it waits already
     * @throws RefusedException when the order is out, nothing of its run waits, or more would be ordered than other
     *     decisions have left room for
     */
    public static boolean reopen(DSLContext tx, RestockRunRecord run, UUID orderId, String by, Instant now) {
        RestockOrders.Order order = RestockOrders.one(tx, run.getId(), orderId);
        require(run.getStatus(), run.getZoneCode(), order);
        if (order.status().equals("PROPOSED")) {
            return false;
        }
        tx.selectFrom(RESTOCK_LINE)
                .where(
                        RESTOCK_LINE.RUN_ID.eq(run.getId()),
                        RESTOCK_LINE.SUPPLIER_CODE.eq(order.supplier()),
                        RESTOCK_LINE.NODE_CODE.eq(order.node()),
                        RESTOCK_LINE.STATUS.eq("REJECTED"),
                        RESTOCK_LINE.DECISION.isDistinctFrom("REJECTED"))
                .orderBy(RESTOCK_LINE.SKU)
                .fetch()
                .forEach(line -> reopen(tx, line));
        undecided(tx, run.getId(), order, by, now);
        return true;
    }

    /** Forgets a decision of which nothing was done yet, and tells the run's timeline. */
    public static void forget(DSLContext tx, UUID runId, UUID orderId, String by, Instant now) {
        undecided(tx, runId, RestockOrders.one(tx, runId, orderId), by, now);
    }

    private static void reopen(DSLContext tx, RestockLineRecord line) {
        OfferRecord offer =
                tx.fetchOne(OFFER, OFFER.SUPPLIER_CODE.eq(line.getSupplierCode()), OFFER.SKU.eq(line.getSku()));
        if (offer != null) {
            line.setUnitCostMinor(LineLimits.require(tx, line, offer, line.getQuantity()));
        }
        line.setStatus("PROPOSED");
        line.update();
    }

    private static void undecided(DSLContext tx, UUID runId, RestockOrders.Order order, String by, Instant now) {
        tx.update(RESTOCK_ORDER)
                .set(RESTOCK_ORDER.STATUS, "PROPOSED")
                .setNull(RESTOCK_ORDER.DECIDED_BY)
                .setNull(RESTOCK_ORDER.DECIDED_AT)
                .setNull(RESTOCK_ORDER.DECISION_REASON)
                .where(RESTOCK_ORDER.ID.eq(order.id()))
                .execute();
        Map<String, Object> detail = new HashMap<>();
        detail.put("supplier", order.supplier());
        detail.put("node", order.node());
        detail.put("by", by);
        if (order.decidedBy() != null) {
            detail.put("decidedBy", order.decidedBy());
        }
        if (order.decisionReason() != null) {
            detail.put("reason", order.decisionReason());
        }
        RestockWrites.event(tx, runId, "ORDER_UNDONE", now, detail);
    }
}

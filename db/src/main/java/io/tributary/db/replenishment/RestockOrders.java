package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.RESTOCK_LINE;
import static io.tributary.db.schema.Tables.RESTOCK_ORDER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.tributary.db.Ids;
import io.tributary.db.Json;
import io.tributary.db.purchasing.PurchaseOrderWrites;
import io.tributary.db.schema.tables.records.RestockLineRecord;
import io.tributary.db.schema.tables.records.RestockOrderRecord;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.replenishment.OrderApproval;
import io.tributary.domain.replenishment.OrderApproval.Hold;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** What a run orders, by supplier and warehouse: each becomes a purchase order when it is released, once. */
public final class RestockOrders {
    /**
     * An order of a run.
     *
     * @param lines that are ordered, those that a planner rejected left out
     * @param valueMinor of these lines now
     * @param plannedValueMinor before a planner changed anything
     * @param riskMinor expected loss by lateness, damage and wrong goods, as planned
     * @param status PROPOSED, RELEASED or REJECTED
     * @param heldBecause the limits that it is over, so that a planner decides it; empty where nobody is asked
     */
    public record Order(
            UUID id,
            String supplier,
            String node,
            String status,
            int lines,
            long valueMinor,
            long plannedValueMinor,
            long riskMinor,
            List<Hold> heldBecause,
            @Nullable UUID poId,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String decisionReason) {
        /** Whether a planner decides it. */
        public boolean waits() {
            return status.equals("PROPOSED") && !heldBecause.isEmpty();
        }
    }

    private static final Condition ORDERED = RESTOCK_LINE
            .RUN_ID
            .eq(RESTOCK_ORDER.RUN_ID)
            .and(RESTOCK_LINE.SUPPLIER_CODE.eq(RESTOCK_ORDER.SUPPLIER_CODE))
            .and(RESTOCK_LINE.NODE_CODE.eq(RESTOCK_ORDER.NODE_CODE))
            .and(RESTOCK_LINE.STATUS.in("PROPOSED", "RELEASED"));
    private static final Field<Integer> LINES =
            field(select(count()).from(RESTOCK_LINE).where(ORDERED));
    private static final Field<BigDecimal> VALUE = field(select(coalesce(
                    sum(RESTOCK_LINE.QUANTITY.cast(Long.class).mul(RESTOCK_LINE.UNIT_COST_MINOR)), BigDecimal.ZERO))
            .from(RESTOCK_LINE)
            .where(ORDERED));

    private RestockOrders() {}

    /** Replaces the run's orders. */
    public static void plan(DSLContext tx, UUID runId, List<OrderApproval> orders, Instant now) {
        tx.deleteFrom(RESTOCK_ORDER).where(RESTOCK_ORDER.RUN_ID.eq(runId)).execute();
        tx.batchInsert(orders.stream()
                        .map(order -> {
                            RestockOrderRecord row = tx.newRecord(RESTOCK_ORDER);
                            row.setId(Ids.next(now));
                            row.setRunId(runId);
                            row.setSupplierCode(order.supplier().code());
                            row.setNodeCode(order.warehouse().code());
                            row.setValueMinor(order.valueMinor());
                            row.setRiskMinor(order.riskMinor());
                            row.setHeld(Json.of(order.holds()));
                            row.setStatus("PROPOSED");
                            return row;
                        })
                        .toList())
                .execute();
    }

    /** Makes orders of lines that a version without them planned, so that they are decided with their run. */
    public static void adopt(DSLContext tx, UUID runId, Instant now) {
        tx.selectDistinct(RESTOCK_LINE.SUPPLIER_CODE, RESTOCK_LINE.NODE_CODE)
                .from(RESTOCK_LINE)
                .where(RESTOCK_LINE.RUN_ID.eq(runId), RESTOCK_LINE.STATUS.eq("PROPOSED"))
                .forEach(row -> tx.insertInto(RESTOCK_ORDER)
                        .set(RESTOCK_ORDER.ID, Ids.next(now))
                        .set(RESTOCK_ORDER.RUN_ID, runId)
                        .set(RESTOCK_ORDER.SUPPLIER_CODE, row.value1())
                        .set(RESTOCK_ORDER.NODE_CODE, row.value2())
                        .set(RESTOCK_ORDER.VALUE_MINOR, 0L)
                        .set(RESTOCK_ORDER.RISK_MINOR, 0L)
                        .set(RESTOCK_ORDER.STATUS, "PROPOSED")
                        .onConflictDoNothing()
                        .execute());
    }

    /** Those that wait first, then the dearest. */
    public static List<Order> ofRun(DSLContext db, UUID runId) {
        return read(db, RESTOCK_ORDER.RUN_ID.eq(runId)).stream()
                .sorted(java.util.Comparator.comparing((Order order) -> !order.waits())
                        .thenComparing(order -> -order.valueMinor())
                        .thenComparing(Order::id))
                .toList();
    }

    /** @throws RefusedException when the run has no such order */
    public static Order one(DSLContext db, UUID runId, UUID orderId) {
        return read(db, RESTOCK_ORDER.RUN_ID.eq(runId).and(RESTOCK_ORDER.ID.eq(orderId))).stream()
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND,
                        "There is no order of restock run " + runId + " with the id " + orderId
                                + ". Maybe it is another run's order."));
    }

    private static List<Order> read(DSLContext db, Condition which) {
        return db.select(RESTOCK_ORDER.fields())
                .select(LINES, VALUE)
                .from(RESTOCK_ORDER)
                .where(which)
                .fetch(row -> new Order(
                        row.get(RESTOCK_ORDER.ID),
                        row.get(RESTOCK_ORDER.SUPPLIER_CODE),
                        row.get(RESTOCK_ORDER.NODE_CODE),
                        row.get(RESTOCK_ORDER.STATUS),
                        row.get(LINES),
                        row.get(VALUE).longValueExact(),
                        row.get(RESTOCK_ORDER.VALUE_MINOR),
                        row.get(RESTOCK_ORDER.RISK_MINOR),
                        List.of(Json.read(row.get(RESTOCK_ORDER.HELD), Hold[].class)),
                        row.get(RESTOCK_ORDER.PO_ID),
                        row.get(RESTOCK_ORDER.DECIDED_BY),
                        row.get(RESTOCK_ORDER.DECIDED_AT),
                        row.get(RESTOCK_ORDER.DECISION_REASON)));
    }

    /** How many of the run's orders nobody and nothing has decided yet. */
    public static int undecided(DSLContext db, UUID runId) {
        return db.fetchCount(RESTOCK_ORDER, RESTOCK_ORDER.RUN_ID.eq(runId), RESTOCK_ORDER.STATUS.eq("PROPOSED"));
    }

    /** Releases the run's orders that no limit holds. @return how many purchase orders that makes */
    public static int releaseUnasked(DSLContext tx, UUID runId, String by, Instant now) {
        return release(tx, open(tx, runId, RESTOCK_ORDER.HELD.eq(Json.of(List.of()))), by, now);
    }

    /** Releases all orders of the run that are still open. @return how many purchase orders that makes */
    public static int release(DSLContext tx, UUID runId, String by, Instant now) {
        return release(tx, open(tx, runId, noCondition()), by, now);
    }

    /** Releases one order that is still open; one whose every line was rejected is rejected. @return false when it was */
    public static boolean release(DSLContext tx, UUID runId, UUID orderId, String by, Instant now) {
        return release(tx, open(tx, runId, RESTOCK_ORDER.ID.eq(orderId)), by, now) > 0;
    }

    private static int release(DSLContext tx, List<RestockOrderRecord> orders, String by, Instant now) {
        int released = 0;
        for (RestockOrderRecord order : orders) {
            List<RestockLineRecord> lines = proposed(tx, order);
            if (lines.isEmpty()) {
                decided(order, "REJECTED", by, now);
                continue;
            }
            order.setPoId(purchaseOrder(tx, order.getRunId(), lines, now));
            decided(order, "RELEASED", by, now);
            released++;
        }
        return released;
    }

    /** Drops one order that is still open, or all that are. */
    public static void reject(DSLContext tx, UUID runId, @Nullable UUID orderId, String by, Instant now) {
        for (RestockOrderRecord order :
                open(tx, runId, orderId == null ? noCondition() : RESTOCK_ORDER.ID.eq(orderId))) {
            proposed(tx, order).forEach(line -> {
                line.setStatus("REJECTED");
                line.update();
            });
            decided(order, "REJECTED", by, now);
        }
    }

    private static List<RestockOrderRecord> open(DSLContext tx, UUID runId, Condition which) {
        return tx.selectFrom(RESTOCK_ORDER)
                .where(RESTOCK_ORDER.RUN_ID.eq(runId), RESTOCK_ORDER.STATUS.eq("PROPOSED"), which)
                .orderBy(RESTOCK_ORDER.SUPPLIER_CODE, RESTOCK_ORDER.NODE_CODE)
                .fetch();
    }

    private static List<RestockLineRecord> proposed(DSLContext tx, RestockOrderRecord order) {
        return tx.selectFrom(RESTOCK_LINE)
                .where(
                        RESTOCK_LINE.RUN_ID.eq(order.getRunId()),
                        RESTOCK_LINE.SUPPLIER_CODE.eq(order.getSupplierCode()),
                        RESTOCK_LINE.NODE_CODE.eq(order.getNodeCode()),
                        RESTOCK_LINE.STATUS.eq("PROPOSED"))
                .orderBy(RESTOCK_LINE.SKU)
                .fetch();
    }

    /** The lines of one supplier and warehouse as a purchase order; they are released with it. */
    private static UUID purchaseOrder(DSLContext tx, UUID runId, List<RestockLineRecord> lines, Instant now) {
        RestockLineRecord first = lines.getFirst();
        UUID poId = PurchaseOrderWrites.restock(
                tx,
                "restock:" + runId + ":" + first.getSupplierCode() + "/" + first.getNodeCode(),
                runId,
                first.getSupplierCode(),
                first.getNodeCode(),
                lines.stream()
                        .map(line -> new PurchaseOrderWrites.NewLine(
                                line.getSku(), line.getQuantity(), line.getUnitCostMinor(), null))
                        .toList(),
                now);
        lines.forEach(line -> {
            line.setStatus("RELEASED");
            line.setPoId(poId);
        });
        tx.batchUpdate(lines).execute();
        return poId;
    }

    private static void decided(RestockOrderRecord order, String status, String by, Instant now) {
        order.setStatus(status);
        order.setDecidedBy(by);
        order.setDecidedAt(now);
        order.update();
    }

    /** Keeps what a planner gave as the reason of a decision. */
    public static void reason(DSLContext db, UUID orderId, String reason) {
        db.update(RESTOCK_ORDER)
                .set(RESTOCK_ORDER.DECISION_REASON, reason)
                .where(RESTOCK_ORDER.ID.eq(orderId))
                .execute();
    }
}

package io.tributary.db.order;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.EVENT;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.PICK_TASK;
import static io.tributary.db.schema.Tables.PROMISE;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;

import io.tributary.db.allocation.BrokenPromises;
import io.tributary.db.event.EventLog;
import io.tributary.db.fulfilment.Withdrawal;
import io.tributary.db.purchasing.PurchaseOrderWrites;
import io.tributary.db.schema.tables.records.AllocationRecord;
import io.tributary.domain.order.LineBucket;
import io.tributary.domain.order.OrderProgress;
import io.tributary.domain.purchasing.PurchaseOrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.impl.DSL;

/**
 * Cancels what has not left yet, at any stage, in one transaction: open units, reservations, pick tasks, and purchase
 * orders that the supplier has not shipped.
 */
public final class Cancellation {
    /** What was cancelled, and what was too late for it. */
    public record Outcome(int cancelledUnits, int tooLateUnits, OrderProgress progress) {}

    private Cancellation() {}

    /** Repeating a request gives its first outcome. */
    public static Outcome cancel(DSLContext tx, UUID orderId, String requestId, String reason, Instant now) {
        OrderLines.lock(tx, orderId);
        Integer before = tx.select(DSL.field("({0} ->> 'units')::int", Integer.class, EVENT.DETAIL))
                .from(EVENT)
                .where(
                        EVENT.ORDER_ID.eq(orderId),
                        EVENT.KIND.eq("CANCELLED"),
                        DSL.field("{0} ->> 'request'", String.class, EVENT.DETAIL)
                                .eq(requestId))
                .fetchOne(Record1::value1);
        OrderProgress was = OrderLines.progress(tx, orderId);
        int tooLate = was.shipped() + was.delivered();
        if (before != null) {
            return new Outcome(before, tooLate, was);
        }
        cancelOpen(tx, orderId);
        withdraw(tx, orderId, reason, now);
        OrderProgress after = OrderLines.progress(tx, orderId);
        int units = after.cancelled() - was.cancelled();
        EventLog.order(
                tx,
                orderId,
                "CANCELLED",
                now,
                Map.of("request", requestId, "reason", reason, "units", units, "tooLate", tooLate));
        tx.update(CUSTOMER_ORDER)
                .set(CUSTOMER_ORDER.CLOSE_REASON, reason)
                .where(CUSTOMER_ORDER.ID.eq(orderId))
                .execute();
        return new Outcome(units, tooLate, OrderLines.settleForWorkflow(tx, orderId, now));
    }

    /** Cancels units that no node serves and leaves the rest of the order alone. */
    public static OrderProgress giveUpOpen(DSLContext tx, UUID orderId, String reason, Instant now) {
        OrderLines.lock(tx, orderId);
        BrokenPromises.tellGivenUp(tx, orderId, reason, now);
        int units = cancelOpen(tx, orderId);
        if (units > 0) {
            EventLog.order(tx, orderId, "CANCELLED", now, Map.of("request", "limit", "reason", reason, "units", units));
            tx.update(CUSTOMER_ORDER)
                    .set(CUSTOMER_ORDER.CLOSE_REASON, reason)
                    .where(CUSTOMER_ORDER.ID.eq(orderId))
                    .execute();
        }
        return OrderLines.settleForWorkflow(tx, orderId, now);
    }

    private static int cancelOpen(DSLContext tx, UUID orderId) {
        int units = 0;
        for (var line : tx.selectFrom(ORDER_LINE)
                .where(ORDER_LINE.ORDER_ID.eq(orderId), ORDER_LINE.OPEN_UNITS.gt(0))
                .fetch()) {
            units += line.getOpenUnits();
            OrderLines.move(tx, line.getId(), LineBucket.OPEN, LineBucket.CANCELLED, line.getOpenUnits());
            tx.update(PROMISE)
                    .set(PROMISE.UNITS, 0)
                    .where(PROMISE.LINE_ID.eq(line.getId()))
                    .execute();
        }
        return units;
    }

    private static void withdraw(DSLContext tx, UUID orderId, String reason, Instant now) {
        for (var po : tx.selectFrom(PURCHASE_ORDER)
                .where(
                        PURCHASE_ORDER.ORDER_ID.eq(orderId),
                        PURCHASE_ORDER.STATUS.in("DRAFT", "SENT", "COUNTERED", "ACKNOWLEDGED"))
                .orderBy(PURCHASE_ORDER.ID)
                .forUpdate()
                .fetch()) {
            PurchaseOrderWrites.moveAndTell(tx, po, PurchaseOrderStatus.CANCELLED, reason, now);
            PurchaseOrderWrites.event(tx, po.getId(), orderId, "CANCELLED", now, Map.of("reason", reason));
        }
        List<AllocationRecord> live = tx.selectFrom(ALLOCATION)
                .where(ALLOCATION.ORDER_ID.eq(orderId), ALLOCATION.STATUS.in("COMMITTED", "RELEASED"))
                .fetch();
        for (AllocationRecord allocation : Withdrawal.inLockOrder(live)) {
            Withdrawal.cancel(tx, allocation, reason, now);
        }
        tx.update(PICK_TASK)
                .set(PICK_TASK.STATUS, "CANCELLED")
                .where(PICK_TASK.ORDER_ID.eq(orderId), PICK_TASK.STATUS.eq("OPEN"))
                .execute();
    }
}

package io.tributary.db.purchasing;

import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER_LINE;

import io.tributary.db.event.EventLog;
import io.tributary.db.order.OrderLines;
import io.tributary.db.outbox.Outbox;
import io.tributary.db.outbox.OutboxKind;
import io.tributary.db.schema.tables.records.PurchaseOrderLineRecord;
import io.tributary.db.schema.tables.records.PurchaseOrderRecord;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.purchasing.PurchaseOrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** A purchase order's row, locked, and how a change of it is made known. */
final class PurchaseOrderRows {
    private PurchaseOrderRows() {}

    /** Locks the order that it serves, if any, and then itself: always in this sequence. */
    static PurchaseOrderRecord lock(DSLContext tx, UUID poId) {
        PurchaseOrderRecord po = tx.fetchOne(PURCHASE_ORDER, PURCHASE_ORDER.ID.eq(poId));
        if (po == null) {
            throw new RefusedException(
                    ErrorCode.NOT_FOUND,
                    "There is no purchase order " + poId + ". Maybe its number was used in place of its id.");
        }
        if (po.getOrderId() != null) {
            OrderLines.lock(tx, po.getOrderId());
        }
        return tx.selectFrom(PURCHASE_ORDER)
                .where(PURCHASE_ORDER.ID.eq(poId))
                .forUpdate()
                .fetchSingle();
    }

    static List<PurchaseOrderLineRecord> lines(DSLContext tx, UUID poId) {
        return tx.selectFrom(PURCHASE_ORDER_LINE)
                .where(PURCHASE_ORDER_LINE.PO_ID.eq(poId))
                .orderBy(PURCHASE_ORDER_LINE.SKU, PURCHASE_ORDER_LINE.LINE_NO)
                .fetch();
    }

    static PurchaseOrderStatus status(PurchaseOrderRecord po) {
        return PurchaseOrderStatus.valueOf(po.getStatus());
    }

    /** Stores the new status and version, writes the timeline, and tells the workflow. */
    static void changed(
            DSLContext tx, PurchaseOrderRecord po, PurchaseOrderStatus status, Instant now, Map<String, ?> detail) {
        po.setStatus(status.name());
        po.setVersion(po.getVersion() + 1);
        po.update();
        EventLog.record(tx, "PURCHASE_ORDER", po.getId().toString(), po.getOrderId(), status.name(), now, detail);
        Outbox.enqueue(tx, OutboxKind.PURCHASE_ORDER_PROGRESSED, po.getId().toString());
    }

    static RefusedException notNow(PurchaseOrderRecord po, String action) {
        PurchaseOrderStatus status = status(po);
        ErrorCode code = status.isFinal()
                ? ErrorCode.TOO_LATE
                : status == PurchaseOrderStatus.DRAFT ? ErrorCode.TOO_EARLY : ErrorCode.ALREADY_ANSWERED;
        return new RefusedException(
                code,
                "The purchase order " + po.getNumber() + " is " + status + "; it cannot be " + action
                        + " now. Maybe its deadline passed, or somebody answered it before.");
    }
}

package io.tributary.db.purchasing;

import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER_LINE;

import io.tributary.db.Ids;
import io.tributary.db.event.EventLog;
import io.tributary.db.outbox.Outbox;
import io.tributary.db.outbox.OutboxKind;
import io.tributary.db.schema.tables.records.PurchaseOrderRecord;
import io.tributary.domain.purchasing.PurchaseOrderProgress;
import io.tributary.domain.purchasing.PurchaseOrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writes purchase orders and their moves from status to status, in the caller's transaction. */
public final class PurchaseOrderWrites {
    /**
     * A line of a new purchase order.
     *
     * @param allocationId the order line's allocation that a drop-ship serves; null for a restock
     */
    public record NewLine(
            String sku,
            int quantity,
            long unitCostMinor,
            @Nullable UUID allocationId) {}

    private PurchaseOrderWrites() {}

    /** A draft that ships to a buyer. The same request id gives the same purchase order. */
    public static UUID dropShip(
            DSLContext tx,
            String requestId,
            UUID orderId,
            String supplier,
            String node,
            List<NewLine> lines,
            Instant now) {
        return create(tx, requestId, supplier, "DROP_SHIP", node, orderId, null, lines, now);
    }

    /** A draft that ships to a warehouse. The same request id gives the same purchase order. */
    public static UUID restock(
            DSLContext tx,
            String requestId,
            UUID runId,
            String supplier,
            String warehouse,
            List<NewLine> lines,
            Instant now) {
        return create(tx, requestId, supplier, "RESTOCK", warehouse, null, runId, lines, now);
    }

    private static UUID create(
            DSLContext tx,
            String requestId,
            String supplier,
            String purpose,
            String node,
            @Nullable UUID orderId,
            @Nullable UUID runId,
            List<NewLine> lines,
            Instant now) {
        UUID known = tx.select(PURCHASE_ORDER.ID)
                .from(PURCHASE_ORDER)
                .where(PURCHASE_ORDER.REQUEST_ID.eq(requestId))
                .fetchOne(PURCHASE_ORDER.ID);
        if (known != null) {
            return known;
        }
        UUID poId = Ids.next(now);
        long total = lines.stream()
                .mapToLong(line -> Math.multiplyExact(line.unitCostMinor(), line.quantity()))
                .reduce(0, Math::addExact);
        tx.insertInto(PURCHASE_ORDER)
                .set(PURCHASE_ORDER.ID, poId)
                .set(PURCHASE_ORDER.REQUEST_ID, requestId)
                .set(PURCHASE_ORDER.SUPPLIER_CODE, supplier)
                .set(PURCHASE_ORDER.PURPOSE, purpose)
                .set(PURCHASE_ORDER.NODE_CODE, node)
                .set(PURCHASE_ORDER.ORDER_ID, orderId)
                .set(PURCHASE_ORDER.RESTOCK_RUN_ID, runId)
                .set(PURCHASE_ORDER.STATUS, PurchaseOrderStatus.DRAFT.name())
                .set(PURCHASE_ORDER.TOTAL_MINOR, total)
                .set(PURCHASE_ORDER.CREATED_AT, now)
                .execute();
        int lineNo = 0;
        for (NewLine line : lines) {
            tx.insertInto(PURCHASE_ORDER_LINE)
                    .set(PURCHASE_ORDER_LINE.PO_ID, poId)
                    .set(PURCHASE_ORDER_LINE.LINE_NO, ++lineNo)
                    .set(PURCHASE_ORDER_LINE.SKU, line.sku())
                    .set(PURCHASE_ORDER_LINE.QUANTITY, line.quantity())
                    .set(PURCHASE_ORDER_LINE.UNIT_COST_MINOR, line.unitCostMinor())
                    .set(PURCHASE_ORDER_LINE.ALLOCATION_ID, line.allocationId())
                    .execute();
        }
        event(tx, poId, orderId, "CREATED", now, Map.of("supplier", supplier, "node", node, "totalMinor", total));
        Outbox.enqueue(tx, OutboxKind.PURCHASE_ORDER_STARTED, poId.toString());
        return poId;
    }

    /** Locks a purchase order for the rest of the transaction. A drop-ship's order must be locked before it. */
    public static PurchaseOrderRecord lock(DSLContext tx, UUID poId) {
        PurchaseOrderRecord po = tx.selectFrom(PURCHASE_ORDER)
                .where(PURCHASE_ORDER.ID.eq(poId))
                .forUpdate()
                .fetchOne();
        if (po == null) {
            throw new IllegalArgumentException(
                    "There is no purchase order " + poId + ". Maybe its number was used in place of its id.");
        }
        return po;
    }

    /** Moves a locked purchase order to another status, as its next version; ends it when that status is final. */
    public static PurchaseOrderProgress move(
            DSLContext tx, PurchaseOrderRecord po, PurchaseOrderStatus to, @Nullable String reason, Instant now) {
        po.setStatus(to.name());
        po.setVersion(po.getVersion() + 1);
        if (to.isFinal()) {
            po.setClosedAt(now);
            po.setCloseReason(reason);
        }
        po.attach(tx.configuration());
        po.update();
        return progress(po);
    }

    /** As {@link #move}, and lets the purchase order's workflow know. */
    public static PurchaseOrderProgress moveAndTell(
            DSLContext tx, PurchaseOrderRecord po, PurchaseOrderStatus to, @Nullable String reason, Instant now) {
        PurchaseOrderProgress progress = move(tx, po, to, reason, now);
        Outbox.enqueue(tx, OutboxKind.PURCHASE_ORDER_PROGRESSED, po.getId().toString());
        return progress;
    }

    public static PurchaseOrderProgress progress(PurchaseOrderRecord po) {
        return new PurchaseOrderProgress(po.getId(), po.getVersion(), PurchaseOrderStatus.valueOf(po.getStatus()));
    }

    /** Where several purchase orders stand now. */
    public static Map<UUID, PurchaseOrderProgress> progress(DSLContext tx, Set<UUID> poIds) {
        return poIds.isEmpty()
                ? Map.of()
                : tx.selectFrom(PURCHASE_ORDER)
                        .where(PURCHASE_ORDER.ID.in(poIds))
                        .fetchMap(PURCHASE_ORDER.ID, PurchaseOrderWrites::progress);
    }

    public static void event(
            DSLContext tx, UUID poId, @Nullable UUID orderId, String kind, Instant now, Map<String, ?> detail) {
        EventLog.record(tx, "PURCHASE_ORDER", poId.toString(), orderId, kind, now, detail);
    }
}

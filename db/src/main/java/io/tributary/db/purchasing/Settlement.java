package io.tributary.db.purchasing;

import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.DELIVERY_HISTORY;
import static io.tributary.db.schema.Tables.LEAD_TIME_OBSERVATION;
import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static io.tributary.db.schema.Tables.SHIPMENT;
import static io.tributary.db.schema.Tables.SKU;
import static io.tributary.db.schema.Tables.TRANSFER;

import io.tributary.db.event.EventLog;
import io.tributary.db.exception.ExceptionCases;
import io.tributary.db.fulfilment.Recovery;
import io.tributary.db.fulfilment.Withdrawal;
import io.tributary.db.schema.tables.records.AllocationRecord;
import io.tributary.db.schema.tables.records.PurchaseOrderLineRecord;
import io.tributary.db.schema.tables.records.PurchaseOrderRecord;
import io.tributary.domain.purchasing.PurchaseOrderProgress;
import io.tributary.domain.purchasing.PurchaseOrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** Closes the books of an ended purchase order. Everything in it looks first, so a repetition changes nothing. */
public final class Settlement {
    private Settlement() {}

    public static PurchaseOrderProgress settle(DSLContext tx, UUID poId, Instant now) {
        PurchaseOrderRecord po = PurchaseOrderSteps.lock(tx, poId);
        switch (PurchaseOrderStatus.valueOf(po.getStatus())) {
            case REJECTED, EXPIRED, CANCELLED -> failed(tx, po, now);
            case RECEIVED -> learnLeadTime(tx, po);
            case DELIVERED -> {}
            case DRAFT, SENT, COUNTERED, ACKNOWLEDGED, SHIPPED ->
                throw new IllegalArgumentException(
                        "Purchase order " + poId + " is " + po.getStatus() + "; only an ended one is settled.");
        }
        ExceptionCases.resolveAll(tx, poId, now);
        if (po.getRestockRunId() != null) {
            closeRun(tx, po.getRestockRunId(), now);
        }
        return PurchaseOrderWrites.progress(po);
    }

    /** What was not supplied is new demand with this supplier excluded. */
    private static void failed(DSLContext tx, PurchaseOrderRecord po, Instant now) {
        String reason =
                "supplier " + po.getSupplierCode() + " " + po.getStatus().toLowerCase(java.util.Locale.ROOT);
        for (PurchaseOrderLineRecord line : PurchaseOrderSteps.lines(tx, po.getId())) {
            if (line.getAllocationId() != null) {
                AllocationRecord allocation = PurchaseOrderSteps.allocation(tx, line.getAllocationId());
                if (allocation.getStatus().equals("RELEASED")) {
                    Withdrawal.comeBack(tx, allocation, allocation.getQuantity(), reason, now);
                    EventLog.order(
                            tx,
                            allocation.getOrderId(),
                            "CAME_BACK",
                            now,
                            Map.of("node", po.getNodeCode(), "reason", reason, "units", allocation.getQuantity()));
                }
            }
        }
        tx.selectFrom(SHIPMENT)
                .where(SHIPMENT.PO_ID.eq(po.getId()), SHIPMENT.STATUS.eq("IN_TRANSIT"))
                .forEach(shipment -> Recovery.writeOff(tx, shipment, now));
        if (!po.getStatus().equals(PurchaseOrderStatus.CANCELLED.name())) {
            remember(tx, po, now);
        }
        PurchaseOrderSteps.settleOrder(tx, po, now);
    }

    /** A supplier that refuses or lets an order lapse is late for good; risk scores learn from it. */
    private static void remember(DSLContext tx, PurchaseOrderRecord po, Instant now) {
        PurchaseOrderLineRecord first = PurchaseOrderSteps.lines(tx, po.getId()).getFirst();
        String region = po.getOrderId() == null
                ? tx.select(NODE.REGION_CODE)
                        .from(NODE)
                        .where(NODE.CODE.eq(po.getNodeCode()))
                        .fetchSingle()
                        .value1()
                : tx.select(CUSTOMER_ORDER.REGION_CODE)
                        .from(CUSTOMER_ORDER)
                        .where(CUSTOMER_ORDER.ID.eq(po.getOrderId()))
                        .fetchSingle()
                        .value1();
        String category = tx.select(SKU.CATEGORY)
                .from(SKU)
                .where(SKU.CODE.eq(first.getSku()))
                .fetchSingle()
                .value1();
        tx.insertInto(DELIVERY_HISTORY)
                .set(DELIVERY_HISTORY.REFERENCE, "po:" + po.getId())
                .set(
                        DELIVERY_HISTORY.NODE_CODE,
                        po.getPurpose().equals("RESTOCK") ? po.getSupplierCode() : po.getNodeCode())
                .set(DELIVERY_HISTORY.SUPPLIER_CODE, po.getSupplierCode())
                .set(DELIVERY_HISTORY.REGION_CODE, region)
                .set(DELIVERY_HISTORY.CATEGORY, category)
                .set(DELIVERY_HISTORY.PURPOSE, po.getPurpose().equals("RESTOCK") ? "RESTOCK" : "ORDER")
                .set(DELIVERY_HISTORY.PROMISED_AT, po.getExpectedAt() == null ? now : po.getExpectedAt())
                .set(DELIVERY_HISTORY.RECORDED_AT, now)
                .set(DELIVERY_HISTORY.UNITS, first.getQuantity())
                .set(DELIVERY_HISTORY.FAILED, po.getStatus())
                .onConflictDoNothing()
                .execute();
    }

    private static void learnLeadTime(DSLContext tx, PurchaseOrderRecord po) {
        if (po.getAcknowledgedAt() == null || po.getReceivedAt() == null) {
            return;
        }
        double hours =
                Duration.between(po.getAcknowledgedAt(), po.getReceivedAt()).toMinutes() / 60.0;
        tx.insertInto(LEAD_TIME_OBSERVATION)
                .set(LEAD_TIME_OBSERVATION.PO_ID, po.getId())
                .set(LEAD_TIME_OBSERVATION.SUPPLIER_CODE, po.getSupplierCode())
                .set(LEAD_TIME_OBSERVATION.NODE_CODE, po.getNodeCode())
                .set(LEAD_TIME_OBSERVATION.CONFIRMED_AT, po.getAcknowledgedAt())
                .set(LEAD_TIME_OBSERVATION.RECEIVED_AT, po.getReceivedAt())
                .set(LEAD_TIME_OBSERVATION.LEAD_HOURS, Math.max(0, hours))
                .onConflictDoNothing()
                .execute();
    }

    /** A run ends with the last of its purchase orders and transfers. */
    public static void closeRun(DSLContext tx, UUID runId, Instant now) {
        tx.selectFrom(RESTOCK_RUN).where(RESTOCK_RUN.ID.eq(runId)).forUpdate().fetchSingle();
        boolean open = tx.fetchExists(
                PURCHASE_ORDER,
                PURCHASE_ORDER.RESTOCK_RUN_ID.eq(runId),
                PURCHASE_ORDER.CLOSED_AT.isNull(),
                PURCHASE_ORDER.STATUS.notIn("RECEIVED", "REJECTED", "EXPIRED", "CANCELLED"));
        boolean moving =
                tx.fetchExists(TRANSFER, TRANSFER.RESTOCK_RUN_ID.eq(runId), TRANSFER.STATUS.in("RELEASED", "SHIPPED"));
        if (open || moving) {
            return;
        }
        int closed = tx.update(RESTOCK_RUN)
                .set(RESTOCK_RUN.STATUS, "RECEIVED")
                .set(RESTOCK_RUN.STEP, "received")
                .set(RESTOCK_RUN.FINISHED_AT, now)
                .where(RESTOCK_RUN.ID.eq(runId), RESTOCK_RUN.STATUS.eq("RELEASED"))
                .execute();
        if (closed == 1) {
            EventLog.record(tx, "RESTOCK_RUN", runId.toString(), null, "RECEIVED", now, Map.of());
        }
    }
}

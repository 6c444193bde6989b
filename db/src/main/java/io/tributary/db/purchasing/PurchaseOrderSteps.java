package io.tributary.db.purchasing;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.LANE;
import static io.tributary.db.schema.Tables.OFFER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER_LINE;
import static org.jooq.impl.DSL.max;

import io.tributary.db.fulfilment.Withdrawal;
import io.tributary.db.order.OrderLines;
import io.tributary.db.schema.tables.records.AllocationRecord;
import io.tributary.db.schema.tables.records.PurchaseOrderLineRecord;
import io.tributary.db.schema.tables.records.PurchaseOrderRecord;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.purchasing.PurchaseOrderProgress;
import io.tributary.domain.purchasing.PurchaseOrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** The steps that we take with a purchase order; what suppliers do is elsewhere. All run in the caller's transaction. */
public final class PurchaseOrderSteps {
    private PurchaseOrderSteps() {}

    /** Locks a purchase order, its order before it, as every transaction that touches both must. */
    public static PurchaseOrderRecord lock(DSLContext tx, UUID poId) {
        UUID orderId = tx.select(PURCHASE_ORDER.ORDER_ID)
                .from(PURCHASE_ORDER)
                .where(PURCHASE_ORDER.ID.eq(poId))
                .fetchOne(PURCHASE_ORDER.ORDER_ID);
        if (orderId != null) {
            OrderLines.lock(tx, orderId);
        }
        return PurchaseOrderWrites.lock(tx, poId);
    }

    /** Puts a draft before the supplier; anything else stays as it is. */
    public static PurchaseOrderRecord send(DSLContext tx, UUID poId, NetworkPolicy policy, Instant now) {
        PurchaseOrderRecord po = lock(tx, poId);
        if (!po.getStatus().equals(PurchaseOrderStatus.DRAFT.name())) {
            return po;
        }
        Instant acknowledgeBy = now.plus(policy.acknowledgeWithin());
        po.setSentAt(now);
        po.setAcknowledgeBy(acknowledgeBy);
        if (po.getPurpose().equals("DROP_SHIP")) {
            po.setShipBy(acknowledgeBy.plus(policy.supplierShipWithin()));
            po.setExpectedAt(po.getShipBy().plus(Duration.ofHours(transitHours(tx, po))));
        } else {
            // A supplier's lead time runs from confirmation to receipt; the last stretch of it is the road.
            Duration lead = Duration.ofDays(leadTimeDays(tx, po));
            po.setShipBy(acknowledgeBy.plus(lead.multipliedBy(3).dividedBy(4)));
            po.setExpectedAt(acknowledgeBy.plus(lead));
        }
        PurchaseOrderWrites.move(tx, po, PurchaseOrderStatus.SENT, null, now);
        PurchaseOrderWrites.event(
                tx, poId, po.getOrderId(), "SENT", now, Map.of("acknowledgeBy", acknowledgeBy.toString()));
        return po;
    }

    private static int transitHours(DSLContext tx, PurchaseOrderRecord po) {
        return tx.select(LANE.TRANSIT_HOURS)
                .from(LANE)
                .join(CUSTOMER_ORDER)
                .on(CUSTOMER_ORDER.REGION_CODE.eq(LANE.REGION_CODE))
                .where(
                        LANE.NODE_CODE.eq(po.getNodeCode()),
                        LANE.SERVICE.eq("STANDARD"),
                        CUSTOMER_ORDER.ID.eq(po.getOrderId()))
                .fetchOptional(LANE.TRANSIT_HOURS)
                .orElse(96);
    }

    private static int leadTimeDays(DSLContext tx, PurchaseOrderRecord po) {
        return tx.select(max(OFFER.LEAD_TIME_DAYS))
                .from(OFFER)
                .join(PURCHASE_ORDER_LINE)
                .on(PURCHASE_ORDER_LINE.SKU.eq(OFFER.SKU))
                .where(PURCHASE_ORDER_LINE.PO_ID.eq(po.getId()), OFFER.SUPPLIER_CODE.eq(po.getSupplierCode()))
                .fetchOptional(0, Integer.class)
                .orElse(14);
    }

    /** The share, 0 to 1, of the ordered units that a counter-offer still gives. */
    public static double offeredShare(DSLContext tx, UUID poId) {
        long ordered = 0;
        long offered = 0;
        for (PurchaseOrderLineRecord line : lines(tx, poId)) {
            ordered += line.getQuantity();
            offered += line.getCountered() == null ? 0 : line.getCountered();
        }
        return ordered == 0 ? 0 : (double) offered / ordered;
    }

    /** Takes a counter-offer: what it lacks comes back to the order lines; a decline ends the purchase order. */
    public static PurchaseOrderProgress decideCounter(
            DSLContext tx, UUID poId, boolean accept, String by, Instant now) {
        PurchaseOrderRecord po = lock(tx, poId);
        if (!po.getStatus().equals(PurchaseOrderStatus.COUNTERED.name())) {
            return PurchaseOrderWrites.progress(po);
        }
        PurchaseOrderWrites.event(
                tx,
                poId,
                po.getOrderId(),
                accept ? "COUNTER_ACCEPTED" : "COUNTER_DECLINED",
                now,
                Map.of("by", by, "supplier", po.getSupplierCode()));
        if (!accept) {
            return PurchaseOrderWrites.move(tx, po, PurchaseOrderStatus.REJECTED, "counter-offer declined", now);
        }
        for (PurchaseOrderLineRecord line : lines(tx, poId)) {
            int offered = line.getCountered() == null ? 0 : line.getCountered();
            line.setConfirmed(Math.min(offered, line.getQuantity()));
            line.update();
            if (line.getAllocationId() != null && line.getConfirmed() < line.getQuantity()) {
                AllocationRecord allocation = allocation(tx, line.getAllocationId());
                int missing = line.getQuantity() - line.getConfirmed();
                Withdrawal.comeBack(tx, allocation, missing, "supplier offered less", now);
            }
        }
        settleOrder(tx, po, now);
        postpone(po);
        po.setAcknowledgedAt(now);
        return PurchaseOrderWrites.move(tx, po, PurchaseOrderStatus.ACKNOWLEDGED, null, now);
    }

    /** The later date of a counter-offer moves the expected arrival by as much. */
    private static void postpone(PurchaseOrderRecord po) {
        Duration delay = offeredDelay(po);
        if (delay.isZero()) {
            return;
        }
        po.setShipBy(po.getCounteredShipBy());
        if (po.getExpectedAt() != null) {
            po.setExpectedAt(po.getExpectedAt().plus(delay));
        }
    }

    /** How much later than asked a counter-offer ships; zero when it does not. */
    public static Duration offeredDelay(PurchaseOrderRecord po) {
        Instant offered = po.getCounteredShipBy();
        Instant asked = po.getShipBy();
        return offered == null || asked == null || !offered.isAfter(asked)
                ? Duration.ZERO
                : Duration.between(asked, offered);
    }

    /** Ends an order that was not answered, not shipped or not received in time. */
    public static PurchaseOrderProgress expire(DSLContext tx, UUID poId, Instant now) {
        PurchaseOrderRecord po = lock(tx, poId);
        PurchaseOrderStatus was = PurchaseOrderStatus.valueOf(po.getStatus());
        if (was.isFinal()) {
            return PurchaseOrderWrites.progress(po);
        }
        String reason = "no progress from " + was;
        PurchaseOrderWrites.event(tx, poId, po.getOrderId(), "EXPIRED", now, Map.of("was", was));
        return PurchaseOrderWrites.move(tx, po, PurchaseOrderStatus.EXPIRED, reason, now);
    }

    static List<PurchaseOrderLineRecord> lines(DSLContext tx, UUID poId) {
        return tx.selectFrom(PURCHASE_ORDER_LINE)
                .where(PURCHASE_ORDER_LINE.PO_ID.eq(poId))
                .orderBy(PURCHASE_ORDER_LINE.SKU, PURCHASE_ORDER_LINE.LINE_NO)
                .fetch();
    }

    static AllocationRecord allocation(DSLContext tx, UUID id) {
        return tx.selectFrom(ALLOCATION).where(ALLOCATION.ID.eq(id)).fetchSingle();
    }

    static void settleOrder(DSLContext tx, PurchaseOrderRecord po, Instant now) {
        if (po.getOrderId() != null) {
            OrderLines.settle(tx, po.getOrderId(), now);
        }
    }
}

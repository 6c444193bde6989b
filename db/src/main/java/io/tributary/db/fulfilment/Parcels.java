package io.tributary.db.fulfilment;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.SHIPMENT;
import static io.tributary.db.schema.Tables.SHIPMENT_LINE;

import io.tributary.db.Ids;
import io.tributary.db.order.OrderLines;
import io.tributary.db.schema.tables.records.AllocationRecord;
import io.tributary.db.supply.StockLedger;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.order.LineBucket;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends released units off: a shipment with its lines, the stock that leaves, the units that are on their way. For
 * warehouses and drop-shipping suppliers alike, in the caller's transaction with the order locked.
 */
public final class Parcels {
    /**
     * A parcel to send.
     *
     * @param pickTaskId the warehouse's task, or null
     * @param poId the supplier's purchase order, or null
     */
    public record Parcel(
            UUID orderId,
            String node,
            @Nullable UUID pickTaskId,
            @Nullable UUID poId,
            String carrier,
            String tracking) {}

    private static final Comparator<AllocationRecord> BALANCE_ORDER =
            Comparator.comparing(AllocationRecord::getSku).thenComparing(AllocationRecord::getId);

    private Parcels() {}

    /** Released allocations in the order in which their balances may be touched. */
    public static List<AllocationRecord> inBalanceOrder(List<AllocationRecord> allocations) {
        return allocations.stream().sorted(BALANCE_ORDER).toList();
    }

    /**
     * @param sent units by allocation, each above 0 and at most the allocation's
     * @return the shipment's id
     */
    public static UUID send(
            DSLContext tx, Parcel parcel, List<AllocationRecord> allocations, Map<UUID, Integer> sent, Instant now) {
        List<AllocationRecord> leaving = inBalanceOrder(allocations).stream()
                .filter(allocation -> sent.getOrDefault(allocation.getId(), 0) > 0)
                .toList();
        UUID shipmentId = insert(tx, parcel, leaving, now);
        for (AllocationRecord allocation : leaving) {
            leave(tx, shipmentId, allocation, sent.get(allocation.getId()), now);
        }
        return shipmentId;
    }

    private static UUID insert(DSLContext tx, Parcel parcel, List<AllocationRecord> leaving, Instant now) {
        UUID shipmentId = Ids.next(now);
        Instant deliverBy = leaving.stream()
                .map(AllocationRecord::getDeliverBy)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        tx.insertInto(SHIPMENT)
                .set(SHIPMENT.ID, shipmentId)
                .set(SHIPMENT.ORDER_ID, parcel.orderId())
                .set(SHIPMENT.NODE_CODE, parcel.node())
                .set(SHIPMENT.PICK_TASK_ID, parcel.pickTaskId())
                .set(SHIPMENT.PO_ID, parcel.poId())
                .set(SHIPMENT.CARRIER, parcel.carrier())
                .set(SHIPMENT.TRACKING, parcel.tracking())
                .set(SHIPMENT.STATUS, "IN_TRANSIT")
                .set(SHIPMENT.SHIPPED_AT, now)
                .set(SHIPMENT.DELIVER_BY, deliverBy)
                .execute();
        return shipmentId;
    }

    private static void leave(DSLContext tx, UUID shipmentId, AllocationRecord allocation, int units, Instant now) {
        tx.insertInto(SHIPMENT_LINE)
                .set(SHIPMENT_LINE.SHIPMENT_ID, shipmentId)
                .set(SHIPMENT_LINE.ALLOCATION_ID, allocation.getId())
                .set(SHIPMENT_LINE.QUANTITY, units)
                .execute();
        StockLedger.ship(
                tx,
                "ship:" + allocation.getId(),
                new NodeCode(allocation.getNodeCode()),
                new Sku(allocation.getSku()),
                units,
                "order " + allocation.getOrderId(),
                now);
        OrderLines.move(tx, allocation.getLineId(), LineBucket.RELEASED, LineBucket.SHIPPED, units);
        tx.update(ALLOCATION)
                .set(ALLOCATION.STATUS, "SHIPPED")
                .set(ALLOCATION.QUANTITY, units)
                .where(ALLOCATION.ID.eq(allocation.getId()))
                .execute();
    }
}

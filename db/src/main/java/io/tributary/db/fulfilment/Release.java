package io.tributary.db.fulfilment;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.OFFER;
import static io.tributary.db.schema.Tables.PICK_TASK;

import io.tributary.db.Ids;
import io.tributary.db.event.EventLog;
import io.tributary.db.order.OrderLines;
import io.tributary.db.purchasing.PurchaseOrderWrites;
import io.tributary.db.schema.tables.records.AllocationRecord;
import io.tributary.domain.order.LineBucket;
import io.tributary.domain.order.OrderProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Hands committed allocations over: to the warehouse as a pick task, to the supplier as a purchase order. */
public final class Release {
    private Release() {}

    /** Releases whatever is committed; a repetition finds nothing left and changes nothing. */
    public static OrderProgress release(DSLContext tx, UUID orderId, Instant now) {
        OrderLines.lock(tx, orderId);
        Map<String, List<AllocationRecord>> byNode = new TreeMap<>();
        tx.selectFrom(ALLOCATION)
                .where(ALLOCATION.ORDER_ID.eq(orderId), ALLOCATION.STATUS.eq("COMMITTED"))
                .orderBy(ALLOCATION.ID)
                .forEach(row -> byNode.computeIfAbsent(row.getNodeCode(), key -> new ArrayList<>())
                        .add(row));
        byNode.forEach((node, allocations) -> hand(tx, orderId, node, allocations, now));
        return OrderLines.settleForWorkflow(tx, orderId, now);
    }

    private static void hand(
            DSLContext tx, UUID orderId, String node, List<AllocationRecord> allocations, Instant now) {
        String supplier = tx.select(NODE.SUPPLIER_CODE)
                .from(NODE)
                .where(NODE.CODE.eq(node))
                .fetchSingle()
                .value1();
        // The first allocation names the hand-over: it can be in one only.
        String requestId = "release:" + allocations.getFirst().getId();
        if (supplier == null) {
            pickTask(tx, orderId, node, allocations, requestId, now);
        } else {
            PurchaseOrderWrites.dropShip(tx, requestId, orderId, supplier, node, lines(tx, supplier, allocations), now);
            released(tx, allocations, null);
        }
        EventLog.order(
                tx,
                orderId,
                "RELEASED",
                now,
                Map.of("node", node, "to", supplier == null ? "WAREHOUSE" : "SUPPLIER", "lines", allocations.size()));
    }

    private static void pickTask(
            DSLContext tx,
            UUID orderId,
            String node,
            List<AllocationRecord> allocations,
            String requestId,
            Instant now) {
        UUID taskId = Ids.next(now);
        Instant due = allocations.stream()
                .map(AllocationRecord::getShipBy)
                .min(Comparator.naturalOrder())
                .orElse(now);
        tx.insertInto(PICK_TASK)
                .set(PICK_TASK.ID, taskId)
                .set(PICK_TASK.ORDER_ID, orderId)
                .set(PICK_TASK.NODE_CODE, node)
                .set(PICK_TASK.STATUS, "OPEN")
                .set(PICK_TASK.RELEASED_AT, now)
                .set(PICK_TASK.DUE_AT, due)
                .set(PICK_TASK.REQUEST_ID, requestId)
                .execute();
        released(tx, allocations, taskId);
    }

    private static void released(DSLContext tx, List<AllocationRecord> allocations, @Nullable UUID taskId) {
        for (AllocationRecord allocation : allocations) {
            tx.update(ALLOCATION)
                    .set(ALLOCATION.STATUS, "RELEASED")
                    .set(ALLOCATION.PICK_TASK_ID, taskId)
                    .where(ALLOCATION.ID.eq(allocation.getId()))
                    .execute();
            OrderLines.move(
                    tx, allocation.getLineId(), LineBucket.ALLOCATED, LineBucket.RELEASED, allocation.getQuantity());
        }
    }

    private static List<PurchaseOrderWrites.NewLine> lines(
            DSLContext tx, String supplier, List<AllocationRecord> allocations) {
        List<PurchaseOrderWrites.NewLine> lines = new ArrayList<>();
        for (AllocationRecord allocation : allocations) {
            long unitCost = tx.select(OFFER.UNIT_COST_MINOR)
                    .from(OFFER)
                    .where(OFFER.SUPPLIER_CODE.eq(supplier), OFFER.SKU.eq(allocation.getSku()))
                    .fetchSingle()
                    .value1();
            lines.add(new PurchaseOrderWrites.NewLine(
                    allocation.getSku(), allocation.getQuantity(), unitCost, allocation.getId()));
        }
        return lines;
    }
}

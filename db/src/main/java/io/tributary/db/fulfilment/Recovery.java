package io.tributary.db.fulfilment;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.PICK_TASK;
import static io.tributary.db.schema.Tables.SHIPMENT;
import static io.tributary.db.schema.Tables.SHIPMENT_LINE;
import static org.jooq.impl.DSL.min;

import io.tributary.db.event.EventLog;
import io.tributary.db.order.OrderLines;
import io.tributary.db.schema.tables.records.AllocationRecord;
import io.tributary.db.schema.tables.records.ShipmentRecord;
import io.tributary.domain.NodeCode;
import io.tributary.domain.order.LineBucket;
import io.tributary.domain.order.OrderProgress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Takes back what a warehouse never picked and writes off what a carrier never delivered. The units are open again with
 * that node excluded. Purchase orders have their own clock and are left to it.
 */
public final class Recovery {
    private Recovery() {}

    public static OrderProgress recover(DSLContext tx, UUID orderId, Instant now) {
        OrderLines.lock(tx, orderId);
        takeBack(tx, orderId, now, now);
        writeOffLost(tx, orderId, now);
        return OrderLines.settleForWorkflow(tx, orderId, now);
    }

    /** Orders with a pick task that was due before a moment and is still open, the most urgent first. */
    public static List<UUID> unpicked(DSLContext db, Instant dueBefore, int most) {
        return db.select(PICK_TASK.ORDER_ID)
                .from(PICK_TASK)
                .where(PICK_TASK.STATUS.eq("OPEN"), PICK_TASK.DUE_AT.lt(dueBefore))
                .groupBy(PICK_TASK.ORDER_ID)
                .orderBy(min(PICK_TASK.DUE_AT), PICK_TASK.ORDER_ID)
                .limit(most)
                .fetch(PICK_TASK.ORDER_ID);
    }

    /** The cut-off was missed: what was due before a moment and is not picked is open again, and its workflow is told. */
    public static OrderProgress takeBackUnpicked(DSLContext tx, UUID orderId, Instant dueBefore, Instant now) {
        OrderLines.lock(tx, orderId);
        takeBack(tx, orderId, dueBefore, now);
        return OrderLines.settle(tx, orderId, now);
    }

    private static void takeBack(DSLContext tx, UUID orderId, Instant dueBefore, Instant now) {
        List<AllocationRecord> unpicked = tx.select(ALLOCATION.fields())
                .from(ALLOCATION)
                .join(PICK_TASK)
                .on(PICK_TASK.ID.eq(ALLOCATION.PICK_TASK_ID))
                .where(
                        ALLOCATION.ORDER_ID.eq(orderId),
                        ALLOCATION.STATUS.eq("RELEASED"),
                        PICK_TASK.STATUS.eq("OPEN"),
                        PICK_TASK.DUE_AT.lt(dueBefore))
                .fetchInto(ALLOCATION);
        for (AllocationRecord allocation : Withdrawal.inLockOrder(unpicked)) {
            Withdrawal.comeBack(tx, allocation, allocation.getQuantity(), "not picked in time", now);
            tx.update(PICK_TASK)
                    .set(PICK_TASK.STATUS, "CANCELLED")
                    .where(PICK_TASK.ID.eq(allocation.getPickTaskId()))
                    .execute();
            cameBack(tx, orderId, allocation.getNodeCode(), "not picked in time", allocation.getQuantity(), now);
        }
    }

    private static void writeOffLost(DSLContext tx, UUID orderId, Instant now) {
        for (var shipment : tx.selectFrom(SHIPMENT)
                .where(SHIPMENT.ORDER_ID.eq(orderId), SHIPMENT.STATUS.eq("IN_TRANSIT"), SHIPMENT.DELIVER_BY.lt(now))
                .orderBy(SHIPMENT.ID)
                .fetch()) {
            writeOff(tx, shipment, now);
        }
    }

    /** A shipment that will not arrive any more. The caller holds the order's lock. */
    public static void writeOff(DSLContext tx, ShipmentRecord shipment, Instant now) {
        shipment.setStatus("LOST");
        shipment.update();
        for (var line : tx.select(SHIPMENT_LINE.QUANTITY, ALLOCATION.ID, ALLOCATION.LINE_ID)
                .from(SHIPMENT_LINE)
                .join(ALLOCATION)
                .on(ALLOCATION.ID.eq(SHIPMENT_LINE.ALLOCATION_ID))
                .where(SHIPMENT_LINE.SHIPMENT_ID.eq(shipment.getId()))
                .fetch()) {
            OrderLines.comeBack(
                    tx,
                    line.value3(),
                    LineBucket.SHIPPED,
                    line.value1(),
                    new NodeCode(shipment.getNodeCode()),
                    "lost on the way");
            tx.update(ALLOCATION)
                    .set(ALLOCATION.STATUS, "CANCELLED")
                    .where(ALLOCATION.ID.eq(line.value2()))
                    .execute();
            cameBack(tx, shipment.getOrderId(), shipment.getNodeCode(), "lost on the way", line.value1(), now);
        }
    }

    private static void cameBack(DSLContext tx, UUID orderId, String node, String reason, int units, Instant now) {
        EventLog.order(tx, orderId, "CAME_BACK", now, Map.of("node", node, "reason", reason, "units", units));
    }
}

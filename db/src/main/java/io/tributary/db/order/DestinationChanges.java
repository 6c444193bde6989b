package io.tributary.db.order;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.DESTINATION_CHANGE;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.REGION;

import io.tributary.db.event.EventLog;
import io.tributary.db.fulfilment.Withdrawal;
import io.tributary.db.schema.tables.records.AllocationRecord;
import io.tributary.domain.Region;
import io.tributary.domain.order.OrderProgress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Changes of address: stored first, applied by the order's workflow by id. */
public final class DestinationChanges {
    private DestinationChanges() {}

    /** Stores what is asked for. */
    public static void request(
            DSLContext tx,
            UUID changeId,
            UUID orderId,
            @Nullable Region region,
            NewOrder.Destination destination,
            Instant now) {
        tx.insertInto(DESTINATION_CHANGE)
                .set(DESTINATION_CHANGE.ID, changeId)
                .set(DESTINATION_CHANGE.ORDER_ID, orderId)
                .set(DESTINATION_CHANGE.REGION_CODE, region == null ? null : region.code())
                .set(DESTINATION_CHANGE.RECIPIENT, destination.recipient())
                .set(DESTINATION_CHANGE.ADDRESS, destination.address())
                .set(DESTINATION_CHANGE.PHONE, destination.phone())
                .set(DESTINATION_CHANGE.REQUESTED_AT, now)
                .execute();
    }

    /**
     * Applies it unless it was applied before or something was released meanwhile. In another region every allocation is
     * given up and every line is screened and promised anew.
     */
    public static OrderProgress apply(DSLContext tx, UUID changeId, UUID orderId, Instant now) {
        OrderLines.lock(tx, orderId);
        var change = tx.selectFrom(DESTINATION_CHANGE)
                .where(DESTINATION_CHANGE.ID.eq(changeId))
                .fetchSingle();
        OrderProgress progress = OrderLines.progress(tx, orderId);
        if (change.getAppliedAt() != null || progress.released() + progress.shipped() + progress.delivered() > 0) {
            return progress;
        }
        OrderWrites.destination(
                tx, orderId, new NewOrder.Destination(change.getRecipient(), change.getAddress(), change.getPhone()));
        if (change.getRegionCode() != null) {
            moveTo(tx, orderId, change.getRegionCode(), now);
        }
        change.setAppliedAt(now);
        change.update();
        EventLog.order(tx, orderId, "ADDRESS_CHANGED", now, Map.of("change", changeId));
        return OrderLines.settleForWorkflow(tx, orderId, now);
    }

    private static void moveTo(DSLContext tx, UUID orderId, String region, Instant now) {
        List<AllocationRecord> committed = tx.selectFrom(ALLOCATION)
                .where(ALLOCATION.ORDER_ID.eq(orderId), ALLOCATION.STATUS.eq("COMMITTED"))
                .fetch();
        for (AllocationRecord allocation : Withdrawal.inLockOrder(committed)) {
            Withdrawal.reopen(tx, allocation, "address changed", now);
        }
        tx.update(CUSTOMER_ORDER)
                .set(CUSTOMER_ORDER.REGION_CODE, region)
                .set(
                        CUSTOMER_ORDER.ZONE_CODE,
                        tx.select(REGION.ZONE_CODE).from(REGION).where(REGION.CODE.eq(region)))
                .setNull(CUSTOMER_ORDER.PROMISED_SHIP_BY)
                .setNull(CUSTOMER_ORDER.PROMISED_DELIVER_BY)
                .where(CUSTOMER_ORDER.ID.eq(orderId))
                .execute();
        tx.update(ORDER_LINE)
                .setNull(ORDER_LINE.TOLD_DELIVER_BY)
                .setNull(ORDER_LINE.MOVED_DELIVER_BY)
                .where(ORDER_LINE.ORDER_ID.eq(orderId))
                .execute();
        tx.update(ORDER_LINE)
                .set(ORDER_LINE.SCREENING, "PENDING")
                .where(ORDER_LINE.ORDER_ID.eq(orderId), ORDER_LINE.OPEN_UNITS.gt(0))
                .execute();
    }
}

package io.tributary.db.order;

import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.LINE_EXCLUSION;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.tributary.db.exception.ExceptionCases;
import io.tributary.db.outbox.Outbox;
import io.tributary.db.outbox.OutboxKind;
import io.tributary.domain.NodeCode;
import io.tributary.domain.order.LineBucket;
import io.tributary.domain.order.OrderProgress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/**
 * Moves units of order lines between buckets and keeps the order's status true to them. Everything runs in the
 * caller's transaction; {@link #lock} first, so that two changes of one order follow each other.
 */
public final class OrderLines {
    private OrderLines() {}

    /** Locks the order for the rest of the transaction. */
    public static void lock(DSLContext tx, UUID orderId) {
        tx.select(CUSTOMER_ORDER.ID)
                .from(CUSTOMER_ORDER)
                .where(CUSTOMER_ORDER.ID.eq(orderId))
                .forUpdate()
                .fetchSingle();
    }

    /** @throws org.jooq.exception.DataAccessException when the bucket holds fewer units; the check refuses it */
    public static void move(DSLContext tx, UUID lineId, LineBucket from, LineBucket to, int units) {
        if (units == 0) {
            return;
        }
        tx.update(ORDER_LINE)
                .set(column(from), column(from).minus(units))
                .set(column(to), column(to).plus(units))
                .where(ORDER_LINE.ID.eq(lineId))
                .execute();
    }

    /**
     * Units that were on their way fail: they are open again, to be screened and promised anew, and the node that failed
     * them is out for this line.
     */
    public static void comeBack(
            DSLContext tx, UUID lineId, LineBucket from, int units, NodeCode failed, String reason) {
        if (units == 0) {
            return;
        }
        move(tx, lineId, from, LineBucket.OPEN, units);
        tx.update(ORDER_LINE)
                .set(ORDER_LINE.SCREENING, "PENDING")
                .where(ORDER_LINE.ID.eq(lineId))
                .execute();
        exclude(tx, lineId, failed, reason);
    }

    /** Rules a node out for a line, with the reason that people read. */
    public static void exclude(DSLContext tx, UUID lineId, NodeCode node, String reason) {
        tx.insertInto(LINE_EXCLUSION)
                .set(LINE_EXCLUSION.LINE_ID, lineId)
                .set(LINE_EXCLUSION.NODE_CODE, node.code())
                .set(LINE_EXCLUSION.REASON, reason)
                .onConflictDoNothing()
                .execute();
    }

    /** The date that the buyer was told, if any. */
    public static Optional<Instant> promisedDeliverBy(DSLContext tx, UUID orderId) {
        return tx.select(CUSTOMER_ORDER.PROMISED_DELIVER_BY)
                .from(CUSTOMER_ORDER)
                .where(CUSTOMER_ORDER.ID.eq(orderId))
                .fetchOptional(CUSTOMER_ORDER.PROMISED_DELIVER_BY);
    }

    /**
     * Brings the order's status and version up to its lines, and closes it when nothing is left to do. Tells the
     * workflow when it has something to do: units to release, units that came back, or the end.
     */
    public static OrderProgress settle(DSLContext tx, UUID orderId, Instant now) {
        return settle(tx, orderId, now, true);
    }

    /** As {@link #settle}, for the workflow's own activities: the result tells it, so no message is needed. */
    public static OrderProgress settleForWorkflow(DSLContext tx, UUID orderId, Instant now) {
        return settle(tx, orderId, now, false);
    }

    private static OrderProgress settle(DSLContext tx, UUID orderId, Instant now, boolean tellWorkflow) {
        tx.update(CUSTOMER_ORDER)
                .set(CUSTOMER_ORDER.VERSION, CUSTOMER_ORDER.VERSION.plus(1))
                .where(CUSTOMER_ORDER.ID.eq(orderId))
                .execute();
        OrderProgress progress = progress(tx, orderId);
        var update = tx.update(CUSTOMER_ORDER)
                .set(CUSTOMER_ORDER.STATUS, progress.status().name());
        if (progress.ended()) {
            update = update.set(CUSTOMER_ORDER.CLOSED_AT, coalesce(CUSTOMER_ORDER.CLOSED_AT, now));
        }
        update.where(CUSTOMER_ORDER.ID.eq(orderId)).execute();
        if (progress.ended()) {
            ExceptionCases.resolveAll(tx, orderId, now);
        }
        if (tellWorkflow && (progress.ended() || progress.allocated() > 0 || progress.unscreened() > 0)) {
            Outbox.enqueue(tx, OutboxKind.ORDER_PROGRESSED, orderId.toString());
        }
        return progress;
    }

    /** Where the units are now. */
    public static OrderProgress progress(DSLContext tx, UUID orderId) {
        OrderProgress found = progress(tx, Set.of(orderId)).get(orderId);
        return found == null ? unknown(orderId) : found;
    }

    /** Where the units of several orders are now. */
    public static Map<UUID, OrderProgress> progress(DSLContext tx, Set<UUID> orderIds) {
        if (orderIds.isEmpty()) {
            return Map.of();
        }
        return tx.select(
                        CUSTOMER_ORDER.VERSION,
                        units(when(ORDER_LINE.SCREENING.eq("PENDING"), ORDER_LINE.OPEN_UNITS)),
                        units(when(ORDER_LINE.SCREENING.eq("HELD"), ORDER_LINE.OPEN_UNITS)),
                        units(ORDER_LINE.OPEN_UNITS),
                        units(ORDER_LINE.ALLOCATED_UNITS),
                        units(ORDER_LINE.RELEASED_UNITS),
                        units(ORDER_LINE.SHIPPED_UNITS),
                        units(ORDER_LINE.DELIVERED_UNITS),
                        units(ORDER_LINE.CANCELLED_UNITS),
                        CUSTOMER_ORDER.ID)
                .from(CUSTOMER_ORDER)
                .join(ORDER_LINE)
                .on(ORDER_LINE.ORDER_ID.eq(CUSTOMER_ORDER.ID))
                .where(CUSTOMER_ORDER.ID.in(orderIds))
                .groupBy(CUSTOMER_ORDER.ID)
                .fetchMap(CUSTOMER_ORDER.ID, row -> read(row.get(CUSTOMER_ORDER.ID), row));
    }

    private static OrderProgress unknown(UUID orderId) {
        throw new IllegalArgumentException(
                "There is no order " + orderId + ". Maybe its number was used in place of its id.");
    }

    private static OrderProgress read(UUID orderId, Record row) {
        return new OrderProgress(
                orderId,
                row.get(0, long.class),
                row.get(1, int.class),
                row.get(2, int.class),
                row.get(3, int.class),
                row.get(4, int.class),
                row.get(5, int.class),
                row.get(6, int.class),
                row.get(7, int.class),
                row.get(8, int.class));
    }

    private static Field<?> units(Field<Integer> column) {
        return coalesce(sum(column), java.math.BigDecimal.ZERO);
    }

    private static Field<Integer> column(LineBucket bucket) {
        return switch (bucket) {
            case OPEN -> ORDER_LINE.OPEN_UNITS;
            case ALLOCATED -> ORDER_LINE.ALLOCATED_UNITS;
            case RELEASED -> ORDER_LINE.RELEASED_UNITS;
            case SHIPPED -> ORDER_LINE.SHIPPED_UNITS;
            case DELIVERED -> ORDER_LINE.DELIVERED_UNITS;
            case CANCELLED -> ORDER_LINE.CANCELLED_UNITS;
        };
    }
}

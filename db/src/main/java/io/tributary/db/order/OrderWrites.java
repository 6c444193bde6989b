package io.tributary.db.order;

import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.ORDER_DESTINATION;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.PROMISE;
import static org.jooq.impl.DSL.max;

import io.tributary.db.event.EventLog;
import io.tributary.db.outbox.Outbox;
import io.tributary.db.outbox.OutboxKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writes orders and their promises, in the caller's transaction. */
public final class OrderWrites {
    private OrderWrites() {}

    /** A line with its price, ready to be written. */
    public record PricedLine(UUID id, NewOrder.Line line, long unitPriceMinor) {}

    /**
     * Writes the order, its lines and the message that starts its workflow.
     *
     * @return the order's number
     */
    public static long accept(
            DSLContext tx, UUID orderId, NewOrder order, String zone, List<PricedLine> lines, Instant now) {
        long goods = lines.stream()
                .mapToLong(line ->
                        Math.multiplyExact(line.unitPriceMinor(), line.line().quantity()))
                .reduce(0, Math::addExact);
        Long number = tx.insertInto(CUSTOMER_ORDER)
                .set(CUSTOMER_ORDER.ID, orderId)
                .set(CUSTOMER_ORDER.BUYER_CODE, order.buyer())
                .set(CUSTOMER_ORDER.BUYER_REFERENCE, order.buyerReference())
                .set(CUSTOMER_ORDER.REGION_CODE, order.region().code())
                .set(CUSTOMER_ORDER.ZONE_CODE, zone)
                .set(CUSTOMER_ORDER.STATUS, "ACCEPTED")
                .set(CUSTOMER_ORDER.ALLOW_SUBSTITUTES, order.allowSubstitutes())
                .set(CUSTOMER_ORDER.CURRENCY, "CNY")
                .set(CUSTOMER_ORDER.GOODS_MINOR, goods)
                .set(CUSTOMER_ORDER.PLACED_AT, now)
                .returning(CUSTOMER_ORDER.NUMBER)
                .fetchSingle()
                .getNumber();
        destination(tx, orderId, order.destination());
        int lineNo = 0;
        for (PricedLine line : lines) {
            tx.insertInto(ORDER_LINE)
                    .set(ORDER_LINE.ID, line.id())
                    .set(ORDER_LINE.ORDER_ID, orderId)
                    .set(ORDER_LINE.LINE_NO, ++lineNo)
                    .set(ORDER_LINE.SKU, line.line().sku().code())
                    .set(ORDER_LINE.QUANTITY, line.line().quantity())
                    .set(ORDER_LINE.OPEN_UNITS, line.line().quantity())
                    .set(ORDER_LINE.UNIT_PRICE_MINOR, line.unitPriceMinor())
                    .execute();
        }
        EventLog.order(tx, orderId, "ACCEPTED", now, Map.of("lines", lines.size(), "goodsMinor", goods));
        Outbox.enqueue(tx, OutboxKind.ORDER_STARTED, orderId.toString());
        return number;
    }

    /** Sets where the order goes. */
    public static void destination(DSLContext tx, UUID orderId, NewOrder.Destination destination) {
        tx.insertInto(ORDER_DESTINATION)
                .set(ORDER_DESTINATION.ORDER_ID, orderId)
                .set(ORDER_DESTINATION.RECIPIENT, destination.recipient())
                .set(ORDER_DESTINATION.ADDRESS, destination.address())
                .set(ORDER_DESTINATION.PHONE, destination.phone())
                .onConflict(ORDER_DESTINATION.ORDER_ID)
                .doUpdate()
                .set(ORDER_DESTINATION.RECIPIENT, destination.recipient())
                .set(ORDER_DESTINATION.ADDRESS, destination.address())
                .set(ORDER_DESTINATION.PHONE, destination.phone())
                .execute();
    }

    /** Replaces the promise of a line's open units. */
    public static void promise(DSLContext tx, UUID lineId, int units, SoftPromise promise) {
        tx.deleteFrom(PROMISE).where(PROMISE.LINE_ID.eq(lineId)).execute();
        var insert = tx.insertInto(PROMISE).set(PROMISE.LINE_ID, lineId).set(PROMISE.UNITS, units);
        Instant backorderedUntil = switch (promise) {
            case SoftPromise.FromStock stock -> {
                insert.set(PROMISE.NODE_CODE, stock.from().node().code())
                        .set(PROMISE.SKU, stock.from().sku().code())
                        .set(PROMISE.SHIP_BY, stock.shipBy())
                        .set(PROMISE.DELIVER_BY, stock.deliverBy())
                        .set(PROMISE.COST_MINOR, stock.costMinor())
                        .execute();
                yield null;
            }
            case SoftPromise.Backordered none -> {
                insert.set(PROMISE.UNFILLED_REASON, none.reason())
                        .set(PROMISE.DELIVER_BY, none.expected())
                        .execute();
                yield none.expected();
            }
        };
        backorder(tx, lineId, backorderedUntil);
    }

    /** Takes the promise of a line back, so that its units do not stand in the way of its own next one. */
    public static void withdrawPromise(DSLContext tx, UUID lineId) {
        tx.update(PROMISE)
                .set(PROMISE.UNITS, 0)
                .where(PROMISE.LINE_ID.eq(lineId))
                .execute();
    }

    private static void backorder(DSLContext tx, UUID lineId, @Nullable Instant until) {
        tx.update(ORDER_LINE)
                .set(ORDER_LINE.BACKORDERED_UNTIL, until)
                .where(ORDER_LINE.ID.eq(lineId))
                .execute();
    }

    /** Sets the order's promised dates to the latest of its lines', once: a date that a buyer was told does not move. */
    public static void promisedDates(DSLContext tx, UUID orderId) {
        var dates = tx.select(max(PROMISE.SHIP_BY), max(PROMISE.DELIVER_BY))
                .from(PROMISE)
                .join(ORDER_LINE)
                .on(ORDER_LINE.ID.eq(PROMISE.LINE_ID))
                .where(ORDER_LINE.ORDER_ID.eq(orderId))
                .fetchSingle();
        tx.update(CUSTOMER_ORDER)
                .set(CUSTOMER_ORDER.PROMISED_SHIP_BY, dates.value1())
                .set(CUSTOMER_ORDER.PROMISED_DELIVER_BY, dates.value2())
                .where(CUSTOMER_ORDER.ID.eq(orderId), CUSTOMER_ORDER.PROMISED_DELIVER_BY.isNull())
                .execute();
    }
}

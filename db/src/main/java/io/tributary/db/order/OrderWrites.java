package io.tributary.db.order;

import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.ORDER_DESTINATION;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.PROMISE;
import static org.jooq.impl.DSL.max;

import io.tributary.db.event.EventLog;
import io.tributary.db.outbox.Outbox;
import io.tributary.db.outbox.OutboxKind;
import io.tributary.domain.NodeCode;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.order.OrderConditions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

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
        OrderConditions asked = order.conditions();
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
                .set(CUSTOMER_ORDER.SERVICE, asked.service().name())
                .set(CUSTOMER_ORDER.ASKED_DELIVER_BY, asked.deliverBy())
                .set(CUSTOMER_ORDER.MAX_PARCELS, asked.maxParcels())
                .set(CUSTOMER_ORDER.PROMISE_CLASS, asked.promiseClass().name())
                .set(CUSTOMER_ORDER.CHANNEL, asked.channel())
                .set(
                        CUSTOMER_ORDER.EXCLUDED_NODES,
                        asked.excludedNodes().stream().map(NodeCode::code).toArray(String[]::new))
                .set(
                        CUSTOMER_ORDER.EXCLUDED_SUPPLIERS,
                        asked.excludedSuppliers().stream()
                                .map(SupplierCode::code)
                                .toArray(String[]::new))
                .returning(CUSTOMER_ORDER.NUMBER)
                .fetchSingle()
                .getNumber();
        destination(tx, orderId, order.destination());
        lines(tx, orderId, lines);
        EventLog.order(tx, orderId, "ACCEPTED", now, Map.of("lines", lines.size(), "goodsMinor", goods));
        Outbox.enqueue(tx, OutboxKind.ORDER_STARTED, orderId.toString());
        return number;
    }

    private static void lines(DSLContext tx, UUID orderId, List<PricedLine> lines) {
        var insert = tx.insertInto(
                ORDER_LINE,
                ORDER_LINE.ID,
                ORDER_LINE.ORDER_ID,
                ORDER_LINE.LINE_NO,
                ORDER_LINE.SKU,
                ORDER_LINE.QUANTITY,
                ORDER_LINE.OPEN_UNITS,
                ORDER_LINE.UNIT_PRICE_MINOR);
        int lineNo = 0;
        for (PricedLine line : lines) {
            int quantity = line.line().quantity();
            insert = insert.values(
                    line.id(), orderId, ++lineNo, line.line().sku().code(), quantity, quantity, line.unitPriceMinor());
        }
        insert.execute();
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
                        .set(PROMISE.SERVICE, stock.service().name())
                        .set(PROMISE.FROM_INBOUND, stock.inboundAt() != null)
                        .set(PROMISE.INBOUND_AT, stock.inboundAt())
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
        tx.update(ORDER_LINE)
                .set(ORDER_LINE.BACKORDERED_UNTIL, backorderedUntil)
                .where(ORDER_LINE.ID.eq(lineId), ORDER_LINE.BACKORDERED_UNTIL.isDistinctFrom(backorderedUntil))
                .execute();
    }

    /** The first promises of a new order's lines, in two statements whatever their number. */
    public static void firstPromises(DSLContext tx, List<NewPromise> promises) {
        var insert = tx.insertInto(
                PROMISE,
                PROMISE.LINE_ID,
                PROMISE.UNITS,
                PROMISE.NODE_CODE,
                PROMISE.SKU,
                PROMISE.SERVICE,
                PROMISE.FROM_INBOUND,
                PROMISE.INBOUND_AT,
                PROMISE.SHIP_BY,
                PROMISE.DELIVER_BY,
                PROMISE.COST_MINOR,
                PROMISE.UNFILLED_REASON);
        for (NewPromise one : promises) {
            insert = switch (one.promise()) {
                case SoftPromise.FromStock stock ->
                    insert.values(
                            one.lineId(),
                            one.units(),
                            stock.from().node().code(),
                            stock.from().sku().code(),
                            stock.service().name(),
                            stock.inboundAt() != null,
                            stock.inboundAt(),
                            stock.shipBy(),
                            stock.deliverBy(),
                            stock.costMinor(),
                            null);
                case SoftPromise.Backordered none ->
                    insert.values(
                            one.lineId(),
                            one.units(),
                            null,
                            null,
                            null,
                            false,
                            null,
                            null,
                            none.expected(),
                            null,
                            none.reason());
            };
        }
        insert.execute();
        tx.update(ORDER_LINE)
                .set(ORDER_LINE.BACKORDERED_UNTIL, PROMISE.DELIVER_BY)
                .from(PROMISE)
                .where(
                        PROMISE.LINE_ID.eq(ORDER_LINE.ID),
                        PROMISE.UNFILLED_REASON.isNotNull(),
                        ORDER_LINE.ID.in(
                                promises.stream().map(NewPromise::lineId).toList()))
                .execute();
    }

    /** A promise for so many units of a new line. */
    public record NewPromise(UUID lineId, int units, SoftPromise promise) {}

    /** Takes the promise of a line back, so that its units do not stand in the way of its own next one. */
    public static void withdrawPromise(DSLContext tx, UUID lineId) {
        tx.update(PROMISE)
                .set(PROMISE.UNITS, 0)
                .where(PROMISE.LINE_ID.eq(lineId))
                .execute();
    }

    /**
     * Sets the date that each line was told, and the order's promised dates to the latest of its lines', once: a date
     * that a buyer was told does not move.
     */
    public static void promisedDates(DSLContext tx, UUID orderId) {
        tx.update(ORDER_LINE)
                .set(ORDER_LINE.TOLD_DELIVER_BY, PROMISE.DELIVER_BY)
                .from(PROMISE)
                .where(
                        PROMISE.LINE_ID.eq(ORDER_LINE.ID),
                        ORDER_LINE.ORDER_ID.eq(orderId),
                        ORDER_LINE.TOLD_DELIVER_BY.isNull(),
                        PROMISE.DELIVER_BY.isNotNull())
                .execute();
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

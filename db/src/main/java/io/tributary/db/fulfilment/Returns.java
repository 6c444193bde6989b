package io.tributary.db.fulfilment;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.RETURN_REQUEST;

import io.tributary.db.Ids;
import io.tributary.db.event.EventLog;
import io.tributary.db.order.OrderLines;
import io.tributary.db.schema.tables.records.OrderLineRecord;
import io.tributary.db.schema.tables.records.ReturnRequestRecord;
import io.tributary.db.supply.StockLedger;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.NodeCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.Sku;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Units that a buyer sends back after delivery. They go to the warehouse that served them, if one did. */
public final class Returns {
    /** A return as it was booked. */
    public record Returned(UUID id, int lineNo, int quantity, long refundMinor, boolean restocked) {}

    private final DSLContext db;
    private final InstantSource clock;

    public Returns(DSLContext db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * @param requestId the same one is booked once
     * @throws RefusedException when the line is unknown or fewer units were delivered and not returned yet
     */
    public Returned request(String requestId, UUID orderId, int lineNo, int quantity, String reason) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            lock(tx, orderId);
            ReturnRequestRecord known = tx.fetchOne(RETURN_REQUEST, RETURN_REQUEST.REQUEST_ID.eq(requestId));
            return known == null
                    ? book(tx, requestId, line(tx, orderId, lineNo), quantity, reason, clock.instant())
                    : returned(known, lineNo);
        });
    }

    private static void lock(DSLContext tx, UUID orderId) {
        if (!tx.fetchExists(CUSTOMER_ORDER, CUSTOMER_ORDER.ID.eq(orderId))) {
            throw new RefusedException(
                    ErrorCode.NOT_FOUND,
                    "There is no order " + orderId + ". Maybe its number was used in place of its id.");
        }
        OrderLines.lock(tx, orderId);
    }

    private static OrderLineRecord line(DSLContext tx, UUID orderId, int lineNo) {
        OrderLineRecord line =
                tx.fetchOne(ORDER_LINE, ORDER_LINE.ORDER_ID.eq(orderId).and(ORDER_LINE.LINE_NO.eq(lineNo)));
        if (line == null) {
            throw new RefusedException(
                    ErrorCode.NOT_FOUND,
                    "The order " + orderId + " has no line " + lineNo + ". Maybe lines were counted from 0.");
        }
        return line;
    }

    private static Returned book(
            DSLContext tx, String requestId, OrderLineRecord line, int quantity, String reason, Instant now) {
        int returnable = line.getDeliveredUnits() - line.getReturnedUnits();
        if (quantity < 1 || quantity > returnable) {
            throw new RefusedException(
                    line.getDeliveredUnits() == 0 ? ErrorCode.TOO_EARLY : ErrorCode.INVALID_VALUE,
                    "Of line " + line.getLineNo() + " " + quantity + " units shall be returned; " + returnable
                            + " are delivered and not returned. Maybe cancel what has not left yet.");
        }
        boolean restocked = restock(tx, requestId, line, quantity, now);
        line.setReturnedUnits(line.getReturnedUnits() + quantity);
        line.update();
        ReturnRequestRecord request = insert(tx, requestId, line, quantity, reason, restocked, now);
        tx.update(CUSTOMER_ORDER)
                .set(CUSTOMER_ORDER.VERSION, CUSTOMER_ORDER.VERSION.plus(1))
                .where(CUSTOMER_ORDER.ID.eq(line.getOrderId()))
                .execute();
        EventLog.order(
                tx,
                line.getOrderId(),
                "RETURNED",
                now,
                Map.of("lineNo", line.getLineNo(), "units", quantity, "restocked", restocked));
        return returned(request, line.getLineNo());
    }

    private static ReturnRequestRecord insert(
            DSLContext tx,
            String requestId,
            OrderLineRecord line,
            int quantity,
            String reason,
            boolean restocked,
            Instant now) {
        ReturnRequestRecord request = tx.newRecord(RETURN_REQUEST);
        request.setId(Ids.next(now));
        request.setOrderId(line.getOrderId());
        request.setLineId(line.getId());
        request.setQuantity(quantity);
        request.setReason(reason);
        request.setRefundMinor(Math.multiplyExact(line.getUnitPriceMinor(), quantity));
        request.setRestocked(restocked);
        request.setRequestedAt(now);
        request.setRequestId(requestId);
        request.insert();
        return request;
    }

    private static boolean restock(DSLContext tx, String requestId, OrderLineRecord line, int quantity, Instant now) {
        var served = servingWarehouse(tx, line);
        if (served == null) {
            return false;
        }
        StockLedger.takeBack(
                tx,
                "return:" + requestId,
                new NodeCode(served.node()),
                new Sku(served.sku()),
                quantity,
                "order " + line.getOrderId(),
                now);
        return true;
    }

    private record Served(String node, String sku) {}

    private static @Nullable Served servingWarehouse(DSLContext tx, OrderLineRecord line) {
        return tx.select(ALLOCATION.NODE_CODE, ALLOCATION.SKU)
                .from(ALLOCATION)
                .join(NODE)
                .on(NODE.CODE.eq(ALLOCATION.NODE_CODE))
                .where(
                        ALLOCATION.LINE_ID.eq(line.getId()),
                        ALLOCATION.STATUS.eq("DELIVERED"),
                        NODE.KIND.eq("WAREHOUSE"))
                .orderBy(ALLOCATION.COMMITTED_AT.desc())
                .limit(1)
                .fetchOne(row -> new Served(row.value1(), row.value2()));
    }

    private static Returned returned(ReturnRequestRecord request, int lineNo) {
        return new Returned(
                request.getId(), lineNo, request.getQuantity(), request.getRefundMinor(), request.getRestocked());
    }
}

package io.tributary.db;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.PICK_TASK;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER_LINE;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;

import io.tributary.db.supply.StockLedger;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;

/** Orders and purchase orders in the state that a test starts from, written straight into the tables. */
public final class TestOrders {
    private static final Instant NOW = TestNetwork.NOW;

    private TestOrders() {}

    /** An order of one line, released to a node. */
    public record Released(UUID orderId, UUID lineId, UUID allocationId, UUID pickTaskId) {}

    /** A purchase order of one line. */
    public record Placed(UUID poId, Released order) {}

    public static Released releasedToWarehouse(DSLContext db, String node, String sku, int units) {
        return released(db, node, sku, units, true);
    }

    public static Placed dropShip(DSLContext db, String status, int units) {
        Released order = released(db, "D1", "A", units, false);
        UUID poId = purchaseOrder(db, status, "D1", order.orderId(), null);
        line(db, poId, "A", units, order.allocationId(), status);
        return new Placed(poId, order);
    }

    public static UUID restock(DSLContext db, String status, int units) {
        UUID runId = Ids.next(NOW);
        db.insertInto(RESTOCK_RUN)
                .set(RESTOCK_RUN.ID, runId)
                .set(RESTOCK_RUN.ZONE_CODE, "EAST")
                .set(RESTOCK_RUN.RUN_KEY, "run-" + runId)
                .set(RESTOCK_RUN.STATUS, "RELEASED")
                .set(RESTOCK_RUN.STEP, "RELEASED")
                .set(RESTOCK_RUN.STARTED_AT, NOW)
                .set(RESTOCK_RUN.POLICY_VERSION, 1)
                .set(RESTOCK_RUN.SEED, 1L)
                .execute();
        UUID poId = purchaseOrder(db, status, "W1", null, runId);
        line(db, poId, "B", units, null, status);
        return poId;
    }

    private static Released released(DSLContext db, String node, String sku, int units, boolean warehouse) {
        UUID orderId = Ids.next(NOW);
        UUID lineId = Ids.next(NOW);
        UUID allocationId = Ids.next(NOW);
        UUID pickTaskId = Ids.next(NOW);
        db.insertInto(CUSTOMER_ORDER)
                .set(CUSTOMER_ORDER.ID, orderId)
                .set(CUSTOMER_ORDER.BUYER_CODE, "SHOP")
                .set(CUSTOMER_ORDER.REGION_CODE, "SH")
                .set(CUSTOMER_ORDER.ZONE_CODE, "EAST")
                .set(CUSTOMER_ORDER.STATUS, "RELEASED")
                .set(CUSTOMER_ORDER.ALLOW_SUBSTITUTES, false)
                .set(CUSTOMER_ORDER.CURRENCY, "CNY")
                .set(CUSTOMER_ORDER.GOODS_MINOR, 2000L * units)
                .set(CUSTOMER_ORDER.PLACED_AT, NOW)
                .execute();
        db.insertInto(ORDER_LINE)
                .set(ORDER_LINE.ID, lineId)
                .set(ORDER_LINE.ORDER_ID, orderId)
                .set(ORDER_LINE.LINE_NO, 1)
                .set(ORDER_LINE.SKU, sku)
                .set(ORDER_LINE.QUANTITY, units)
                .set(ORDER_LINE.UNIT_PRICE_MINOR, 2000L)
                .set(ORDER_LINE.OPEN_UNITS, 0)
                .set(ORDER_LINE.RELEASED_UNITS, units)
                .set(ORDER_LINE.SCREENING, "CLEAR")
                .execute();
        if (warehouse) {
            db.insertInto(PICK_TASK)
                    .set(PICK_TASK.ID, pickTaskId)
                    .set(PICK_TASK.ORDER_ID, orderId)
                    .set(PICK_TASK.NODE_CODE, node)
                    .set(PICK_TASK.STATUS, "OPEN")
                    .set(PICK_TASK.RELEASED_AT, NOW)
                    .set(PICK_TASK.DUE_AT, NOW.plus(Duration.ofDays(1)))
                    .set(PICK_TASK.REQUEST_ID, "test-" + pickTaskId)
                    .execute();
        }
        StockLedger.reserve(db, "allocation:" + allocationId, new NodeCode(node), new Sku(sku), units, "test", NOW);
        db.insertInto(ALLOCATION)
                .set(ALLOCATION.ID, allocationId)
                .set(ALLOCATION.LINE_ID, lineId)
                .set(ALLOCATION.ORDER_ID, orderId)
                .set(ALLOCATION.NODE_CODE, node)
                .set(ALLOCATION.SKU, sku)
                .set(ALLOCATION.QUANTITY, units)
                .set(ALLOCATION.STATUS, "RELEASED")
                .set(ALLOCATION.RUN_ID, Ids.next(NOW))
                .set(ALLOCATION.PICK_TASK_ID, warehouse ? pickTaskId : null)
                .set(ALLOCATION.SHIP_BY, NOW.plus(Duration.ofDays(1)))
                .set(ALLOCATION.DELIVER_BY, NOW.plus(Duration.ofDays(2)))
                .set(ALLOCATION.COMMITTED_AT, NOW)
                .execute();
        return new Released(orderId, lineId, allocationId, pickTaskId);
    }

    private static UUID purchaseOrder(DSLContext db, String status, String node, UUID orderId, UUID runId) {
        UUID poId = Ids.next(NOW);
        db.insertInto(PURCHASE_ORDER)
                .set(PURCHASE_ORDER.ID, poId)
                .set(PURCHASE_ORDER.REQUEST_ID, "test-" + poId)
                .set(PURCHASE_ORDER.SUPPLIER_CODE, "S1")
                .set(PURCHASE_ORDER.PURPOSE, orderId != null ? "DROP_SHIP" : "RESTOCK")
                .set(PURCHASE_ORDER.NODE_CODE, node)
                .set(PURCHASE_ORDER.ORDER_ID, orderId)
                .set(PURCHASE_ORDER.RESTOCK_RUN_ID, runId)
                .set(PURCHASE_ORDER.STATUS, status)
                .set(PURCHASE_ORDER.TOTAL_MINOR, 9000L)
                .set(PURCHASE_ORDER.CREATED_AT, NOW)
                .set(PURCHASE_ORDER.SENT_AT, NOW)
                .set(PURCHASE_ORDER.ACKNOWLEDGE_BY, NOW.plus(Duration.ofHours(8)))
                .set(PURCHASE_ORDER.SHIP_BY, NOW.plus(Duration.ofDays(7)))
                .set(PURCHASE_ORDER.EXPECTED_AT, NOW.plus(Duration.ofDays(10)))
                .execute();
        return poId;
    }

    private static void line(DSLContext db, UUID poId, String sku, int units, UUID allocationId, String status) {
        db.insertInto(PURCHASE_ORDER_LINE)
                .set(PURCHASE_ORDER_LINE.PO_ID, poId)
                .set(PURCHASE_ORDER_LINE.LINE_NO, 1)
                .set(PURCHASE_ORDER_LINE.SKU, sku)
                .set(PURCHASE_ORDER_LINE.QUANTITY, units)
                .set(PURCHASE_ORDER_LINE.SHIPPED, status.equals("SHIPPED") ? units : 0)
                .set(PURCHASE_ORDER_LINE.UNIT_COST_MINOR, 900L)
                .set(PURCHASE_ORDER_LINE.ALLOCATION_ID, allocationId)
                .execute();
    }
}

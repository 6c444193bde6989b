package io.tributary.activities;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.DECISION_LINE;
import static io.tributary.db.schema.Tables.EXCEPTION_CASE;
import static io.tributary.db.schema.Tables.LINE_EXCLUSION;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.PICK_TASK;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.db.purchasing.LineQuantity;
import io.tributary.domain.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders through the real workflows, activities and database. */
class OrderFlowIT {
    private final Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void anOrderShipsFromTheNearestWarehouseAndEnds() {
        engine.stock("W1", "CUP", 10);
        engine.stock("W2", "CUP", 10);
        UUID order = engine.order("CUP", 4);
        engine.until(order, "RELEASED");
        assertThat(engine.balance("W1", "CUP")).containsExactly(10L, 4L);
        engine.pick(order, 0);
        engine.deliver(order);
        engine.until(order, "COMPLETED");
        assertThat(engine.balance("W1", "CUP")).containsExactly(6L, 0L);
        assertThat(engine.client.newUntypedWorkflowStub("order-" + order).getResult(String.class))
                .isEqualTo("COMPLETED");
        assertThat(engine.db.fetchCount(DECISION_LINE)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aDropShipOrderEndsWithItsPurchaseOrder() {
        engine.stock("S1", "LAMP", 8);
        UUID order = engine.order("LAMP", 2);
        engine.until(ready -> !ready.purchaseOrders("SENT").isEmpty());
        UUID po = engine.purchaseOrders("SENT").getFirst();
        engine.supplier().acknowledge(po, null);
        engine.supplierShips(po);
        engine.until(order, "SHIPPED");
        engine.deliver(order);
        engine.until(order, "COMPLETED");
        engine.until(ready -> ready.purchaseOrders("DELIVERED").contains(po));
        assertThat(engine.balance("S1", "LAMP")).containsExactly(6L, 0L);
    }

    @Test
    void aRejectedPurchaseOrderComesBackAndIsServedElsewhere() {
        engine.stock("S1", "LAMP", 8);
        UUID order = engine.order("LAMP", 2);
        engine.until(ready -> !ready.purchaseOrders("SENT").isEmpty());
        engine.stock("W2", "LAMP", 5);
        engine.supplier().reject(engine.purchaseOrders("SENT").getFirst(), "machine broke");
        engine.until(ready ->
                ready.db.fetchExists(ALLOCATION, ALLOCATION.ORDER_ID.eq(order), ALLOCATION.NODE_CODE.eq("W2")));
        engine.until(order, "RELEASED");
        assertThat(engine.balance("S1", "LAMP")).containsExactly(8L, 0L);
        assertThat(engine.db.fetchCount(LINE_EXCLUSION, LINE_EXCLUSION.NODE_CODE.eq("S1")))
                .isEqualTo(1);
    }

    @Test
    void anUnansweredPurchaseOrderExpiresAndTheUnitsWaitForSupply() {
        engine.stock("S1", "LAMP", 8);
        UUID order = engine.order("LAMP", 2);
        engine.until(ready -> !ready.purchaseOrders("EXPIRED").isEmpty());
        engine.until(order, "POOLED");
        assertThat(engine.balance("S1", "LAMP")).containsExactly(8L, 0L);
    }

    @Test
    void aCounterOfferOfNearlyAllIsTakenAndTheRestComesBack() {
        UUID order = countered(9);
        engine.until(ready -> !ready.purchaseOrders("ACKNOWLEDGED").isEmpty());
        engine.until(order, "POOLED");
        assertThat(engine.db
                        .select(ORDER_LINE.OPEN_UNITS, ORDER_LINE.RELEASED_UNITS)
                        .from(ORDER_LINE)
                        .where(ORDER_LINE.ORDER_ID.eq(order))
                        .fetchSingle()
                        .intoList())
                .containsExactly(1, 9);
    }

    @Test
    void aCounterOfferOfALittleIsDeclined() {
        UUID order = countered(2);
        engine.until(ready -> !ready.purchaseOrders("REJECTED").isEmpty());
        engine.until(order, "POOLED");
        assertThat(engine.balance("S1", "CUP")).containsExactly(20L, 0L);
    }

    @Test
    void aCounterOfferInBetweenIsAskedAndDecided() {
        countered(7);
        engine.until(ready -> ready.db.fetchExists(EXCEPTION_CASE, EXCEPTION_CASE.KIND.eq("COUNTER_OFFER")));
        UUID po = engine.purchaseOrders("COUNTERED").getFirst();
        engine.commands.decideCounter(po, "d1", true, "operator");
        assertThat(engine.purchaseOrders("ACKNOWLEDGED")).containsExactly(po);
    }

    private UUID countered(int units) {
        engine.stock("S1", "CUP", 20);
        UUID order = engine.order("CUP", 10);
        engine.until(ready -> !ready.purchaseOrders("SENT").isEmpty());
        UUID po = engine.purchaseOrders("SENT").getFirst();
        engine.supplier().counter(po, engine.time.now().plus(Duration.ofDays(5)), List.of(new LineQuantity(1, units)));
        return order;
    }

    @Test
    void aShortPickComesBackAndGoesToTheOtherWarehouse() {
        engine.stock("W1", "CUP", 10);
        engine.stock("W2", "CUP", 10);
        UUID order = engine.order("CUP", 4);
        engine.until(order, "RELEASED");
        engine.pick(order, 1);
        engine.until(ready -> ready.db.fetchExists(
                ALLOCATION,
                ALLOCATION.ORDER_ID.eq(order),
                ALLOCATION.NODE_CODE.eq("W2"),
                ALLOCATION.STATUS.eq("RELEASED")));
        engine.pick(order, 0);
        engine.deliver(order);
        engine.until(order, "COMPLETED");
        assertThat(engine.balance("W1", "CUP")).containsExactly(6L, 0L);
        assertThat(engine.balance("W2", "CUP")).containsExactly(9L, 0L);
    }

    @Test
    void aCancelledOrderGivesEverythingBack() {
        engine.stock("W1", "CUP", 10);
        UUID order = engine.order("CUP", 4);
        engine.until(order, "RELEASED");
        var reply = engine.commands.cancel(order, "c1", "BUYER_CHANGED_MIND");
        assertThat(reply.cancelledUnits()).isEqualTo(4);
        assertThat(engine.status(order)).isEqualTo("CANCELLED");
        assertThat(engine.balance("W1", "CUP")).containsExactly(10L, 0L);
        assertThat(engine.db.fetchCount(PICK_TASK, PICK_TASK.STATUS.eq("CANCELLED")))
                .isEqualTo(1);
        assertThatThrownBy(() -> engine.commands.cancel(order, "c2", "AGAIN")).isInstanceOf(RefusedException.class);
    }

    @Test
    void anOrderCanBeCancelledTheMomentItIsPlaced() {
        engine.stock("W1", "CUP", 10);
        UUID order = engine.order("CUP", 4);
        assertThat(engine.commands.cancel(order, "c1", "BUYER_CHANGED_MIND").cancelledUnits())
                .isEqualTo(4);
        engine.until(order, "CANCELLED");
    }

    @Test
    void aCancelledDropShipWithdrawsItsPurchaseOrder() {
        engine.stock("S1", "LAMP", 8);
        UUID order = engine.order("LAMP", 2);
        engine.until(ready -> !ready.purchaseOrders("SENT").isEmpty());
        engine.commands.cancel(order, "c1", "BUYER_CHANGED_MIND");
        assertThat(engine.purchaseOrders("CANCELLED")).hasSize(1);
        assertThat(engine.balance("S1", "LAMP")).containsExactly(8L, 0L);
        engine.until(ready -> ready.db.fetchExists(PURCHASE_ORDER, PURCHASE_ORDER.CLOSED_AT.isNotNull()));
    }

    @Test
    void theLastUnitIsSoldOnce() {
        engine.stock("W1", "CUP", 1);
        UUID first = engine.order("CUP", 1);
        UUID second = engine.order("CUP", 1);
        engine.until(ready -> List.of(ready.status(first), ready.status(second)).contains("RELEASED"));
        assertThat(engine.balance("W1", "CUP")).containsExactly(1L, 1L);
        assertThat(List.of(engine.status(first), engine.status(second))).contains("POOLED");
    }

    @Test
    void workflowsAreRestartedFromTheDatabase() {
        engine.stock("W1", "CUP", 10);
        UUID order = engine.order("CUP", 4);
        engine.until(order, "RELEASED");
        engine.client.newUntypedWorkflowStub("order-" + order).terminate("the server lost it");
        engine.pick(order, 0);
        engine.deliver(order);
        engine.until(order, "COMPLETED");
        assertThat(engine.balance("W1", "CUP")).containsExactly(6L, 0L);
    }

    @Test
    void aRiskyLineIsReroutedToAnotherNode() {
        engine.stock("W1", "CUP", 10);
        engine.stock("W2", "CUP", 10);
        engine.deliveries("W1", 45, 55);
        engine.deliveries("W2", 1, 60);
        UUID order = engine.order("CUP", 4);
        engine.until(order, "RELEASED");
        assertThat(engine.balance("W2", "CUP")).containsExactly(10L, 4L);
        assertThat(line(order)).containsExactly("REROUTED", true);
    }

    @Test
    void aRiskyLineWithoutAWayAroundIsHeldUntilAnOperatorDeclines() {
        heldOrder();
        UUID order = engine.order("CUP", 4);
        engine.until(order, "HELD");
        engine.commands.decideHold(order, "d1", false, "operator");
        assertThat(engine.status(order)).isEqualTo("CANCELLED");
        assertThat(line(order)).containsExactly("DECLINED", true);
        assertThat(engine.db.fetchCount(EXCEPTION_CASE, EXCEPTION_CASE.RESOLUTION.eq("DECLINE")))
                .isEqualTo(1);
    }

    @Test
    void aHeldLineThatNobodyDecidesIsReleasedByDefault() {
        heldOrder();
        UUID order = engine.order("CUP", 4);
        engine.until(order, "RELEASED");
        assertThat(line(order)).containsExactly("CLEAR", true);
        assertThat(engine.db.fetchCount(EXCEPTION_CASE, EXCEPTION_CASE.RESOLVED_BY.eq("policy")))
                .isEqualTo(1);
    }

    private void heldOrder() {
        engine.stock("W1", "CUP", 10);
        engine.deliveries("W1", 30, 0);
    }

    private List<Object> line(UUID order) {
        return engine.db
                .select(ORDER_LINE.SCREENING, ORDER_LINE.FLAGGED)
                .from(ORDER_LINE)
                .where(ORDER_LINE.ORDER_ID.eq(order))
                .fetchSingle()
                .intoList();
    }

    @Test
    void aLineThatNoNodeHasWholeIsServedInParts() {
        engine.stock("W1", "CUP", 6);
        engine.stock("W2", "CUP", 5);
        UUID order = engine.order("CUP", 10);
        engine.until(ready -> ready.db.fetchCount(PICK_TASK) == 2);
        assertThat(engine.balance("W1", "CUP")).containsExactly(6L, 6L);
        assertThat(engine.balance("W2", "CUP")).containsExactly(5L, 4L);
        assertThat(engine.status(order)).isEqualTo("RELEASED");
    }
}

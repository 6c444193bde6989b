package io.tributary.activities;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.LINE_EXCLUSION;
import static io.tributary.db.schema.Tables.PICK_TASK;
import static io.tributary.db.schema.Tables.PROMISE;
import static io.tributary.db.schema.Tables.REALLOCATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.activities.allocation.PoolReturns;
import io.tributary.db.catalog.NetworkSwitches;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a closed node or a missed cut-off leaves behind is served by the next wave, from somewhere else. */
class PoolReturnsIT {
    private final Engine engine = new Engine();
    private final PoolReturns returns = new PoolReturns(engine.db, engine.time);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void linesOfAClosedWarehouseAreServedByAnother() {
        UUID order = releasedFromW1();
        new NetworkSwitches(engine.db, engine.time.clock()).node("W1", false, "flood");
        assertThat(returns.sweep()).isEqualTo(1);
        engine.until(ready -> releasedFrom(order, "W2"));
        assertThat(engine.balance("W1", "CUP")).containsExactly(10L, 0L);
        assertThat(engine.balance("W2", "CUP")).containsExactly(10L, 4L);
        assertThat(engine.db.fetchSingle(REALLOCATION).getReason()).isEqualTo("node closed");
        assertThat(returns.sweep()).isZero();
    }

    @Test
    void linesOfAClosedLaneAreServedByAnother() {
        UUID order = releasedFromW1();
        new NetworkSwitches(engine.db, engine.time.clock()).lane("W1", "31", false, "road works");
        returns.sweep();
        engine.until(ready -> releasedFrom(order, "W2"));
        assertThat(engine.balance("W1", "CUP")).containsExactly(10L, 0L);
    }

    @Test
    void aPurchaseOrderThatIsNotConfirmedIsWithdrawnFromAClosedSupplier() {
        engine.stock("S1", "LAMP", 8);
        UUID order = engine.order("LAMP", 2);
        engine.until(ready -> !ready.purchaseOrders("SENT").isEmpty());
        engine.stock("W2", "LAMP", 5);
        new NetworkSwitches(engine.db, engine.time.clock()).node("S1", false, "strike");
        returns.sweep();
        engine.until(ready -> releasedFrom(order, "W2"));
        assertThat(engine.purchaseOrders("CANCELLED")).hasSize(1);
        assertThat(engine.balance("S1", "LAMP")).containsExactly(8L, 0L);
    }

    @Test
    void promisesOfAClosedNodeAreMadeAnew() {
        engine.stock("W1", "CUP", 10);
        engine.stock("W2", "CUP", 10);
        UUID order = engine.order("CUP", 4);
        new NetworkSwitches(engine.db, engine.time.clock()).node("W1", false, "flood");
        returns.sweep();
        engine.until(ready -> releasedFrom(order, "W2"));
        assertThat(engine.db.fetchCount(PROMISE, PROMISE.NODE_CODE.eq("W1"), PROMISE.UNITS.gt(0)))
                .isZero();
    }

    @Test
    void aMissedCutOffComesBackWithoutThatNode() {
        UUID order = releasedFromW1();
        assertThat(returns.sweep()).isZero(); // its day of grace is not over
        engine.db.execute("update pick_task set due_at = due_at - interval '30 days'");
        assertThat(returns.sweep()).isEqualTo(1);
        engine.until(ready -> releasedFrom(order, "W2"));
        assertThat(engine.balance("W1", "CUP")).containsExactly(10L, 0L);
        assertThat(engine.db.fetchSingle(LINE_EXCLUSION).getReason()).isEqualTo("not picked in time");
        assertThat(engine.db.fetchCount(PICK_TASK, PICK_TASK.STATUS.eq("CANCELLED")))
                .isEqualTo(1);
    }

    private UUID releasedFromW1() {
        engine.stock("W1", "CUP", 10);
        engine.stock("W2", "CUP", 10);
        UUID order = engine.order("CUP", 4);
        engine.until(ready -> releasedFrom(order, "W1"));
        return order;
    }

    private boolean releasedFrom(UUID order, String node) {
        return engine.db.fetchExists(
                ALLOCATION,
                ALLOCATION.ORDER_ID.eq(order),
                ALLOCATION.NODE_CODE.eq(node),
                ALLOCATION.STATUS.eq("RELEASED"));
    }
}

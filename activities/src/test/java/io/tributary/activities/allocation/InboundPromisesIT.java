package io.tributary.activities.allocation;

import static io.tributary.activities.allocation.TermsDesk.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.activities.order.OrderIntake.Taken;
import io.tributary.db.TestNetwork;
import io.tributary.db.TestOrders;
import io.tributary.db.order.SoftPromise;
import io.tributary.db.purchasing.Receipts;
import io.tributary.domain.order.OrderConditions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Stock on its way is promised once, with its date, and committed when it is there. Ten of B are in W1. */
class InboundPromisesIT {
    private static final Instant DUE = TestNetwork.NOW.plus(Duration.ofDays(10));

    private final TermsDesk desk = new TermsDesk();

    @Test
    void whatIsOnItsWayIsPromisedWithItsDateAndOnce() {
        TestOrders.restock(desk.db, "ACKNOWLEDGED", 12);

        UUID shelf = desk.order(OrderConditions.PLAIN, line("B", 8));
        UUID coming = desk.order(OrderConditions.PLAIN, line("B", 9));
        UUID tooMuch = desk.order(OrderConditions.PLAIN, line("B", 9));
        UUID rest = desk.order(OrderConditions.PLAIN, line("B", 3));

        assertThat(desk.promised(shelf).getFirst().get("from_inbound")).isEqualTo(false);
        var promise = desk.promised(coming).getFirst();
        assertThat(promise.get("inbound_at", Instant.class)).isEqualTo(DUE);
        // The wave after it (4 h), then 24 hours of handling and 24 on the road.
        assertThat(promise.get("deliver_by", Instant.class)).isEqualTo(DUE.plus(Duration.ofHours(52)));
        assertThat(desk.promised(tooMuch).getFirst().get("from_inbound")).isEqualTo(false);
        assertThat(desk.promised(rest).getFirst().get("from_inbound")).isEqualTo(true);
    }

    @Test
    void whatIsNotConfirmedIsNoPromise() {
        TestOrders.restock(desk.db, "SENT", 12);

        UUID order = desk.order(OrderConditions.PLAIN, line("B", 11));

        assertThat(desk.promised(order).getFirst().get("from_inbound")).isEqualTo(false);
    }

    @Test
    void aWaveLetsItWaitAndCommitsItWhenItIsThere() {
        UUID po = TestOrders.restock(desk.db, "SHIPPED", 12);
        UUID shelf = desk.order(OrderConditions.PLAIN, line("B", 8));
        UUID coming = desk.order(OrderConditions.PLAIN, line("B", 9));

        desk.wave();
        assertThat(desk.allocated(shelf)).hasSize(1);
        assertThat(desk.allocated(coming)).isEmpty();

        desk.later(Duration.ofDays(9));
        new Receipts(desk.db, () -> desk.now).receive(po, List.of(new Receipts.Received(1, 12, 0)));
        // 14 are free, 9 of them promised to the line that waited: they are not promised again.
        UUID late = desk.order(OrderConditions.PLAIN, line("B", 6));
        assertThat(desk.promised(late).getFirst().get("units", int.class)).isLessThanOrEqualTo(5);
        desk.wave();
        assertThat(desk.allocated(coming).getFirst().get("quantity")).isEqualTo(9);
        assertThat(desk.events(coming, "PROMISE_MOVED")).isEmpty();
    }

    @Test
    void whenTheSupplierFailsTheWaveDecidesAndSaysThatTheDateMoved() {
        UUID po = TestOrders.restock(desk.db, "ACKNOWLEDGED", 12);
        desk.db.execute("update stock_balance set safety_stock = 0");
        desk.order(OrderConditions.PLAIN, line("B", 10));
        desk.wave();
        UUID coming = desk.order(OrderConditions.PLAIN, line("B", 9));
        assertThat(desk.promised(coming).getFirst().get("from_inbound")).isEqualTo(true);

        desk.db.execute("update purchase_order set status = 'CANCELLED' where id = ?", po);
        desk.later(Duration.ofDays(13));
        TestNetwork.put(desk.db, "stock", "node_code,sku,on_hand\nW1,B,30");
        desk.wave();

        assertThat(desk.allocated(coming)).hasSize(1);
        var moved = desk.events(coming, "PROMISE_MOVED");
        assertThat(moved).hasSize(1);
        assertThat(moved.getFirst().get("detail").toString())
                .contains(DUE.plus(Duration.ofHours(52)).toString(), "W1 takes it on later");
        var line = desk.db.fetchSingle(
                "select told_deliver_by, moved_deliver_by from order_line where order_id = ?", coming);
        assertThat(line.get("moved_deliver_by", Instant.class)).isAfter(line.get("told_deliver_by", Instant.class));
    }

    @Test
    void manyOrdersAtOnceAreNotPromisedTheSameUnits() throws Exception {
        TestOrders.restock(desk.db, "ACKNOWLEDGED", 40);
        desk.order(OrderConditions.PLAIN, line("B", 10));
        List<Callable<Taken>> buyers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            buyers.add(() -> desk.take(OrderConditions.PLAIN, line("B", 7)));
        }
        List<SoftPromise> promises = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(6)) {
            for (var taken : pool.invokeAll(buyers)) {
                promises.add(taken.get().lines().getFirst().promise());
            }
        }
        assertThat(promises)
                .filteredOn(promise -> promise instanceof SoftPromise.FromStock stock && stock.inboundAt() != null)
                .hasSize(5);
    }
}

package io.tributary.db.purchasing;

import static io.tributary.db.schema.Tables.DELIVERY_HISTORY;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.OUTBOX;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.SHIPMENT;
import static io.tributary.db.schema.Tables.STOCK_BALANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.db.TestNetwork;
import io.tributary.db.TestOrders;
import io.tributary.db.fulfilment.DeliveryFacts;
import io.tributary.db.purchasing.Receipts.Received;
import io.tributary.db.purchasing.SupplierShipments.Notice;
import io.tributary.domain.purchasing.PurchaseOrderStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

class SupplierFactsIT {
    private final DSLContext db = TestNetwork.fresh();
    private final InstantSource clock = InstantSource.fixed(TestNetwork.NOW);
    private final SupplierAnswers answers = new SupplierAnswers(db, clock);
    private final SupplierShipments shipments = new SupplierShipments(db, clock);
    private final Receipts receipts = new Receipts(db, clock);

    @Test
    void acknowledgingTwiceIsOnce() {
        UUID po = TestOrders.restock(db, "SENT", 30);
        var first = answers.acknowledge(po, null);
        assertThat(first.status()).isEqualTo(PurchaseOrderStatus.ACKNOWLEDGED);
        assertThat(answers.acknowledge(po, null)).isEqualTo(first);
        assertThat(db.fetchValues(OUTBOX.KIND)).containsExactly("PURCHASE_ORDER_PROGRESSED");
        assertThatThrownBy(() -> answers.counter(po, TestNetwork.NOW, List.of(new LineQuantity(1, 5))))
                .hasMessageContaining("cannot be countered");
    }

    @Test
    void aCounterOfferKeepsWhatWasAsked() {
        UUID po = TestOrders.restock(db, "SENT", 30);
        var later = TestNetwork.NOW.plus(Duration.ofDays(9));
        assertThat(answers.counter(po, later, List.of(new LineQuantity(1, 20))).status())
                .isEqualTo(PurchaseOrderStatus.COUNTERED);
        assertThat(db.fetchSingle(PURCHASE_ORDER).getCounteredShipBy()).isEqualTo(later);
        assertThatThrownBy(() -> answers.counter(po, later, List.of(new LineQuantity(1, 31))))
                .hasMessageContaining("the range is 0 to 30");
        assertThatThrownBy(() -> answers.counter(po, later, List.of(new LineQuantity(1, 10))))
                .hasMessageContaining("another counter-offer");
    }

    @Test
    void anEndedOrderCannotBeAnswered() {
        UUID po = TestOrders.restock(db, "EXPIRED", 30);
        assertThatThrownBy(() -> answers.acknowledge(po, null)).hasMessageContaining("is EXPIRED");
        assertThatThrownBy(() -> answers.reject(po, "busy")).hasMessageContaining("is EXPIRED");
    }

    @Test
    void aRestockIsShippedAndReceivedOnce() throws Exception {
        UUID po = TestOrders.restock(db, "ACKNOWLEDGED", 30);
        shipments.ship(po, new Notice("SF", "T1", List.of(new LineQuantity(1, 28))));
        Callable<PurchaseOrderState> receive = () -> receipts.receive(po, List.of(new Received(1, 25, 3)));
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<PurchaseOrderState>> all = threads.invokeAll(List.of(receive, receive, receive, receive));
            assertThat(all).extracting(Future::get).containsOnly(all.getFirst().get());
        }
        assertThat(stock("W1", "B")).isEqualTo("35/0");
        assertThat(db.fetchSingle(DELIVERY_HISTORY).getDamagedUnits()).isEqualTo(3);
        assertThatThrownBy(() -> receipts.receive(po, List.of(new Received(1, 28, 0))))
                .hasMessageContaining("with other figures");
    }

    @Test
    void aDropShipIsAParcelToTheBuyer() {
        var placed = TestOrders.dropShip(db, "ACKNOWLEDGED", 5);
        Notice notice = new Notice("SF", "T1", List.of(new LineQuantity(1, 3)));
        var state = shipments.ship(placed.poId(), notice);
        assertThat(shipments.ship(placed.poId(), notice)).isEqualTo(state);
        assertThat(stock("D1", "A")).isEqualTo("17/0");
        var line = db.fetchSingle(ORDER_LINE, ORDER_LINE.ID.eq(placed.order().lineId()));
        assertThat(line.getShippedUnits()).isEqualTo(3);
        assertThat(line.getOpenUnits()).isEqualTo(2);

        UUID shipment = db.fetchSingle(SHIPMENT).getId();
        new DeliveryFacts(db, clock)
                .deliver(
                        shipment,
                        List.of(new DeliveryFacts.Handed(placed.order().allocationId(), 3, 0, 0)));
        assertThat(db.fetchSingle(PURCHASE_ORDER).getStatus()).isEqualTo("DELIVERED");
        assertThat(db.fetchSingle(DELIVERY_HISTORY).getSupplierCode()).isEqualTo("S1");
    }

    @Test
    void aFeedNeverUncoversWhatIsReserved() {
        TestOrders.dropShip(db, "SENT", 5);
        SupplierStockFeed feed = new SupplierStockFeed(db, clock);
        feed.feed("S1", List.of(new SupplierStockFeed.Level("A", 2), new SupplierStockFeed.Level("C", 7)));
        assertThat(stock("D1", "A")).isEqualTo("5/5");
        assertThat(stock("D1", "C")).isEqualTo("7/0");
        assertThatThrownBy(() -> feed.feed("S2", List.of())).hasMessageContaining("does not drop-ship");
        assertThatThrownBy(() -> feed.feed("S1", List.of(new SupplierStockFeed.Level("Z", 2))))
                .hasMessageContaining("no SKUs [Z]");
    }

    private String stock(String node, String sku) {
        var balance =
                db.fetchSingle(STOCK_BALANCE, STOCK_BALANCE.NODE_CODE.eq(node).and(STOCK_BALANCE.SKU.eq(sku)));
        return balance.getOnHand() + "/" + balance.getReserved();
    }
}

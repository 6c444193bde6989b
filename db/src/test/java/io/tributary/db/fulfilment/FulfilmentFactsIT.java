package io.tributary.db.fulfilment;

import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.DELIVERY_HISTORY;
import static io.tributary.db.schema.Tables.LINE_EXCLUSION;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.OUTBOX;
import static io.tributary.db.schema.Tables.STOCK_BALANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.db.TestNetwork;
import io.tributary.db.TestOrders;
import io.tributary.db.fulfilment.DeliveryFacts.Handed;
import io.tributary.db.fulfilment.PickTaskFacts.Picked;
import io.tributary.db.fulfilment.PickTaskFacts.Report;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

class FulfilmentFactsIT {
    private final DSLContext db = TestNetwork.fresh();
    private final InstantSource clock = InstantSource.fixed(TestNetwork.NOW);
    private final PickTaskFacts picks = new PickTaskFacts(db, clock);
    private final DeliveryFacts deliveries = new DeliveryFacts(db, clock);
    private final TestOrders.Released order = TestOrders.releasedToWarehouse(db, "W1", "A", 4);

    @Test
    void shippingMovesUnitsAndStock() {
        var shipped = ship(4);
        assertThat(shipped.shippedUnits()).isEqualTo(4);
        assertThat(units()).isEqualTo("open 0 released 0 shipped 4 delivered 0");
        assertThat(stock("W1", "A")).isEqualTo("6/0");
        assertThat(status()).isEqualTo("SHIPPED");
    }

    @Test
    void aShortPickComesBackWithoutThatNode() {
        var shipped = ship(1);
        assertThat(shipped.shortUnits()).isEqualTo(3);
        assertThat(units()).isEqualTo("open 3 released 0 shipped 1 delivered 0");
        assertThat(stock("W1", "A")).isEqualTo("6/0");
        assertThat(db.fetchSingle(LINE_EXCLUSION).getNodeCode()).isEqualTo("W1");
        assertThat(db.fetchValues(OUTBOX.KIND)).containsExactly("ORDER_PROGRESSED");
        assertThat(db.fetchSingle(DELIVERY_HISTORY).getFailed()).isEqualTo("SHORT_PICK");
    }

    @Test
    void nothingThereShipsNothing() {
        var shipped = ship(0);
        assertThat(shipped.shipmentId()).isNull();
        assertThat(units()).isEqualTo("open 4 released 0 shipped 0 delivered 0");
        assertThatThrownBy(() -> ship(0)).isInstanceOf(RefusedException.class);
    }

    @Test
    void theSameReportTwiceIsOne() {
        assertThat(ship(3)).isEqualTo(ship(3));
        assertThat(stock("W1", "A")).isEqualTo("6/0");
        assertThatThrownBy(() -> ship(4))
                .satisfies(refused ->
                        assertThat(((RefusedException) refused).code()).isEqualTo(ErrorCode.ALREADY_ANSWERED));
    }

    @Test
    void twoReportsAtOnceShipOnce() throws Exception {
        Callable<PickTaskFacts.Shipped> report = () -> ship(4);
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<PickTaskFacts.Shipped>> all = threads.invokeAll(List.of(report, report, report, report));
            assertThat(all).extracting(Future::get).containsOnly(all.getFirst().get());
        }
        assertThat(stock("W1", "A")).isEqualTo("6/0");
        assertThat(units()).isEqualTo("open 0 released 0 shipped 4 delivered 0");
    }

    @Test
    void refusesWhatTheTaskDoesNotAskFor() {
        assertThatThrownBy(() -> ship(5)).hasMessageContaining("asks for 4");
        assertThatThrownBy(() -> picks.ship(order.pickTaskId(), new Report("SF", "T1", List.of())))
                .hasMessageContaining("Maybe a line is missing");
        assertThatThrownBy(() -> picks.ship(UUID.randomUUID(), new Report("SF", "T1", List.of())))
                .hasMessageContaining("There is no pick task");
        assertThat(units()).isEqualTo("open 0 released 4 shipped 0 delivered 0");
    }

    @Test
    void deliveryEndsTheOrder() {
        var delivered = deliver(ship(4), 4, 0, 0);
        assertThat(delivered.deliveredUnits()).isEqualTo(4);
        assertThat(status()).isEqualTo("COMPLETED");
        assertThat(db.fetchSingle(DELIVERY_HISTORY).getUnits()).isEqualTo(4);
    }

    @Test
    void damagedAndWrongUnitsComeBack() {
        var shipped = ship(4);
        var delivered = deliver(shipped, 2, 1, 1);
        assertThat(delivered.cameBackUnits()).isEqualTo(2);
        assertThat(units()).isEqualTo("open 2 released 0 shipped 0 delivered 2");
        assertThat(deliver(shipped, 2, 1, 1)).isEqualTo(delivered);
        assertThatThrownBy(() -> deliver(shipped, 4, 0, 0)).hasMessageContaining("with other figures");
        assertThatThrownBy(() -> deliver(shipped, 4, 1, 0)).hasMessageContaining("must add up");
    }

    @Test
    void aReturnGoesBackToItsWarehouse() {
        Returns returns = new Returns(db, clock);
        assertThatThrownBy(() -> returns.request("r0", order.orderId(), 1, 1, "x"))
                .satisfies(refused ->
                        assertThat(((RefusedException) refused).code()).isEqualTo(ErrorCode.TOO_EARLY));
        deliver(ship(4), 4, 0, 0);
        var returned = returns.request("r1", order.orderId(), 1, 3, "too many");
        assertThat(returned.refundMinor()).isEqualTo(6000);
        assertThat(returned.restocked()).isTrue();
        assertThat(returns.request("r1", order.orderId(), 1, 3, "too many")).isEqualTo(returned);
        assertThat(stock("W1", "A")).isEqualTo("9/0");
        assertThatThrownBy(() -> returns.request("r2", order.orderId(), 1, 2, "x"))
                .hasMessageContaining("1 are delivered");
    }

    private PickTaskFacts.Shipped ship(int units) {
        return picks.ship(order.pickTaskId(), new Report("SF", "T1", List.of(new Picked(order.allocationId(), units))));
    }

    private DeliveryFacts.Delivered deliver(PickTaskFacts.Shipped shipped, int good, int damaged, int wrong) {
        return deliveries.deliver(
                shipped.shipmentId(), List.of(new Handed(order.allocationId(), good, damaged, wrong)));
    }

    private String units() {
        var line = db.fetchSingle(ORDER_LINE, ORDER_LINE.ID.eq(order.lineId()));
        return "open " + line.getOpenUnits() + " released " + line.getReleasedUnits() + " shipped "
                + line.getShippedUnits() + " delivered " + line.getDeliveredUnits();
    }

    private String stock(String node, String sku) {
        var balance =
                db.fetchSingle(STOCK_BALANCE, STOCK_BALANCE.NODE_CODE.eq(node).and(STOCK_BALANCE.SKU.eq(sku)));
        return balance.getOnHand() + "/" + balance.getReserved();
    }

    private String status() {
        return db.fetchSingle(CUSTOMER_ORDER, CUSTOMER_ORDER.ID.eq(order.orderId()))
                .getStatus();
    }
}

package io.tributary.simulator.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulator.world.Api;
import io.tributary.simulator.world.FakeApi;
import io.tributary.simulator.world.OrderDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class FileOrdersTest {
    private static final double AT_ONCE = 1e9;

    @TempDir
    Path folder;

    private final FakeApi fake = new FakeApi();
    private final Api api = fake.client();
    private final OrderDesk desk = new OrderDesk(api);
    private OrderBook book;

    @BeforeEach
    void read() throws Exception {
        Path file = Files.write(
                folder.resolve("orders.csv"),
                List.of(
                        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
                        "1,10001,MUG,3,2011-01-04 10:00:00,1.95,7,United Kingdom",
                        "2,10001,MUG,5,2011-01-04 11:00:00,1.95,7,United Kingdom",
                        "C3,10001,MUG,-5,2011-01-04 12:00:00,1.95,7,United Kingdom",
                        "C4,10001,MUG,-2,2011-01-04 13:00:00,1.95,7,United Kingdom"));
        book = OrderBook.read(file);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private FileOrders orders() {
        return new FileOrders(book, AT_ONCE, api, desk, folder.resolve("position"));
    }

    /** Looks until the file is at its end and both orders are answered. */
    private FileOrders play() throws InterruptedException {
        FileOrders orders = orders();
        while (!orders.finished() || orders.outcome().answers().size() < 2) {
            orders.look();
            Thread.onSpinWait();
        }
        return orders;
    }

    private void order(String id, String status, boolean closed, int delivered, int returned) {
        fake.on("GET /v1/orders/" + id, """
                {"id": "%s", "status": "%s", "closedAt": %s,
                 "lines": [{"lineNo": 1, "sku": "10001", "deliveredUnits": %d, "returnedUnits": %d}]}""".formatted(
                        id, status, closed ? "\"2011-01-06T00:00:00Z\"" : "null", delivered, returned));
    }

    private void accept() {
        fake.on("POST /v1/orders", new FakeApi.Reply(201, "{\"id\": \"o-x\"}"));
        for (String reference : List.of("1", "2")) {
            fake.on(
                    "GET /v1/orders?q=" + reference + "&limit=20",
                    "{\"items\": [{\"id\": \"o-%s\", \"buyerReference\": \"%s\"}]}".formatted(reference, reference));
        }
    }

    @Test
    void ordersKeepTheirKeysAndReferences() throws Exception {
        accept();
        play();
        assertThat(fake.calls("POST /v1/orders"))
                .extracting(FakeApi.Call::key)
                .filteredOn(key -> key != null)
                .containsExactlyInAnyOrder("file-1", "file-2");
        assertThat(Files.readString(folder.resolve("position"))).isEqualTo("4");
    }

    @Test
    void anOpenOrderIsCancelledWhole() throws Exception {
        fake.on("POST /v1/orders", new FakeApi.Reply(201, "{\"id\": \"o-2\"}"));
        order("o-2", "POOLED", false, 0, 0);
        fake.on("POST /v1/orders/o-2/cancel", "{\"cancelledUnits\": 5, \"tooLateUnits\": 0}");
        FileOrders orders = play();
        orders.look();
        assertThat(fake.calls("POST /v1/orders/o-2/cancel")).hasSize(1);
        assertThat(orders.outcome().takenBack())
                .containsEntry(2, Outcome.CANCELLED)
                .doesNotContainKey(3);
    }

    @Test
    void whatIsDeliveredIsReturnedByUnits() throws Exception {
        fake.on("POST /v1/orders", new FakeApi.Reply(201, "{\"id\": \"o-1\"}"));
        order("o-1", "COMPLETED", true, 3, 0);
        FileOrders orders = play();
        orders.look();
        assertThat(fake.calls("POST /v1/orders/o-1/returns"))
                .extracting(FakeApi.Call::body)
                .anyMatch(body -> body.contains("\"quantity\":2"));
        assertThat(orders.outcome().takenBack()).containsEntry(3, Outcome.RETURNED);
    }

    @Test
    void aRefusedOrderHasNothingToTakeBack() throws Exception {
        fake.on("POST /v1/orders", new FakeApi.Reply(422, "{\"code\": \"BELOW_MARGIN\", \"detail\": \"too cheap\"}"));
        FileOrders orders = play();
        orders.look();
        assertThat(orders.outcome().answers())
                .isEqualTo(Map.of("1", "BELOW_MARGIN too cheap", "2", "BELOW_MARGIN too cheap"));
        assertThat(orders.outcome().takenBack()).isEqualTo(Map.of(2, Outcome.NO_ORDER, 3, Outcome.NO_ORDER));
    }

    @Test
    void aLaterRunFindsItsOrdersByReferenceAndReturnsNothingTwice() throws Exception {
        accept();
        order("o-1", "COMPLETED", true, 3, 2);
        order("o-2", "CANCELLED", true, 0, 0);
        var takingBack = new TakingBack(api);
        takingBack.add(2, (Event.TakenBack) book.events().get(2), true);
        takingBack.add(3, (Event.TakenBack) book.events().get(3), true);
        takingBack.look(Map.of());
        assertThat(takingBack.outcomes()).isEqualTo(Map.of(2, Outcome.CANCELLED, 3, Outcome.RETURNED));
        assertThat(fake.calls("POST /v1/orders/")).isEmpty();
    }

    @Test
    void nothingMoreIsHandedInOnceClosed() throws Exception {
        FileOrders orders = orders();
        orders.close();
        orders.look();
        assertThat(fake.calls("POST")).isEmpty();
        assertThat(orders.outcome().reached()).isZero();
    }
}

package io.tributary.simulator.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.simulator.network.Network;
import io.tributary.simulator.network.SeededNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdersNetworkTest {
    @TempDir
    Path folder;

    @Test
    void everyOrderCanBePlacedInTheNetworkOfItsFile() throws Exception {
        Path file = Files.write(
                folder.resolve("orders.csv"),
                List.of(
                        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
                        "1,10001,RED MUG,3,2011-01-05 10:00:00,1.95,7,United Kingdom",
                        "1,10002,SHOPPING BAG,3,2011-01-05 10:00:00,2.00,7,United Kingdom",
                        "2,10003,THING,5,2011-01-06 11:00:00,1,,France"));
        OrderBook book = OrderBook.read(file);
        assertConsistent(book, OrdersNetwork.of(book, 1, 24));
    }

    @Test
    void theRealFileIsSortedOutWithoutLosingALine() throws Exception {
        Path file = shared().resolve("data/orders/online_retail_ii_2011h1.csv.gz");
        assumeTrue(Files.exists(file), "the shared orders file is not here");
        OrderBook book = OrderBook.read(file);
        assertConsistent(book, OrdersNetwork.of(book, 1, 24));
        var counts = OrdersReport.write(new Outcome(book, 0, Map.of(), Map.of()), folder.resolve("report.csv"));
        long all = counts.remove("lines of the file");
        assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(all);
    }

    private static Path shared() {
        String given = System.getProperty("tributary.shared");
        return given != null ? Path.of(given) : Path.of("../../shared");
    }

    private static void assertConsistent(OrderBook book, SeededNetwork network) {
        Set<String> skus =
                network.network().skus().stream().map(Network.Sku::code).collect(Collectors.toSet());
        Set<String> buyers =
                network.network().buyers().stream().map(Network.Buyer::code).collect(Collectors.toSet());
        Set<String> offered =
                network.network().offers().stream().map(Network.Offer::sku).collect(Collectors.toSet());
        assertThat(offered).isEqualTo(skus);
        for (Event event : book.events()) {
            if (event instanceof Event.Placed order) {
                assertThat(buyers).contains(order.buyer());
                assertThat(skus)
                        .containsAll(order.lines().stream().map(Event.Line::sku).toList());
            }
        }
    }

    @Test
    void aDescriptionTellsTheCategory() {
        assertThat(OrdersNetwork.category("JUMBO BAG PINK POLKADOT")).isEqualTo("Bags");
        assertThat(OrdersNetwork.category("SET OF 6 T-LIGHTS SANTA")).isEqualTo("Lighting");
        assertThat(OrdersNetwork.category("WHO KNOWS")).isEqualTo("General");
    }
}

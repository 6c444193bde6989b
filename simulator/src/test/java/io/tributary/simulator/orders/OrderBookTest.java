package io.tributary.simulator.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderBookTest {
    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    @TempDir
    Path folder;

    private Path file(String... lines) throws IOException {
        Path file = folder.resolve("orders.csv");
        Files.writeString(file, HEADER + String.join("\n", lines) + "\n");
        return file;
    }

    private OrderBook book(String... lines) throws IOException, BadOrdersFile {
        return OrderBook.read(file(lines));
    }

    private static List<Event.Placed> orders(OrderBook book) {
        return book.events().stream()
                .filter(Event.Placed.class::isInstance)
                .map(Event.Placed.class::cast)
                .toList();
    }

    private static Map<Integer, Reason> asideByLine(OrderBook book) {
        return book.aside().stream().collect(Collectors.toMap(SetAside::line, SetAside::reason));
    }

    @Test
    void invoicesBecomeOrdersInTheirSequence() throws Exception {
        OrderBook book = book(
                "1,10001,MUG,3,2011-01-04 10:00:00,1.95,13313.0,United Kingdom",
                "1,10002a,\"BAG, RED\",1,2011-01-04 10:00:00,4.25,13313.0,United Kingdom",
                "2,10001,MUG,6,2011-01-04 10:05:00,1.95,,France");
        assertThat(orders(book)).extracting(Event.Placed::reference).containsExactly("1", "2");
        assertThat(orders(book)).extracting(Event.Placed::buyer).containsExactly("C-13313", "GUEST");
        assertThat(orders(book).getFirst().lines())
                .containsExactly(new Event.Line("10001", 3, List.of(2)), new Event.Line("10002A", 1, List.of(3)));
        assertThat(book.products()).extracting(OrderBook.Product::description).containsExactly("MUG", "BAG, RED");
    }

    @Test
    void sameGoodsTwiceInAnInvoiceArePutTogether() throws Exception {
        OrderBook book = book(
                "1,10001,MUG,3,2011-01-04 10:00:00,1.95,7,United Kingdom",
                "1,10001,MUG,4,2011-01-04 10:00:00,1.95,7,United Kingdom");
        assertThat(orders(book).getFirst().lines()).containsExactly(new Event.Line("10001", 7, List.of(2, 3)));
    }

    @Test
    void aLongInvoiceBecomesSeveralOrders() throws Exception {
        String[] lines = new String[Bookkeeper.MOST_LINES + 1];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "1," + (20000 + i) + ",THING,1,2011-01-04 10:00:00,1.95,7,United Kingdom";
        }
        assertThat(orders(book(lines))).extracting(Event.Placed::reference).containsExactly("1", "1-2");
    }

    @Test
    void everyOddLineIsSetAsideWithItsReason() throws Exception {
        OrderBook book = book(
                "1,10001,MUG,3,2011-01-04 10:00:00,1.95,7,United Kingdom",
                "1,POST,POSTAGE,1,2011-01-04 10:00:00,18.00,7,France",
                "1,BANK CHARGES,Bank Charges,1,2011-01-04 10:00:00,15.00,7,United Kingdom",
                "2,10001,,5,2011-01-04 10:01:00,0,,United Kingdom",
                "3,10001,damaged,-5,2011-01-04 10:02:00,0,,United Kingdom",
                "A4,B,Adjust bad debt,1,2011-01-04 10:03:00,-11062.06,,United Kingdom",
                "5,10001,MUG,0,2011-01-04 10:04:00,1.95,7,United Kingdom",
                "6,10001,MUG,1,2011-01-04 10:04:00,-1.95,7,United Kingdom",
                "7,10001,MUG,many,2011-01-04 10:04:00,1.95,7,United Kingdom",
                "7,10001,MUG,1,yesterday,1.95,7,United Kingdom",
                "7,10001,MUG,1",
                "C8,10001,MUG,-1,2011-01-04 10:05:00,1.95,,United Kingdom",
                "C8,10001,MUG,1,2011-01-04 10:05:00,1.95,7,United Kingdom",
                "C8,D,Discount,-1,2011-01-04 10:05:00,27.50,7,United Kingdom",
                "C8,10001,MUG,-4,2011-01-04 10:05:00,1.95,7,United Kingdom",
                "C8,10001,MUG,-1,2011-01-04 10:05:00,1.95,8,United Kingdom");
        assertThat(asideByLine(book))
                .isEqualTo(Map.ofEntries(
                        Map.entry(3, Reason.FEE_OR_SERVICE),
                        Map.entry(4, Reason.FEE_OR_SERVICE),
                        Map.entry(5, Reason.ZERO_PRICE),
                        Map.entry(6, Reason.NEGATIVE_QUANTITY),
                        Map.entry(7, Reason.NOT_AN_ORDER),
                        Map.entry(8, Reason.ZERO_QUANTITY),
                        Map.entry(9, Reason.NEGATIVE_PRICE),
                        Map.entry(10, Reason.MALFORMED),
                        Map.entry(11, Reason.MALFORMED),
                        Map.entry(12, Reason.MALFORMED),
                        Map.entry(13, Reason.CANCELLATION_WITHOUT_CUSTOMER),
                        Map.entry(14, Reason.POSITIVE_CANCELLATION),
                        Map.entry(15, Reason.FEE_OR_SERVICE),
                        Map.entry(16, Reason.CANCELLATION_WITHOUT_ORDER),
                        Map.entry(17, Reason.CANCELLATION_WITHOUT_ORDER)));
        assertThat(book.events()).hasSize(1);
        assertThat(book.lines()).isEqualTo(16);
    }

    @Test
    void aCancellationOfAllUnitsMeansTheWholeOrderAndOfSomeTheirReturn() throws Exception {
        OrderBook book = book(
                "1,10001,MUG,3,2011-01-04 10:00:00,1.95,7,United Kingdom",
                "2,10001,MUG,5,2011-01-04 11:00:00,1.95,7,United Kingdom",
                "C3,10001,MUG,-2,2011-01-05 10:00:00,1.95,7,United Kingdom",
                "C4,10001,MUG,-6,2011-01-06 10:00:00,1.95,7,United Kingdom");
        assertThat(book.events().subList(2, 5))
                .extracting(e -> ((Event.TakenBack) e).order() + " " + ((Event.TakenBack) e).whole() + " "
                        + ((Event.TakenBack) e).units().getFirst().quantity())
                .containsExactly("2 false 2", "2 true 3", "1 true 3");
    }

    @Test
    void aCancellationBeforeItsOrderIsSetAside() throws Exception {
        OrderBook book = book(
                "C1,10001,MUG,-3,2011-01-04 10:00:00,1.95,7,United Kingdom",
                "2,10001,MUG,3,2011-01-04 11:00:00,1.95,7,United Kingdom");
        assertThat(asideByLine(book)).containsEntry(2, Reason.CANCELLATION_WITHOUT_ORDER);
    }

    @Test
    void aCustomerHasOneRegionAndACountryToo() throws Exception {
        OrderBook book = book(
                "1,10001,MUG,3,2011-01-04 10:00:00,1.95,7,United Kingdom",
                "2,10001,MUG,3,2011-01-04 10:01:00,1.95,7,United Kingdom",
                "3,10001,MUG,3,2011-01-04 10:02:00,1.95,8,France",
                "4,10001,MUG,3,2011-01-04 10:03:00,1.95,9,France");
        List<String> regions = orders(book).stream().map(Event.Placed::region).toList();
        assertThat(regions.get(0)).isEqualTo(regions.get(1));
        assertThat(regions.get(2)).isEqualTo(regions.get(3));
    }

    @Test
    void readsTheOtherEditionsColumnsDatesAndCompression() throws Exception {
        Path file = folder.resolve("orders.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(("Country,Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID\r\n"
                            + "France,1,10001,\"MUG \"\"A\"\"\nTALL\",3,12/1/2010 8:26,1.95,7\r\n\r\n"
                            + "France,2,POST,POSTAGE,1,12/1/2010 8:27,1.95,7\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        OrderBook book = OrderBook.read(file);
        assertThat(orders(book)).hasSize(1);
        assertThat(book.products().getFirst().description()).isEqualTo("MUG \"A\"\nTALL");
        assertThat(asideByLine(book)).containsExactly(Map.entry(5, Reason.FEE_OR_SERVICE));
    }

    @Test
    void aFileThatIsNoneSaysSoInOneLine() throws Exception {
        assertThatThrownBy(() -> OrderBook.read(folder.resolve("nowhere.csv")))
                .isInstanceOf(BadOrdersFile.class)
                .hasMessageContaining("there is no orders file")
                .hasMessageNotContaining("\n");
        Path wrong = folder.resolve("wrong.csv");
        Files.writeString(wrong, "InvoiceNo,StockCode,Description,InvoiceDate,UnitPrice,CustomerID,Country\n");
        assertThatThrownBy(() -> OrderBook.read(wrong)).hasMessageContaining("has no column quantity");
        Path notZipped = folder.resolve("plain.csv.gz");
        Files.writeString(notZipped, HEADER);
        assertThatThrownBy(() -> OrderBook.read(notZipped)).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> book("1,POST,POSTAGE,1,2011-01-04 10:00:00,18.00,7,France"))
                .hasMessageContaining("no line that can be ordered in 1 lines");
    }
}

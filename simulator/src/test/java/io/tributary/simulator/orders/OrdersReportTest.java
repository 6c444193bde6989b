package io.tributary.simulator.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdersReportTest {
    private static final List<String> LINES = List.of(
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
            "1,10001,MUG,3,2011-01-04 10:00:00,1.95,7,United Kingdom",
            "1,10001,MUG,1,2011-01-04 10:00:00,1.95,7,United Kingdom",
            "1,POST,POSTAGE,1,2011-01-04 10:00:00,18.00,7,France",
            "2,10001,MUG,5,2011-01-04 11:00:00,1.95,7,United Kingdom",
            "C3,10001,MUG,-6,2011-01-05 10:00:00,1.95,7,United Kingdom",
            "4,10001,MUG,5,2011-01-04 12:00:00,1.95,7,United Kingdom",
            "5,10001,MUG,5,2011-01-04 13:00:00,1.95,7,United Kingdom");

    @TempDir
    Path folder;

    @Test
    void everyLineOfTheFileIsCountedOnce() throws Exception {
        Path file = Files.write(folder.resolve("orders.csv"), LINES);
        var outcome = new Outcome(
                OrderBook.read(file),
                5,
                Map.of("1", "", "2", "", "4", "UNKNOWN_SKU no such \"SKU\""),
                Map.of(2, Outcome.CANCELLED, 3, Outcome.WAITING));
        Path report = folder.resolve("out/report.csv");
        Map<String, Long> counts = OrdersReport.write(outcome, report);
        assertThat(counts)
                .isEqualTo(Map.of(
                        "lines of the file", 7L,
                        "ordered", 2L,
                        "ordered, put together with another line", 1L,
                        "set aside: FEE_OR_SERVICE", 1L,
                        "taken back: cancelled", 1L,
                        "refused by the engine", 1L,
                        "not reached within the time", 1L));
        assertThat(Files.readAllLines(report))
                .hasSize(5)
                .contains("7,4,10001,REFUSED,\"UNKNOWN_SKU no such \"\"SKU\"\"\"")
                .anyMatch(row -> row.startsWith("4,1,POST,FEE_OR_SERVICE,"));
    }

    @Test
    void anOrderThatNobodyAnsweredIsNotLostInSilence() throws Exception {
        Path file = Files.write(folder.resolve("orders.csv"), LINES);
        var outcome = new Outcome(OrderBook.read(file), 1, Map.of(), Map.of());
        assertThat(OrdersReport.write(outcome, folder.resolve("report.csv")))
                .containsEntry("handed in, not answered", 2L)
                .containsEntry("not reached within the time", 4L);
    }
}

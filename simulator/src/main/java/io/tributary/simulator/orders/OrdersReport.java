package io.tributary.simulator.orders;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says of every line of the file what became of it: counts of all, and one row for each that is not in an order. */
public final class OrdersReport {
    private final Map<String, Long> counts = new TreeMap<>();
    private final Set<Integer> counted = new HashSet<>();
    private final PrintWriter rows;

    private OrdersReport(PrintWriter rows) {
        this.rows = rows;
    }

    /** Writes the rows; answers the counts by what became of a line, and of all lines. */
    public static Map<String, Long> write(Outcome outcome, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (var out = new PrintWriter(Files.newBufferedWriter(file))) {
            var report = new OrdersReport(out);
            report.all(outcome);
            return report.counts;
        }
    }

    private void all(Outcome outcome) {
        rows.println("line,invoice,stock_code,outcome,detail");
        for (SetAside odd : outcome.book().aside()) {
            count("set aside: " + odd.reason(), 1);
            row(odd.line(), odd.invoice(), odd.stockCode(), odd.reason().name(), said(odd));
        }
        List<Event> events = outcome.book().events();
        for (int i = 0; i < events.size(); i++) {
            boolean reached = i < outcome.reached();
            switch (events.get(i)) {
                case Event.Placed order ->
                    placed(order, reached, outcome.answers().get(order.reference()));
                case Event.TakenBack back ->
                    takenBack(back, reached, outcome.takenBack().getOrDefault(i, Outcome.WAITING));
            }
        }
        count("lines of the file", outcome.book().lines());
    }

    private static String said(SetAside odd) {
        return odd.reason().meaning() + (odd.detail().isEmpty() ? "" : ": " + odd.detail());
    }

    private void placed(Event.Placed order, boolean reached, @Nullable String answer) {
        for (Event.Line line : order.lines()) {
            int merged = line.fileLines().size() - 1;
            if (!reached) {
                count("not reached within the time", merged + 1);
            } else if (answer == null) {
                count("handed in, not answered", merged + 1);
                line.fileLines().forEach(n -> row(n, order.reference(), line.sku(), "NOT_ANSWERED", ""));
            } else if (answer.isEmpty()) {
                count("ordered", 1);
                count("ordered, put together with another line", merged);
            } else {
                count("refused by the engine", merged + 1);
                line.fileLines().forEach(n -> row(n, order.reference(), line.sku(), "REFUSED", answer));
            }
        }
    }

    private void takenBack(Event.TakenBack back, boolean reached, String became) {
        for (Event.TakenUnits units : back.units()) {
            // a C-line over two orders is still one line of the file; it counts with its first
            if (counted.add(units.fileLine())) {
                count(reached ? "taken back: " + became : "not reached within the time", 1);
            }
            if (reached) {
                row(units.fileLine(), back.invoice(), units.sku(), "TAKEN_BACK", became + ", order " + back.order());
            }
        }
    }

    private void count(String what, long lines) {
        if (lines > 0) {
            counts.merge(what, lines, Long::sum);
        }
    }

    private void row(int line, String invoice, String stockCode, String outcome, String detail) {
        rows.printf(
                "%d,%s,%s,%s,\"%s\"%n",
                line, quoted(invoice), quoted(stockCode), outcome, detail.replace("\"", "\"\""));
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9 ._-]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}

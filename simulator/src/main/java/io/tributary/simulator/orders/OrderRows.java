package io.tributary.simulator.orders;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a file in the columns of UCI Online Retail II, .csv or .csv.gz, in any order of columns: invoice,
 * stock code, description, quantity, date, price, customer, country, under the names of either edition.
 */
final class OrderRows {
    private static final List<List<String>> COLUMNS = List.of(
            List.of("invoiceno", "invoice"),
            List.of("stockcode"),
            List.of("description"),
            List.of("quantity"),
            List.of("invoicedate"),
            List.of("unitprice", "price"),
            List.of("customerid"),
            List.of("country"));
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("yyyy-MM-dd[' ']['T']HH:mm[:ss]", Locale.ROOT),
            DateTimeFormatter.ofPattern("M/d/yyyy H:mm", Locale.ROOT));

    private final List<OrderRow> rows = new ArrayList<>();
    private final List<SetAside> aside = new ArrayList<>();
    private long lines;

    static OrderRows read(Path file) throws BadOrdersFile {
        if (!Files.isRegularFile(file)) {
            throw new BadOrdersFile("there is no orders file " + file + ". Maybe the path is wrong.");
        }
        var rows = new OrderRows();
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
                Reader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            rows.readAll(reader, file);
        } catch (IOException e) {
            throw new BadOrdersFile("the orders file " + file + " cannot be read: " + e.getMessage()
                    + ". Maybe it is not a .csv or .csv.gz.");
        }
        return rows;
    }

    List<OrderRow> rows() {
        return rows;
    }

    List<SetAside> aside() {
        return aside;
    }

    /** Lines of data, without the header and without blank lines. */
    long lines() {
        return lines;
    }

    private void readAll(Reader reader, Path file) throws IOException, BadOrdersFile {
        var csv = new CsvLines(reader);
        CsvLines.Cells header = csv.next();
        int[] columns = columns(header == null ? List.of() : header.cells(), file);
        int width = header == null ? 0 : header.cells().size();
        for (CsvLines.Cells cells = csv.next(); cells != null; cells = csv.next()) {
            if (cells.cells().size() > 1 || !cells.cells().getFirst().isBlank()) {
                lines++;
                read(cells, columns, width);
            }
        }
    }

    private static int[] columns(List<String> header, Path file) throws BadOrdersFile {
        List<String> names = header.stream()
                .map(h -> h.replace("\uFEFF", "").replaceAll("[\\s_]", "").toLowerCase(Locale.ROOT))
                .toList();
        int[] columns = new int[COLUMNS.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = COLUMNS.get(i).stream().mapToInt(names::indexOf).max().orElse(-1);
            if (columns[i] < 0) {
                throw new BadOrdersFile("the orders file " + file + " has no column "
                        + String.join(" or ", COLUMNS.get(i)) + ", only " + header
                        + ". Maybe it is not in the columns of UCI Online Retail II.");
            }
        }
        return columns;
    }

    private void read(CsvLines.Cells cells, int[] columns, int width) {
        Consumer<String> malformed = detail -> aside.add(
                new SetAside(cells.line(), cell(cells, columns[0]), cell(cells, columns[1]), Reason.MALFORMED, detail));
        if (cells.cells().size() != width) {
            malformed.accept(cells.cells().size() + " cells instead of " + width);
            return;
        }
        LocalDateTime at = date(cell(cells, columns[4]));
        if (at == null) {
            malformed.accept("the date '" + cell(cells, columns[4]) + "'");
            return;
        }
        try {
            rows.add(new OrderRow(
                    cells.line(),
                    cell(cells, columns[0]).toUpperCase(Locale.ROOT),
                    cell(cells, columns[1]).toUpperCase(Locale.ROOT),
                    cell(cells, columns[2]),
                    new BigDecimal(cell(cells, columns[3])).intValueExact(),
                    at,
                    new BigDecimal(cell(cells, columns[5])),
                    cell(cells, columns[6]).replaceAll("\\.0+$", ""),
                    cell(cells, columns[7])));
        } catch (ArithmeticException | NumberFormatException e) {
            malformed.accept(
                    "the quantity '" + cell(cells, columns[3]) + "' or the price '" + cell(cells, columns[5]) + "'");
        }
    }

    private static String cell(CsvLines.Cells cells, int column) {
        return column < cells.cells().size() ? cells.cells().get(column).strip() : "";
    }

    private static @Nullable LocalDateTime date(String text) {
        for (DateTimeFormatter format : DATES) {
            try {
                return LocalDateTime.parse(text, format);
            } catch (DateTimeParseException e) {
                // the next format may fit
            }
        }
        return null;
    }
}

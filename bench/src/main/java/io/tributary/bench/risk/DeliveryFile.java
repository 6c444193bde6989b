package io.tributary.bench.risk;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads delivery files: comma-separated, fields with commas in double quotes, columns by name. */
final class DeliveryFile {
    private static final List<String> COLUMNS = List.of(
            "delivery_id",
            "supplier",
            "origin",
            "destination",
            "mode",
            "fulfilled_from",
            "incoterm",
            "product_group",
            "product",
            "quantity",
            "value_usd",
            "ordered_on",
            "order_date_known",
            "promised_on",
            "delivered_on",
            "recorded_on");

    private DeliveryFile() {}

    /** @throws IllegalArgumentException with file, line and remedy, when a row is not a delivery */
    static List<Delivery> read(Path file) throws IOException {
        List<Delivery> deliveries = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String header = reader.readLine();
            List<String> names = header == null ? List.of() : cells(header);
            for (String column : COLUMNS) {
                if (!names.contains(column)) {
                    throw new IllegalArgumentException(
                            file + " has no column " + column + ". Maybe it is not a deliveries file.");
                }
            }
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                deliveries.add(delivery(names, cells(line), file + " line " + number));
            }
        }
        return deliveries;
    }

    private static Delivery delivery(List<String> names, List<String> cells, String where) {
        if (cells.size() != names.size()) {
            throw new IllegalArgumentException(
                    where + " has " + cells.size() + " fields, not " + names.size() + ". Maybe a quote is not closed.");
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(names.get(i), cells.get(i));
        }
        try {
            return new Delivery(
                    row,
                    LocalDate.parse(row.get("ordered_on")),
                    LocalDate.parse(row.get("promised_on")),
                    LocalDate.parse(row.get("delivered_on")),
                    LocalDate.parse(row.get("recorded_on")),
                    Double.parseDouble(row.get("quantity")),
                    Double.parseDouble(row.get("value_usd")));
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    where + ": " + e.getMessage() + ". Maybe a date is not yyyy-MM-dd or a number is empty.", e);
        }
    }

    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}

package io.tributary.bench.vn2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plain CSV file whose first two columns are Store and Product.
 *
 * @param header names of all columns
 * @param rows cells by {@code store,product}, in the order of the file
 */
record CsvTable(Path file, List<String> header, Map<String, List<String>> rows) {

    /** @throws IllegalArgumentException with file, line and remedy, when the file is not such a table */
    static CsvTable read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + " is no file. Maybe the name is misspelt.");
        }
        List<String> lines = Files.readAllLines(file);
        List<String> header = lines.isEmpty() ? List.of() : cells(lines.getFirst());
        if (header.size() < 3 || !header.subList(0, 2).equals(List.of("Store", "Product"))) {
            throw new IllegalArgumentException(file + " does not start with the columns Store,Product and another but "
                    + header.stream().limit(3).toList() + ". Maybe it is another file.");
        }
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                List<String> row = cells(lines.get(i));
                String where = file + " line " + (i + 1);
                if (row.size() != header.size()) {
                    throw new IllegalArgumentException(where + " has " + row.size() + " cells, not " + header.size()
                            + ". Maybe the file was cut off.");
                }
                if (rows.put(row.get(0) + "," + row.get(1), row) != null) {
                    throw new IllegalArgumentException(where + " repeats store " + row.get(0) + ", product "
                            + row.get(1) + ". Maybe two files were joined.");
                }
            }
        }
        return new CsvTable(file, header, rows);
    }

    /** The same file with its first columns only. */
    CsvTable first(int columns) {
        Map<String, List<String>> cut = new LinkedHashMap<>();
        rows.forEach((key, row) -> cut.put(key, row.subList(0, columns)));
        return new CsvTable(file, header.subList(0, columns), cut);
    }

    /** The index of a column. */
    int column(String name) {
        int at = header.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException(file + " has no column '" + name + "'. Maybe it is one of " + header);
        }
        return at;
    }

    String cell(String key, int column) {
        List<String> row = rows.get(key);
        if (row == null) {
            throw new IllegalArgumentException(
                    file + " has no row of store,product " + key + ". Maybe the files are of two competitions.");
        }
        return row.get(column);
    }

    /** Whole units, 0 or more. */
    long units(String key, int column) {
        String text = cell(key, column);
        try {
            double units = Double.parseDouble(text);
            if (units >= 0 && units <= 1e9) {
                return Math.round(units);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(bad(key, column, text), e);
        }
        throw new IllegalArgumentException(bad(key, column, text));
    }

    private String bad(String key, int column, String text) {
        return file + " has '" + text + "' as " + header.get(column) + " of store,product " + key
                + ", not 0 to 10⁹ units. Maybe a return was netted.";
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }
}

package io.tributary.simulator.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A tab-separated table that ships with the program; its first line names the columns. */
final class TextTable {
    private final String name;
    private final List<String> columns;
    private final List<Line> lines;

    private TextTable(String name, String text) {
        this.name = name;
        List<String[]> cells = text.lines().map(line -> line.split("\t", -1)).toList();
        columns = Arrays.asList(cells.getFirst());
        lines = cells.stream().skip(1).map(Line::new).toList();
    }

    static List<Line> read(String name) {
        try (InputStream in = TextTable.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The table " + name + " is not in the program. Maybe the build is old.");
            }
            return new TextTable(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)).lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line, read by column name. */
    final class Line {
        private final String[] cells;

        private Line(String[] cells) {
            this.cells = cells;
        }

        String text(String column) {
            int index = columns.indexOf(column);
            if (index < 0) {
                throw new IllegalStateException("The table " + name + " has no column " + column + ", only " + columns);
            }
            return cells[index];
        }

        double number(String column) {
            return Double.parseDouble(text(column));
        }

        int whole(String column) {
            return Integer.parseInt(text(column));
        }

        List<String> list(String column, String separator) {
            return List.of(text(column).split(Pattern.quote(separator)));
        }
    }
}

package io.tributary.db.catalog;

import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Copies checked rows into a temporary table {@code staging} that ends with the transaction. */
final class Staging {
    private static final int MOST_COMPLAINTS = 10;
    private static final int CHUNK = 1 << 16;

    private final Resource resource;
    private final List<Column> columns;
    private final List<String> complaints = new ArrayList<>();

    private Staging(Resource resource, List<Column> columns) {
        this.resource = resource;
        this.columns = columns;
    }

    /** @return the columns that the rows have */
    static List<Column> fill(Connection connection, Resource resource, TableSource rows)
            throws SQLException, IOException {
        List<Column> columns = header(resource, rows.next());
        create(connection, columns);
        new Staging(resource, columns).copy(connection, rows);
        return columns;
    }

    private static List<Column> header(Resource resource, @Nullable List<String> names) {
        if (names == null || names.isEmpty()) {
            throw wrong("Nothing was sent. Maybe the body is missing; its first line names the columns: "
                    + resource.columns().stream().map(Column::name).toList() + ".");
        }
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(column(resource, name.strip()));
        }
        Set<String> given = new HashSet<>(names.stream().map(String::strip).toList());
        List<String> missing = resource.required().stream()
                .filter(name -> !given.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            throw wrong("Line 1: the columns " + missing + " are missing. Maybe the first line is not the header.");
        }
        if (given.size() < names.size()) {
            throw wrong("Line 1: a column is named twice in " + names + ".");
        }
        return columns;
    }

    private static Column column(Resource resource, String name) {
        return resource.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong("Line 1: " + resource.name() + " have no column '" + name + "'. Maybe one of "
                        + resource.columns().stream().map(Column::name).toList() + "."));
    }

    private static void create(Connection connection, List<Column> columns) throws SQLException {
        String definitions = columns.stream()
                .map(column -> column.name() + " " + column.type().sql())
                .collect(Collectors.joining(", "));
        try (var statement = connection.createStatement()) {
            statement.execute("create temporary table staging (line integer, " + definitions + ") on commit drop");
        }
    }

    private void copy(Connection connection, TableSource rows) throws SQLException, IOException {
        CopyIn copy =
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy staging from stdin (encoding 'UTF8')");
        try {
            send(copy, rows);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("analyze staging");
        }
    }

    private void send(CopyIn copy, TableSource rows) throws SQLException, IOException {
        StringBuilder chunk = new StringBuilder(CHUNK + 1024);
        List<String> row;
        while ((row = rows.next()) != null && complaints.size() < MOST_COMPLAINTS) {
            check(rows.line(), row);
            if (complaints.isEmpty()) {
                write(chunk, rows.line(), row);
            }
            if (chunk.length() >= CHUNK) {
                flush(copy, chunk);
            }
        }
        if (!complaints.isEmpty()) {
            throw wrong(String.join("\n", complaints));
        }
        flush(copy, chunk);
    }

    private void check(int line, List<String> row) {
        if (row.size() != columns.size()) {
            complaints.add("Line " + line + ": " + row.size() + " cells where the header has " + columns.size()
                    + ". Maybe a comma inside a cell needs double quotes around the cell.");
            return;
        }
        for (int i = 0; i < row.size(); i++) {
            String complaint = columns.get(i).complaint(row.get(i));
            if (complaint != null) {
                complaints.add("Line " + line + ", column " + columns.get(i).name() + ": " + complaint);
            }
        }
    }

    private static void write(StringBuilder chunk, int line, List<String> row) {
        chunk.append(line);
        for (String cell : row) {
            chunk.append('\t');
            if (cell.isEmpty()) {
                chunk.append("\\N");
            } else {
                escape(chunk, cell);
            }
        }
        chunk.append('\n');
    }

    private static void escape(StringBuilder chunk, String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            switch (c) {
                case '\\' -> chunk.append("\\\\");
                case '\t' -> chunk.append("\\t");
                case '\n' -> chunk.append("\\n");
                case '\r' -> chunk.append("\\r");
                case '\0' -> chunk.append(' ');
                default -> chunk.append(c);
            }
        }
    }

    private static void flush(CopyIn copy, StringBuilder chunk) throws SQLException {
        byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        chunk.setLength(0);
    }

    static RefusedException wrong(String message) {
        return new RefusedException(ErrorCode.INVALID_ROW, message);
    }
}

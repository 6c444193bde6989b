package io.tributary.db.catalog;

import java.util.List;
import java.util.stream.Stream;

/**
 * A kind of row that can be imported.
 *
 * @param name as in the URL
 * @param table the table that it fills
 * @param keys the columns that name a row; a known row is updated
 * @param checks what must not hold for any row, beyond its single cells
 */
record Resource(String name, String table, List<String> keys, List<Column> columns, List<Check> checks) {
    /**
     * @param column named in the message
     * @param bad SQL over the staged row {@code t} that is true of a wrong row; {@link Resources#TODAY} is the day in UTC
     * @param message what is wrong, with a likely remedy
     */
    record Check(String column, String bad, String message) {}

    static Resource of(String name, String table, List<String> keys, Column... columns) {
        return new Resource(name, table, keys, List.of(columns), List.of());
    }

    Resource check(String column, String bad, String message) {
        return new Resource(
                name,
                table,
                keys,
                columns,
                Stream.concat(checks.stream(), Stream.of(new Check(column, bad, message)))
                        .toList());
    }

    List<String> required() {
        return columns.stream()
                .filter(column -> column.need() == Column.Need.REQUIRED)
                .map(Column::name)
                .toList();
    }
}

package io.tributary.db.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of an import.
 *
 * @param need whether a row must fill it
 * @param otherwise what an empty cell of a DEFAULTED column means, as SQL
 * @param min least value of a WHOLE or NUMBER
 * @param max greatest value of a WHOLE or NUMBER
 * @param choices the only values, when not empty
 * @param references the table whose code it must be, if any
 * @param outside why a number may be out of range
 */
record Column(
        String name,
        ColumnType type,
        Need need,
        @Nullable String otherwise,
        double min,
        double max,
        List<String> choices,
        @Nullable String references,
        String outside) {
    private static final String UNIT = "the unit differs";

    enum Need {
        REQUIRED,
        DEFAULTED,
        OPTIONAL
    }

    static Column code(String name) {
        return of(name, ColumnType.CODE);
    }

    static Column text(String name) {
        return of(name, ColumnType.TEXT);
    }

    static Column date(String name) {
        return of(name, ColumnType.DATE);
    }

    static Column time(String name) {
        return of(name, ColumnType.TIME);
    }

    static Column timeOfDay(String name) {
        return of(name, ColumnType.TIME_OF_DAY);
    }

    static Column timeZone(String name) {
        return of(name, ColumnType.TIME_ZONE);
    }

    static Column weekdays(String name) {
        return of(name, ColumnType.WEEKDAYS);
    }

    static Column whole(String name, long min, long max) {
        return new Column(name, ColumnType.WHOLE, Need.REQUIRED, null, min, max, List.of(), null, UNIT);
    }

    static Column number(String name, double min, double max) {
        return new Column(name, ColumnType.NUMBER, Need.REQUIRED, null, min, max, List.of(), null, UNIT);
    }

    static Column flag(String name) {
        return of(name, ColumnType.FLAG);
    }

    static Column choice(String name, String... choices) {
        return new Column(name, ColumnType.TEXT, Need.REQUIRED, null, 0, 0, List.of(choices), null, UNIT);
    }

    static Column reference(String name, String table) {
        return new Column(name, ColumnType.CODE, Need.REQUIRED, null, 0, 0, List.of(), table, UNIT);
    }

    Column optional() {
        return new Column(name, type, Need.OPTIONAL, null, min, max, choices, references, outside);
    }

    Column otherwise(String sql) {
        return new Column(name, type, Need.DEFAULTED, sql, min, max, choices, references, outside);
    }

    /** @param outside why a number may be out of range, in place of its unit */
    Column maybe(String outside) {
        return new Column(name, type, need, otherwise, min, max, choices, references, outside);
    }

    private static Column of(String name, ColumnType type) {
        return new Column(name, type, Need.REQUIRED, null, 0, 0, List.of(), null, UNIT);
    }

    /** What is wrong with a cell, with a likely remedy; null when nothing is. */
    @Nullable
    String complaint(@Nullable String cell) {
        if (cell == null || cell.isEmpty()) {
            return need == Need.REQUIRED ? "is empty. Maybe a comma is missing; it must be " + wanted() + "." : null;
        }
        if (!choices.isEmpty()) {
            return choices.contains(cell)
                    ? null
                    : "'" + cell + "' is not one of " + String.join(", ", choices) + ". Maybe the case differs.";
        }
        if (!type.accepts(cell)) {
            return "'" + cell + "' is not " + wanted() + ".";
        }
        return inRange(cell)
                ? null
                : "'" + cell + "' is out of range. Maybe " + outside + "; it must be " + wanted() + ".";
    }

    private boolean inRange(String cell) {
        if (type != ColumnType.WHOLE && type != ColumnType.NUMBER) {
            return true;
        }
        double value = Double.parseDouble(cell);
        return value >= min && value <= max;
    }

    /** What a cell must be, for people. */
    String wanted() {
        if (!choices.isEmpty()) {
            return "one of " + String.join(", ", choices);
        }
        boolean ranged = type == ColumnType.WHOLE || type == ColumnType.NUMBER;
        return type.description() + (ranged ? " from " + figure(min) + " to " + figure(max) : "");
    }

    private static String figure(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}

package io.tributary.db.catalog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** What a cell of an import may hold, and how PostgreSQL stores it. */
enum ColumnType {
    CODE("text", "1 to 64 characters of A-Z a-z 0-9 . _ -"),
    TEXT("text", "text of at most 200 characters"),
    WHOLE("bigint", "a whole number"),
    NUMBER("double precision", "a number with a decimal point"),
    FLAG("boolean", "true or false"),
    DATE("date", "a date like 2026-03-02"),
    TIME("timestamptz", "a time like 2026-03-02T08:30:00Z"),
    TIME_OF_DAY("time", "a time of day like 16:30"),
    TIME_ZONE("text", "a time zone like Asia/Shanghai"),
    WEEKDAYS("text", "ascending digits of 1 (Monday) to 7 (Sunday), like 12345");

    private final String sql;
    private final String description;

    ColumnType(String sql, String description) {
        this.sql = sql;
        this.description = description;
    }

    String sql() {
        return sql;
    }

    String description() {
        return description;
    }

    /** True when the text is of this type; its range is another question. */
    boolean accepts(String text) {
        return switch (this) {
            case CODE -> isCode(text);
            case TEXT -> text.length() <= 200;
            case WHOLE -> isWhole(text);
            case NUMBER -> isNumber(text);
            case FLAG -> text.equals("true") || text.equals("false");
            case DATE -> isDate(text);
            case TIME -> isTime(text);
            case TIME_OF_DAY -> text.matches("([01][0-9]|2[0-3]):[0-5][0-9]");
            case TIME_ZONE -> isTimeZone(text);
            case WEEKDAYS -> !text.isEmpty() && text.matches("1?2?3?4?5?6?7?");
        };
    }

    /** Names of places only: offsets and abbreviations mean different things to different systems. */
    private static boolean isTimeZone(String text) {
        return text.equals("UTC")
                || text.contains("/") && ZoneId.getAvailableZoneIds().contains(text);
    }

    private static boolean isCode(String text) {
        if (text.isEmpty() || text.length() > 64) {
            return false;
        }
        return text.chars()
                .allMatch(c -> c >= 'A' && c <= 'Z'
                        || c >= 'a' && c <= 'z'
                        || c >= '0' && c <= '9'
                        || c == '.'
                        || c == '_'
                        || c == '-');
    }

    private static boolean isWhole(String text) {
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Years of four digits: what is longer, PostgreSQL stores only in part. */
    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return Character.isDigit(text.charAt(0));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return Character.isDigit(text.charAt(0));
        } catch (DateTimeException e) {
            return false;
        }
    }
}

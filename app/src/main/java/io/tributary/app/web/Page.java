package io.tributary.app.web;

import io.tributary.db.Cursor;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next send it as {@code cursor} for the next page; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** @param rows one more than the limit when there is a next page */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> position) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, position.apply(items.getLast()).text());
    }
}

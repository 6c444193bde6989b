package io.tributary.db.catalog;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Objects of a JSON array as rows; the line of an object is its place in the array plus 1, as in a CSV file. */
final class JsonRows implements TableSource {
    private final List<String> header;
    private final Iterator<Map<String, Object>> rows;
    private int line = 0;

    JsonRows(List<Map<String, Object>> objects) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < objects.size(); i++) {
            // Not by indexOf(null), which some lists refuse.
            if (objects.get(i) == null) {
                throw Staging.wrong("Line " + (i + 2) + " is null. Maybe a comma too many makes an empty row.");
            }
            names.addAll(objects.get(i).keySet());
        }
        this.header = List.copyOf(names);
        this.rows = objects.iterator();
    }

    @Override
    public @Nullable List<String> next() {
        line++;
        if (line == 1) {
            return header;
        }
        if (!rows.hasNext()) {
            return null;
        }
        Map<String, Object> object = rows.next();
        List<String> cells = new ArrayList<>();
        for (String name : header) {
            Object value = object.get(name);
            cells.add(value == null ? "" : value.toString());
        }
        return cells;
    }

    @Override
    public int line() {
        return line;
    }
}

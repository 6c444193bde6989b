package io.tributary.app.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A piece of a stacked bar.
 *
 * @param x where it starts, 0 to 100
 * @param width of 100
 */
public record Segment(String name, long value, double x, double width) {
    /**
     * The pieces side by side.
     *
     * @param whole what 100 stands for
     */
    static List<Segment> stack(Map<?, ? extends Number> values, long whole) {
        var segments = new ArrayList<Segment>();
        double x = 0;
        for (var entry : values.entrySet()) {
            double width = whole <= 0 ? 0 : 100.0 * entry.getValue().longValue() / whole;
            segments.add(
                    new Segment(String.valueOf(entry.getKey()), entry.getValue().longValue(), x, width));
            x += width;
        }
        return segments;
    }
}

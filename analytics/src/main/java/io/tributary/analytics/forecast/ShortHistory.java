package io.tributary.analytics.forecast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The level of a series too short for models to compete: its own mean, drawn towards the established series of its
 * category as if those had given two periods of it. Of those the middle half counts (interquartile mean), so that one
 * giant is no measure for a newcomer.
 */
final class ShortHistory {
    private static final double BORROWED_PERIODS = 2;
    private static final int RECENT = 13;

    private final Map<String, List<Double>> established = new HashMap<>();
    private final int minHistory;

    ShortHistory(List<PreparedSeries> panel, int minHistory) {
        this.minHistory = minHistory;
        for (PreparedSeries series : panel) {
            String category = series.source().category();
            if (category != null && !tooShort(series)) {
                established.computeIfAbsent(category, key -> new ArrayList<>()).add(recent(series));
            }
        }
        established.values().forEach(Collections::sort);
    }

    boolean tooShort(PreparedSeries series) {
        return series.length() <= minHistory;
    }

    /** Base demand per period. */
    double level(PreparedSeries series) {
        double sum = 0;
        for (double base : series.base()) {
            sum += base;
        }
        String category = series.source().category();
        List<Double> others = category == null ? null : established.get(category);
        if (others == null) {
            return series.length() == 0 ? 0 : sum / series.length();
        }
        return (sum + BORROWED_PERIODS * middle(others)) / (series.length() + BORROWED_PERIODS);
    }

    private static double recent(PreparedSeries series) {
        int from = Math.max(0, series.length() - RECENT);
        double sum = 0;
        for (int i = from; i < series.length(); i++) {
            sum += series.base()[i];
        }
        return sum / (series.length() - from);
    }

    private static double middle(List<Double> sorted) {
        int cut = sorted.size() / 4;
        return sorted.subList(cut, sorted.size() - cut).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }
}

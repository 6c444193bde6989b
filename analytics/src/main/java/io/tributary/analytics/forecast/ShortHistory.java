package io.tributary.analytics.forecast;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The level of a series too short for models to compete: its own mean, drawn towards the mean of the established series
 * of its category as if those had given two periods of it.
 */
final class ShortHistory {
    private static final double BORROWED_PERIODS = 2;
    private static final int RECENT = 13;

    private final Map<String, Mean> categories = new HashMap<>();
    private final int minHistory;

    ShortHistory(List<PreparedSeries> panel, int minHistory) {
        this.minHistory = minHistory;
        for (PreparedSeries series : panel) {
            String category = series.source().category();
            if (category != null && !tooShort(series)) {
                categories.merge(category, new Mean(recent(series), 1), Mean::plus);
            }
        }
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
        Mean others = category == null ? null : categories.get(category);
        if (others == null) {
            return series.length() == 0 ? 0 : sum / series.length();
        }
        return (sum + BORROWED_PERIODS * others.value()) / (series.length() + BORROWED_PERIODS);
    }

    private static double recent(PreparedSeries series) {
        int from = Math.max(0, series.length() - RECENT);
        double sum = 0;
        for (int i = from; i < series.length(); i++) {
            sum += series.base()[i];
        }
        return sum / (series.length() - from);
    }

    private record Mean(double sum, int count) {
        Mean plus(Mean other) {
            return new Mean(sum + other.sum, count + other.count);
        }

        double value() {
            return sum / count;
        }
    }
}

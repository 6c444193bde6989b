package io.tributary.app.demand;

import io.tributary.analytics.forecast.SegmentAccuracy;
import io.tributary.db.forecast.AccuracyView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How right the forecasts of each segment were over some weeks. */
public final class SegmentAccuracies {
    private SegmentAccuracies() {}

    /** By segment, in order of their codes. */
    public static Map<String, SegmentAccuracy> of(List<AccuracyView.Week> weeks) {
        Map<String, List<AccuracyView.Week>> bySegment = new TreeMap<>();
        weeks.forEach(week -> bySegment
                .computeIfAbsent(week.segment(), key -> new ArrayList<>())
                .add(week));
        Map<String, SegmentAccuracy> accuracies = new TreeMap<>();
        bySegment.forEach((segment, own) -> accuracies.put(segment, together(own)));
        return accuracies;
    }

    /** Of all these weeks, whatever their segment. */
    public static SegmentAccuracy together(List<AccuracyView.Week> weeks) {
        return SegmentAccuracy.of(weeks.stream()
                .map(week -> new SegmentAccuracy.Week(
                        week.forecast(), week.sold(), week.absolute(), week.covered(), week.series()))
                .toList());
    }
}

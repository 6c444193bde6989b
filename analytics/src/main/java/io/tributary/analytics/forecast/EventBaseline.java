package io.tributary.analytics.forecast;

import io.tributary.analytics.demand.WeekCalendar;
import io.tributary.domain.forecast.DemandSeries;
import java.util.List;
import java.util.Set;

/**
 * What series would have sold without some kinds of events: the level that the forecast sees in them, with everything else
 * that it found to move them. What an event is held against, so that two in one week do not both count all of it.
 */
public final class EventBaseline {
    /** What is left out. */
    public enum Without {
        PROMOTION,
        FESTIVAL,
        HEAT,
        /** Yearly events, whatever their kind, which the calendar alone knows. */
        CALENDAR
    }

    private final List<EventEffects.Observed> series;

    private EventBaseline(List<EventEffects.Observed> series) {
        this.series = series;
    }

    /** @param calendar its weeks are the periods of the panel */
    public static EventBaseline of(List<DemandSeries> panel, WeekCalendar calendar) {
        return new EventBaseline(EventEffects.observe(panel, 0, calendar));
    }

    /**
     * Expected units per period of history.
     *
     * @param number of the series in the panel
     */
    public double[] expected(int number, Set<Without> without) {
        return series.get(number).without(without);
    }
}

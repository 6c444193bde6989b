package io.tributary.activities.replenishment;

import io.tributary.analytics.demand.WeekCalendar;
import io.tributary.analytics.demand.WorkingDays;
import io.tributary.analytics.demand.YearlyEvent;
import io.tributary.db.demand.CalendarEvents;
import io.tributary.db.demand.DecreedDays;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;

/** The yearly events that are planned, and the days worked as decreed or as is usual, as forecasts see them. */
public final class DemandCalendar {
    private DemandCalendar() {}

    /**
     * @param first Monday of week 0
     * @param end Monday after the last week
     * @return none when no event comes back
     */
    public static WeekCalendar of(DSLContext db, LocalDate first, LocalDate end) {
        List<YearlyEvent> events = CalendarEvents.yearly(db).stream()
                .map(plan -> YearlyEvent.of(
                        plan.name(), Objects.requireNonNull(plan.yearly()), plan.startsOn(), plan.endsOn()))
                .toList();
        if (events.isEmpty()) {
            return WeekCalendar.NONE;
        }
        var decreed = new WorkingDays(DecreedDays.off(db), DecreedDays.worked(db));
        var working = WorkingDays.expected(first.getYear(), end.getYear(), decreed);
        return WeekCalendar.of(first, (int) ChronoUnit.WEEKS.between(first, end), events, working);
    }
}

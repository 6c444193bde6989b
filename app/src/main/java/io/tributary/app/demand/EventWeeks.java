package io.tributary.app.demand;

import io.tributary.db.demand.CalendarEvents.Plan;
import io.tributary.db.demand.CalendarEvents.Week;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** The weeks that a planned event touches. A week that it covers in part gets that share of its effect. */
public final class EventWeeks {
    private EventWeeks() {}

    public static List<Week> of(Plan plan) {
        List<Week> weeks = new ArrayList<>();
        LocalDate first = plan.startsOn().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (LocalDate monday = first; !monday.isAfter(plan.endsOn()); monday = monday.plusWeeks(1)) {
            LocalDate from = plan.startsOn().isAfter(monday) ? plan.startsOn() : monday;
            LocalDate to = plan.endsOn().isBefore(monday.plusDays(6)) ? plan.endsOn() : monday.plusDays(6);
            double share = (ChronoUnit.DAYS.between(from, to) + 1) / 7.0;
            for (var factor : plan.factors().entrySet()) {
                weeks.add(new Week(factor.getKey(), monday, 1 + (factor.getValue() - 1) * share));
            }
        }
        return weeks;
    }
}

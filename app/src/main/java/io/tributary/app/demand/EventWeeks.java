package io.tributary.app.demand;

import io.tributary.analytics.demand.YearlyEvent;
import io.tributary.analytics.demand.YearlyEvent.Stay;
import io.tributary.db.demand.CalendarEvents.Plan;
import io.tributary.db.demand.CalendarEvents.Week;
import io.tributary.domain.CalendarWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The weeks that a planned event touches. A week that it covers in part gets that share of its effect. */
public final class EventWeeks {
    private static final int YEARS_BACK = 6;
    private static final int YEARS_AHEAD = 20;

    private EventWeeks() {}

    /** Of an event that comes back, those of the years around the one that it was planned in. */
    public static List<Week> of(Plan plan) {
        if (plan.yearly() == null) {
            return of(plan, plan.startsOn(), plan.endsOn());
        }
        return stays(
                        plan,
                        plan.startsOn().minusYears(YEARS_BACK),
                        plan.startsOn().plusYears(YEARS_AHEAD))
                .stream()
                .flatMap(stay -> of(plan, stay.first(), stay.last()).stream())
                .toList();
    }

    /** The Mondays of the weeks that a plan touches, whatever it is planned to do in them. */
    public static List<LocalDate> touched(Plan plan) {
        return stays(
                        plan,
                        plan.startsOn().minusYears(YEARS_BACK),
                        plan.startsOn().plusYears(YEARS_AHEAD))
                .stream()
                .flatMap(stay ->
                        CalendarWeek.monday(stay.first()).datesUntil(stay.last().plusDays(1), Period.ofWeeks(1)))
                .toList();
    }

    /** Each time that a plan comes in these days. */
    public static List<Stay> stays(Plan plan, LocalDate from, LocalDate to) {
        if (plan.yearly() == null) {
            boolean touches = !plan.endsOn().isBefore(from) && !plan.startsOn().isAfter(to);
            return touches ? List.of(new Stay(plan.startsOn(), plan.endsOn())) : List.of();
        }
        return YearlyEvent.of(plan.name(), plan.yearly(), plan.startsOn(), plan.endsOn())
                .between(from, to);
    }

    private static List<Week> of(Plan plan, LocalDate startsOn, LocalDate endsOn) {
        List<Week> weeks = new ArrayList<>();
        LocalDate first = CalendarWeek.monday(startsOn);
        for (LocalDate monday = first; !monday.isAfter(endsOn); monday = monday.plusWeeks(1)) {
            LocalDate from = startsOn.isAfter(monday) ? startsOn : monday;
            LocalDate to = endsOn.isBefore(monday.plusDays(6)) ? endsOn : monday.plusDays(6);
            double share = (ChronoUnit.DAYS.between(from, to) + 1) / 7.0;
            for (var factor : plan.factors().entrySet()) {
                weeks.add(new Week(factor.getKey(), monday, 1 + (factor.getValue() - 1) * share));
            }
        }
        return weeks;
    }
}

package io.tributary.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** Weeks of the calendar, by which demand is counted: they begin on Monday, in UTC. */
public final class CalendarWeek {
    private CalendarWeek() {}

    /** The Monday of the week that a day is in. */
    public static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The Monday of the week that a moment is in. */
    public static LocalDate monday(Instant at) {
        return monday(LocalDate.ofInstant(at, ZoneOffset.UTC));
    }
}

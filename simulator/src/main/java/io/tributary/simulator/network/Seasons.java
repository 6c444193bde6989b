package io.tributary.simulator.network;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What the calendar does to demand: festivals, sales days, the weekday and the season of a category. */
public final class Seasons {
    /** First days of the Chinese year. */
    private static final List<LocalDate> SPRING_FESTIVALS = List.of(
            LocalDate.of(2024, 2, 10),
            LocalDate.of(2025, 1, 29),
            LocalDate.of(2026, 2, 17),
            LocalDate.of(2027, 2, 6),
            LocalDate.of(2028, 1, 26),
            LocalDate.of(2029, 2, 13),
            LocalDate.of(2030, 2, 3));
    /** Weeks −4 to +3 around the festival's week: merchants stock up, close, and come back. */
    private static final double[] AROUND_SPRING_FESTIVAL = {1.15, 1.35, 1.45, .85, .30, .55, .95, 1.10};

    private static final double[] WEEKDAY = {1.12, 1.10, 1.06, 1.04, 1.02, .92, .74};

    private Seasons() {}

    /** The factor on all demand in the week of this Monday; 1 is an ordinary week. */
    public static double festival(LocalDate monday) {
        for (LocalDate first : SPRING_FESTIVALS) {
            long weeks = ChronoUnit.WEEKS.between(first.with(DayOfWeek.MONDAY), monday);
            if (weeks >= -4 && weeks <= 3) {
                return AROUND_SPRING_FESTIVAL[(int) weeks + 4];
            }
        }
        return salesDays(monday);
    }

    private static double salesDays(LocalDate monday) {
        if (covers(monday, 10, 1)) {
            return .75;
        }
        if (covers(monday, 11, 11)) {
            return 1.55;
        }
        if (covers(monday.plusWeeks(1), 11, 11)) {
            return 1.30;
        }
        if (covers(monday, 12, 12)) {
            return 1.20;
        }
        if (covers(monday, 5, 1)) {
            return .90;
        }
        return covers(monday, 6, 18) ? 1.40 : 1;
    }

    private static boolean covers(LocalDate monday, int month, int day) {
        LocalDate wanted = LocalDate.of(monday.plusDays(6).getYear(), month, day);
        return !wanted.isBefore(monday) && wanted.isBefore(monday.plusWeeks(1));
    }

    /** The factor of a weekday; the seven have a mean of 1. */
    public static double weekday(LocalDate day) {
        return WEEKDAY[day.getDayOfWeek().getValue() - 1];
    }

    /** A yearly wave that is highest in the middle of the peak month. */
    public static double ofCategory(Assortment.Category category, LocalDate day) {
        double peakDay = (category.peakMonth() - .5) / 12 * 365.25;
        return 1 + category.swing() * StrictMath.cos(2 * StrictMath.PI * (day.getDayOfYear() - peakDay) / 365.25);
    }

    /** Whether factories and carriers are short of hands: around Spring Festival and the big sales. */
    public static boolean strained(LocalDate day) {
        LocalDate monday = day.with(DayOfWeek.MONDAY);
        double demand = festival(monday);
        double before = festival(monday.minusWeeks(1));
        return demand < .7 || demand >= 1.3 || before >= 1.5;
    }
}

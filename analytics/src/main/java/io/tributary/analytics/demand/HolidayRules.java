package io.tributary.analytics.demand;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * Days off and made up in China as the State Council's notices of the last years would have them: one-day holidays join
 * their weekend; the long ones take weekdays beyond the statutory days, which the nearest free weekend days before and
 * after make up for, in turns.
 */
final class HolidayRules {
    /** Since then Spring Festival has four statutory days and Labour Day two (Decree 795 of 2024). */
    private static final int DECREE_795 = 2025;

    private final Set<LocalDate> off = new HashSet<>();
    private final Set<LocalDate> made = new HashSet<>();

    private HolidayRules() {}

    static WorkingDays of(int fromYear, int toYear) {
        var rules = new HolidayRules();
        for (int year = fromYear; year <= toYear; year++) {
            rules.year(year);
        }
        rules.made.removeAll(rules.off);
        return new WorkingDays(rules.off, rules.made);
    }

    private void year(int year) {
        boolean longer = year >= DECREE_795;
        LocalDate national = LocalDate.of(year, 10, 1);
        LocalDate autumn = Festival.MID_AUTUMN.in(year);
        boolean together = !autumn.isBefore(national) && !autumn.isAfter(national.plusDays(7));
        oneDay(LocalDate.of(year, 1, 1));
        oneDay(Festival.QINGMING.in(year));
        oneDay(Festival.DRAGON_BOAT.in(year));
        if (!together) {
            oneDay(autumn);
        }
        LocalDate spring = Festival.SPRING_FESTIVAL.in(year);
        many(longer ? spring.minusDays(1) : spring, longer ? 8 : 7, longer ? 4 : 3);
        many(LocalDate.of(year, 5, 1), 5, longer ? 2 : 1);
        many(national, together ? 8 : 7, together ? 4 : 3);
    }

    /** Tuesday and Thursday take the day between them and the weekend, and a weekend day makes up for it. */
    private void oneDay(LocalDate day) {
        off.add(day);
        switch (day.getDayOfWeek()) {
            case TUESDAY -> {
                off.add(day.minusDays(1));
                made.add(day.minusDays(3));
            }
            case THURSDAY -> {
                off.add(day.plusDays(1));
                made.add(day.plusDays(3));
            }
            case SATURDAY -> off.add(day.plusDays(2));
            case SUNDAY -> off.add(day.plusDays(1));
            default -> {}
        }
    }

    private void many(LocalDate first, int days, int statutory) {
        int weekdays = 0;
        for (int i = 0; i < days; i++) {
            off.add(first.plusDays(i));
            weekdays += weekend(first.plusDays(i)) ? 0 : 1;
        }
        LocalDate before = first;
        LocalDate after = first.plusDays(days - 1L);
        for (int i = 0; i < weekdays - statutory; i++) {
            if (i % 2 == 0) {
                before = free(before, -1);
                made.add(before);
            } else {
                after = free(after, 1);
                made.add(after);
            }
        }
    }

    private LocalDate free(LocalDate from, int step) {
        LocalDate day = from.plusDays(step);
        while (!weekend(day) || off.contains(day) || made.contains(day)) {
            day = day.plusDays(step);
        }
        return day;
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}

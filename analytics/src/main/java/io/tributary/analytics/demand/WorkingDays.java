package io.tributary.analytics.demand;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;

/**
 * Which days are worked: Monday to Friday but for days off, and the weekend days that make up for them. Both sets are
 * decreed year by year, so they are data that users edit.
 *
 * @param daysOff holidays and days in lieu
 * @param makeUpDays weekend days that are worked
 */
public record WorkingDays(Set<LocalDate> daysOff, Set<LocalDate> makeUpDays) {
    private static final int DAYS = 7;

    public WorkingDays {
        daysOff = Set.copyOf(daysOff);
        makeUpDays = Set.copyOf(makeUpDays);
        for (LocalDate day : makeUpDays) {
            if (daysOff.contains(day)) {
                throw new IllegalArgumentException(
                        day + " is both off and worked. Maybe a decree was corrected; keep one of them.");
            }
        }
    }

    public boolean worked(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return makeUpDays.contains(day) || !weekend && !daysOff.contains(day);
    }

    /** Days worked in the week that starts here, 0 to 7. */
    public int inWeek(LocalDate monday) {
        int worked = 0;
        for (int i = 0; i < DAYS; i++) {
            worked += worked(monday.plusDays(i)) ? 1 : 0;
        }
        return worked;
    }

    /** Whole weeks from the week that starts here to that of the next such festival; 0 in its own week. */
    public static int weeksTo(Festival festival, LocalDate monday) {
        return Arrays.stream(new int[] {monday.getYear(), monday.getYear() + 1})
                .mapToObj(festival::in)
                .filter(day -> !day.isBefore(monday))
                .mapToInt(day -> (int) (ChronoUnit.DAYS.between(monday, day) / DAYS))
                .min()
                .orElseThrow();
    }
}

package io.tributary.analytics.demand;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which days are worked: Monday to Friday but for days off, and the weekend days that make up for them. Both sets are
 * decreed year by year, so they are data that users edit.
 *
 * @param daysOff holidays and days in lieu
 * @param makeUpDays weekend days that are worked
 */
public record WorkingDays(Set<LocalDate> daysOff, Set<LocalDate> makeUpDays) {
    private static final int DAYS = 7;

    public static final WorkingDays WEEKDAYS = new WorkingDays(Set.of(), Set.of());

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

    /**
     * What is to be expected of years that nothing was decreed for yet: the habit of the last years' notices.
     *
     * @param decreed replaces what is expected of every year that it has a day of
     */
    public static WorkingDays expected(int fromYear, int toYear, WorkingDays decreed) {
        Set<Integer> known = Stream.concat(decreed.daysOff().stream(), decreed.makeUpDays().stream())
                .map(LocalDate::getYear)
                .collect(Collectors.toSet());
        WorkingDays guessed = HolidayRules.of(fromYear, toYear);
        return new WorkingDays(
                merged(guessed.daysOff(), decreed.daysOff(), known),
                merged(guessed.makeUpDays(), decreed.makeUpDays(), known));
    }

    private static Set<LocalDate> merged(Set<LocalDate> guessed, Set<LocalDate> decreed, Set<Integer> known) {
        return Stream.concat(guessed.stream().filter(day -> !known.contains(day.getYear())), decreed.stream())
                .collect(Collectors.toSet());
    }
}

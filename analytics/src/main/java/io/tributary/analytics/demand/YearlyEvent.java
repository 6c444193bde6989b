package io.tributary.analytics.demand;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What comes back each year for some days.
 *
 * @param name for people
 * @param rule its day
 * @param offsetDays days from that day to its first day, −92 to 92
 * @param days how long it lasts, 1 to 93
 */
public record YearlyEvent(String name, YearlyRule rule, int offsetDays, int days) {
    /** A quarter of a year: a season that is longer is no event. */
    public static final int MOST_DAYS = 92;

    public YearlyEvent {
        if (Math.abs(offsetDays) > MOST_DAYS || days < 1 || days > MOST_DAYS + 1) {
            throw new IllegalArgumentException("The yearly event '" + name + "' starts " + offsetDays
                    + " days from its day and lasts " + days + " days; both are at most " + MOST_DAYS
                    + ". Maybe its first date is not near " + rule.text() + ".");
        }
    }

    /**
     * By one time that it comes.
     *
     * @param rule as {@link YearlyRule#parse} reads it
     * @throws IllegalArgumentException when the rule is none, or its day is nowhere near
     */
    public static YearlyEvent of(String name, String rule, LocalDate startsOn, LocalDate endsOn) {
        YearlyRule parsed = YearlyRule.parse(rule);
        int offset = (int) ChronoUnit.DAYS.between(parsed.nearest(startsOn), startsOn);
        return new YearlyEvent(name, parsed, offset, (int) ChronoUnit.DAYS.between(startsOn, endsOn) + 1);
    }

    /** One time that it comes. */
    public record Stay(LocalDate first, LocalDate last) {}

    /** The stays that touch the days from one to another, by date. */
    public List<Stay> between(LocalDate from, LocalDate to) {
        return rule.between(from.minusDays(2L * MOST_DAYS + 1), to.plusDays(MOST_DAYS)).stream()
                .map(day -> day.plusDays(offsetDays))
                .map(first -> new Stay(first, first.plusDays(days - 1L)))
                .filter(stay -> !stay.last().isBefore(from) && !stay.first().isAfter(to))
                .toList();
    }
}

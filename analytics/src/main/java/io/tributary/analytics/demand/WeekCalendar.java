package io.tributary.analytics.demand;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a calendar says of the weeks of a panel, which are numbered from its first: how much of each week lies in, before
 * or after every yearly event, and how many of its days are worked. The same for all series.
 */
public final class WeekCalendar {
    /** Weeks before and after an event that it may be felt. */
    public static final int REACH = 4;

    /** Windows of an event: the weeks before it, its own days, and the weeks after it. */
    public static final int WINDOWS = 2 * REACH + 1;

    public static final WeekCalendar NONE = new WeekCalendar(0, 0, new double[0]);
    private static final int DAYS = 7;
    private static final double FULL_WEEK = 5;

    private final int events;
    private final int weeks;
    private final double[] shares;
    private final double[] worked;

    private WeekCalendar(int events, int weeks, double[] worked) {
        this.events = events;
        this.weeks = weeks;
        this.shares = new double[events * WINDOWS * weeks];
        this.worked = worked;
    }

    /**
     * @param monday first day of week 0
     * @param weeks history and horizon together
     */
    public static WeekCalendar of(LocalDate monday, int weeks, List<YearlyEvent> events, WorkingDays working) {
        var worked = new double[weeks];
        Arrays.setAll(worked, week -> working.inWeek(monday.plusWeeks(week)) / FULL_WEEK - 1);
        var calendar = new WeekCalendar(events.size(), weeks, worked);
        LocalDate end = monday.plusWeeks(weeks);
        for (int e = 0; e < events.size(); e++) {
            int reach = DAYS * (REACH + 1);
            for (var stay : events.get(e).between(monday.minusDays(reach), end.plusDays(reach))) {
                calendar.add(e, monday, stay);
            }
        }
        return calendar;
    }

    private void add(int event, LocalDate monday, YearlyEvent.Stay stay) {
        long length = ChronoUnit.DAYS.between(stay.first(), stay.last()) + 1;
        double share = 1.0 / Math.min(DAYS, length);
        for (int window = -REACH; window <= REACH; window++) {
            long first = ChronoUnit.DAYS.between(
                    monday,
                    window <= 0
                            ? stay.first().plusDays((long) DAYS * window)
                            : stay.last().plusDays((long) DAYS * (window - 1) + 1));
            long days = window == 0 ? length : DAYS;
            for (long day = first; day < first + days; day++) {
                int week = (int) Math.floorDiv(day, (long) DAYS);
                if (week >= 0 && week < weeks) {
                    shares[at(event, window, week)] += window == 0 ? share : 1.0 / DAYS;
                }
            }
        }
    }

    private int at(int event, int window, int week) {
        return ((event * WINDOWS) + window + REACH) * weeks + week;
    }

    public int events() {
        return events;
    }

    /**
     * How much of a week lies in a window of an event.
     *
     * @param window −4 to 4: the fourth week before it to the fourth after it; 0 for its own days, of which a week that
     *     holds all, or seven, has 1
     */
    public double share(int event, int window, int week) {
        return week < 0 || week >= weeks ? 0 : shares[at(event, window, week)];
    }

    /** The window that most of a week lies in, if any. */
    public Optional<Integer> window(int event, int week) {
        Integer most = null;
        for (int window = -REACH; window <= REACH; window++) {
            double share = share(event, window, week);
            if (share > 0 && (most == null || share > share(event, most, week))) {
                most = window;
            }
        }
        return Optional.ofNullable(most);
    }

    /** Days worked in a week over five, less 1: −1 when none is, .2 with one made up. */
    public double worked(int week) {
        return week < 0 || week >= weeks ? 0 : worked[week];
    }
}

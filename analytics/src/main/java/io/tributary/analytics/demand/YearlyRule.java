package io.tributary.analytics.demand;

import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** On which day something comes back each year. Written {@code SOLAR 11-11}, {@code LUNAR 8-15} or {@code QINGMING}. */
public sealed interface YearlyRule {
    /** The years that dates are told for: the range of the rule for Qingming. */
    int FIRST_YEAR = 2000;

    int LAST_YEAR = 2099;

    /**
     * The day in a year; of a lunar rule, in the Chinese year that begins in it.
     *
     * @throws IllegalArgumentException when the year is not 2000 to 2099
     */
    LocalDate in(int year);

    /** The rule as it is written. */
    String text();

    /** The days from one to another, both counted, by date. */
    default List<LocalDate> between(LocalDate from, LocalDate to) {
        return IntStream.rangeClosed(Math.max(FIRST_YEAR, from.getYear() - 1), Math.min(LAST_YEAR, to.getYear()))
                .mapToObj(this::in)
                .filter(day -> !day.isBefore(from) && !day.isAfter(to))
                .toList();
    }

    /** The day of the rule that is nearest to a date. */
    default LocalDate nearest(LocalDate date) {
        return between(date.minusDays(400), date.plusDays(400)).stream()
                .min(Comparator.comparingLong(day -> Math.abs(ChronoUnit.DAYS.between(day, date))))
                .orElseThrow(() -> new IllegalArgumentException("The date " + date + " is not in the years "
                        + FIRST_YEAR + " to " + LAST_YEAR + ". Maybe it was written with two digits."));
    }

    /** @throws IllegalArgumentException saying what is wrong with the rule */
    static YearlyRule parse(String text) {
        if (text.equals("QINGMING")) {
            return new Qingming();
        }
        Matcher matcher =
                Pattern.compile("(SOLAR|LUNAR) (-?\\d{1,4})-(-?\\d{1,4})").matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("The yearly rule '" + text
                    + "' is none. Maybe write SOLAR 11-11, LUNAR 8-15 or QINGMING; a leap month is no rule, because it"
                    + " does not come every year.");
        }
        int month = Integer.parseInt(matcher.group(2));
        int day = Integer.parseInt(matcher.group(3));
        return matcher.group(1).equals("SOLAR") ? new Solar(month, day) : new Lunar(month, day);
    }

    private static void checkYear(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("The year " + year + " is not " + FIRST_YEAR + " to " + LAST_YEAR
                    + ". Maybe a date was read with two digits.");
        }
    }

    /** A date of the sun's calendar; 29 February is the 28th in common years. */
    record Solar(int month, int day) implements YearlyRule {
        public Solar {
            if (month < 1 || month > 12) {
                throw new IllegalArgumentException(
                        "The month is " + month + ", not 1 to 12. Maybe month and day are swapped.");
            }
            int most = Month.of(month).maxLength();
            if (day < 1 || day > most) {
                throw new IllegalArgumentException("Month " + month + " has no day " + day + "; it has " + most
                        + " at most. Maybe another month is meant.");
            }
        }

        @Override
        public LocalDate in(int year) {
            checkYear(year);
            return LocalDate.of(
                    year, month, Math.min(day, YearMonth.of(year, month).lengthOfMonth()));
        }

        @Override
        public String text() {
            return "SOLAR " + month + "-" + day;
        }
    }

    /**
     * A date of the Chinese calendar: which month is which by icu4j, its first day by {@link NewMoon}. It is the ordinary month, never a
     * leap month that repeats it; the 30th is the 29th in a short month, as New Year's Eve is.
     */
    record Lunar(int month, int day) implements YearlyRule {
        private static final TimeZone CHINA = TimeZone.getTimeZone("Asia/Shanghai");
        /** The lunar calendar's cycles of 60 years, the first of which is taken to start in 2637 BC. */
        private static final int OFFSET = 2637;

        private static final int MOST_DAYS = 30;

        public Lunar {
            if (month < 1 || month > 12) {
                throw new IllegalArgumentException("The lunar month is " + month
                        + ", not 1 to 12. Maybe a leap month is meant: it does not come every year, so name the month"
                        + " that it repeats.");
            }
            if (day < 1 || day > MOST_DAYS) {
                throw new IllegalArgumentException("A lunar month has no day " + day + "; it has 29 or " + MOST_DAYS
                        + ". Maybe a date of the sun's calendar is meant.");
            }
        }

        @Override
        public LocalDate in(int year) {
            checkYear(year);
            var calendar = new ChineseCalendar(CHINA);
            calendar.clear();
            calendar.set(ChineseCalendar.EXTENDED_YEAR, year + OFFSET);
            calendar.set(ChineseCalendar.MONTH, month - 1);
            calendar.set(ChineseCalendar.IS_LEAP_MONTH, 0);
            calendar.set(ChineseCalendar.DAY_OF_MONTH, 1);
            calendar.set(ChineseCalendar.HOUR_OF_DAY, 12);
            LocalDate first = NewMoon.near(calendar.getTime()
                    .toInstant()
                    .atOffset(ZoneOffset.ofHours(8))
                    .toLocalDate());
            long longest = ChronoUnit.DAYS.between(first, NewMoon.near(first.plusDays(MOST_DAYS)));
            return first.plusDays(Math.min(day, longest) - 1L);
        }

        @Override
        public String text() {
            return "LUNAR " + month + "-" + day;
        }
    }

    /** The sun's fifteenth degree, by the almanac's rule for this century: 4 or 5 April. */
    record Qingming() implements YearlyRule {
        @Override
        public LocalDate in(int year) {
            checkYear(year);
            int ofCentury = year - FIRST_YEAR;
            return LocalDate.of(year, Month.APRIL, (int) Math.floor(.2422 * ofCentury + 4.81) - ofCentury / 4);
        }

        @Override
        public String text() {
            return "QINGMING";
        }
    }
}

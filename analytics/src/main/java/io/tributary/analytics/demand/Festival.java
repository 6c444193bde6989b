package io.tributary.analytics.demand;

import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Festivals that move demand: by the lunar calendar, by the sun, or on a fixed date. */
public enum Festival {
    NEW_YEAR(1, 1, false),
    SPRING_FESTIVAL(1, 1, true),
    LANTERN(1, 15, true),
    QINGMING(4, 0, false),
    LABOUR_DAY(5, 1, false),
    DRAGON_BOAT(5, 5, true),
    MID_YEAR_SALE(6, 18, false),
    QIXI(7, 7, true),
    MID_AUTUMN(8, 15, true),
    DOUBLE_NINTH(9, 9, true),
    NATIONAL_DAY(10, 1, false),
    SINGLES_DAY(11, 11, false),
    DOUBLE_TWELVE(12, 12, false);

    private static final TimeZone CHINA = TimeZone.getTimeZone("Asia/Shanghai");
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    /** The lunar calendar's cycles of 60 years, the first of which is taken to start in 2637 BC. */
    private static final int LUNAR_OFFSET = 2637;

    private final int month;
    private final int day;
    private final boolean lunar;

    Festival(int month, int day, boolean lunar) {
        this.month = month;
        this.day = day;
        this.lunar = lunar;
    }

    /** @param year 2000 to 2099, the range of the formula for Qingming */
    public LocalDate in(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("The year " + year + " is not " + FIRST_YEAR + " to " + LAST_YEAR
                    + ". Maybe a date was read with two digits.");
        }
        if (this == QINGMING) {
            return LocalDate.of(year, month, qingming(year - FIRST_YEAR));
        }
        return lunar ? lunarDate(year) : LocalDate.of(year, month, day);
    }

    /** The sun's fifteenth degree, by the almanac's rule for this century: 4 or 5 April. */
    private static int qingming(int yearOfCentury) {
        return (int) Math.floor(.2422 * yearOfCentury + 4.81) - yearOfCentury / 4;
    }

    private LocalDate lunarDate(int year) {
        var calendar = new ChineseCalendar(CHINA);
        calendar.clear();
        calendar.set(ChineseCalendar.EXTENDED_YEAR, year + LUNAR_OFFSET);
        calendar.set(ChineseCalendar.MONTH, month - 1);
        calendar.set(ChineseCalendar.IS_LEAP_MONTH, 0);
        calendar.set(ChineseCalendar.DAY_OF_MONTH, day);
        calendar.set(ChineseCalendar.HOUR_OF_DAY, 12);
        return calendar.getTime().toInstant().atOffset(ZoneOffset.ofHours(8)).toLocalDate();
    }
}

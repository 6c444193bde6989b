package io.tributary.analytics.forecast;

import io.tributary.analytics.demand.WeekCalendar;
import io.tributary.domain.forecast.DemandFactors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the trees see: for a series, a moment and a step ahead, numbers that could be known at that moment. Quantities
 * are divided by the series' own scale at the moment, so that one tree speaks for large and small series.
 */
final class PanelFeatures {
    private static final int WITHOUT_CALENDAR = 70;
    private static final int OF_CALENDAR = 3;
    private static final int CALENDAR_SPAN = 8;
    /** A season of at most so many periods comes back often enough to be averaged: the days of a week. */
    private static final int SHORT_SEASON = 8;

    private static final int SEASONS_AVERAGED = 4;

    private final List<PreparedSeries> series;
    private final int season;
    private final int quarter;
    private final List<Signals> signals;
    private final WeekCalendar calendar;
    private final GroupSignals panel;
    private final Map<Object, GroupSignals> groups = new HashMap<>();

    PanelFeatures(List<PreparedSeries> series, int season) {
        this(series, season, WeekCalendar.NONE);
    }

    /** @param calendar its weeks are the periods of the panel; one that was found to move nothing gives no features */
    PanelFeatures(List<PreparedSeries> series, int season, WeekCalendar calendar) {
        this.series = series;
        this.calendar = series.stream().anyMatch(PreparedSeries::movedByCalendar) ? calendar : WeekCalendar.NONE;
        this.season = season;
        this.quarter = Math.max(3, Math.min(13, season / 4));
        this.signals =
                series.parallelStream().map(one -> new Signals(demand(one))).toList();
        this.panel = new GroupSignals(series);
        group(one -> one.source().key().sku());
        group(one -> one.source().key().region());
    }

    private void group(Function<PreparedSeries, Object> by) {
        Map<Object, List<PreparedSeries>> members = new HashMap<>();
        series.forEach(one ->
                members.computeIfAbsent(by.apply(one), key -> new ArrayList<>()).add(one));
        members.forEach((key, group) -> {
            if (group.size() > 1 && group.size() < series.size()) {
                groups.put(key, new GroupSignals(group));
            }
        });
    }

    private static double[] demand(PreparedSeries one) {
        double[] demand = new double[one.length()];
        for (int i = 0; i < demand.length; i++) {
            demand[i] = one.demand(i);
        }
        return demand;
    }

    /** How many numbers describe a moment. */
    int width() {
        return calendar.events() == 0 ? WITHOUT_CALENDAR : WITHOUT_CALENDAR + OF_CALENDAR + calendar.events();
    }

    double scale(int s, int origin) {
        return signals.get(s).scale(origin);
    }

    /** Where the trees start from, in units of the scale: a smoothed level. */
    double offset(int s, int origin) {
        return signals.get(s).level(1, origin) / scale(s, origin);
    }

    /**
     * Describes the demand of a step ahead of a moment.
     *
     * @param s the series
     * @param origin periods known
     * @param step 0 for the first period after them
     * @param row filled; NaN is a missing number
     */
    void describe(int s, int origin, int step, float[] row) {
        Arrays.fill(row, Float.NaN);
        int at = past(s, origin, row, 0);
        at = seasonal(s, origin, origin + step, row, at);
        at = shortSeason(s, origin, origin + step, row, at);
        at = shared(s, origin, origin + step, row, at);
        at = PriceFeatures.describe(series.get(s), scale(s, origin), origin, origin + step, row, at);
        at = events(s, origin, origin + step, row, at);
        row[at++] = step;
        row[at++] = origin;
        row[at++] = Math.floorMod(series.get(s).source().firstPeriod() + origin + step, season);
        if (calendar.events() > 0) {
            calendar(s, origin, origin + step, row, at);
        }
    }

    /** What the calendar was found to do in the target's week and in the weeks before, and how far its events are. */
    private void calendar(int s, int origin, int target, float[] row, int from) {
        PreparedSeries one = series.get(s);
        int week = one.source().firstPeriod() + target;
        double lift = Math.log(one.calendarLift(target));
        double before = 0;
        int span = Math.min(origin, CALENDAR_SPAN);
        for (int i = origin - span; i < origin; i++) {
            before += Math.log(one.calendarLift(i)) / span;
        }
        row[from] = (float) lift;
        row[from + 1] = (float) (lift - before);
        row[from + 2] = (float) calendar.worked(week);
        for (int event : one.felt()) {
            int at = from + OF_CALENDAR + event;
            calendar.window(event, week).ifPresent(window -> row[at] = window);
        }
    }

    private int past(int s, int origin, float[] row, int from) {
        Signals own = signals.get(s);
        double scale = own.scale(origin);
        int at = from;
        for (int lag = 1; lag <= 4; lag++) {
            row[at++] = origin < lag ? Float.NaN : (float) (series.get(s).demand(origin - lag) / scale);
        }
        for (int span : new int[] {4, 8, 13, 26, 52}) {
            row[at++] = (float) (own.mean(origin, span) / scale);
        }
        for (int k = 0; k < Signals.SMOOTHING.length; k++) {
            row[at++] = (float) (own.level(k, origin) / scale);
        }
        for (int span : new int[] {13, 52}) {
            row[at++] = (float) (own.deviation(origin, span) / scale);
            row[at++] = (float) own.saleShare(origin, span);
        }
        row[at++] = (float) (own.saleSize(origin, 26) / scale);
        row[at++] = own.periodsSinceSale(origin);
        row[at++] = (float) Math.log(scale);
        row[at++] = (float) own.level(1, origin);
        return at;
    }

    private int seasonal(int s, int origin, int target, float[] row, int from) {
        Signals own = signals.get(s);
        double scale = own.scale(origin);
        int at = from;
        int yearAgo = seasonAgo(origin, target);
        boolean known = season > 1 && yearAgo >= 0;
        row[at++] = known ? (float) (series.get(s).demand(yearAgo) / scale) : Float.NaN;
        row[at++] = known ? (float) (own.meanBetween(yearAgo - 1, yearAgo + 2, origin) / scale) : Float.NaN;
        row[at++] = known ? (float) (own.meanBetween(yearAgo - 3, yearAgo + 4, origin) / scale) : Float.NaN;
        row[at++] = known && origin >= season
                ? (float) (own.meanBetween(origin - season - 6, origin - season, origin) / scale)
                : Float.NaN;
        int twoAgo = yearAgo - season;
        row[at++] =
                known && twoAgo >= 0 ? (float) (own.meanBetween(twoAgo - 1, twoAgo + 2, origin) / scale) : Float.NaN;
        return at;
    }

    /** The newest known period of the target's season. */
    private int seasonAgo(int origin, int target) {
        return target - season * Math.max(1, Math.ceilDiv(target - origin + 1, season));
    }

    /** Whether a season is so short that many of them are in any history. */
    static boolean isShort(int season) {
        return season <= SHORT_SEASON;
    }

    private boolean hasShortSeason() {
        return season > 1 && isShort(season);
    }

    /** Where a season is short, what the last few of them sold, all in all and in the target's part. */
    private int shortSeason(int s, int origin, int target, float[] row, int from) {
        if (hasShortSeason()) {
            Signals own = signals.get(s);
            double scale = own.scale(origin);
            int same = seasonAgo(origin, target);
            row[from] = (float) (own.mean(origin, season) / scale);
            row[from + 1] = (float) (own.mean(origin, 2 * season) / scale);
            row[from + 2] = (float) (own.mean(origin, SEASONS_AVERAGED * season) / scale);
            row[from + 3] = (float) (meanOfSame(own, same, SEASONS_AVERAGED) / scale);
            row[from + 4] = (float) (meanOfSame(own, same, 2 * SEASONS_AVERAGED) / scale);
            row[from + 5] = (float) (own.mean(origin, 2 * SEASONS_AVERAGED * season) / scale);
        }
        return from + 6;
    }

    /** The mean of this period and of those one season apart before it, as far as they exist. */
    private double meanOfSame(Signals own, int last, int most) {
        double sum = 0;
        int count = 0;
        for (int at = last; at >= 0 && count < most; at -= season) {
            sum += own.mean(at + 1, 1);
            count++;
        }
        return sum / count;
    }

    private int shared(int s, int origin, int target, float[] row, int from) {
        int first = series.get(s).source().firstPeriod();
        double ownLevel = Math.log1p(signals.get(s).level(0, origin));
        int at = moves(panel, first + origin, first + target, row, from);
        var key = series.get(s).source().key();
        GroupSignals siblings = groups.get(key.sku());
        if (siblings != null) {
            row[at + 4] = (float) (siblings.mean(first + origin - quarter, first + origin) - ownLevel);
        }
        at = moves(siblings, first + origin, first + target, row, at) + 1;
        at = moves(groups.get(key.region()), first + origin, first + target, row, at);
        return at;
    }

    /** Momentum, and what the same season did a year ago. */
    private int moves(@Nullable GroupSignals group, int origin, int target, float[] row, int at) {
        if (group != null) {
            double recent = group.mean(origin - 4, origin);
            row[at] = (float) (recent - group.mean(origin - quarter, origin));
            row[at + 1] = (float) (group.mean(origin - 1, origin) - recent);
            int around = hasShortSeason() ? 0 : 1;
            int ago = seasonAgo(origin, target);
            double yearAgo = group.mean(ago - around, ago + 1 + around);
            if (season > 1 && ago + 1 + around <= origin) {
                row[at + 2] = (float) (yearAgo - group.mean(origin - season - 4, origin - season));
                row[at + 3] = (float) (yearAgo - group.mean(origin - season, origin));
            }
        }
        return at + 4;
    }

    private int events(int s, int origin, int target, float[] row, int from) {
        DemandFactors factors = series.get(s).source().factors();
        int at = from;
        if (factors.hasEvents()) {
            double promotion = 0;
            double festival = 0;
            double heat = 0;
            int span = Math.min(origin, 8);
            for (int i = origin - span; i < origin; i++) {
                promotion += factors.promotion(i) / span;
                festival += factors.festival(i) / span;
                heat += factors.heat(i) / span;
            }
            row[at] = (float) factors.promotion(target);
            row[at + 1] = (float) factors.festival(target);
            row[at + 2] = (float) factors.heat(target);
            row[at + 3] = (float) (factors.promotion(target) - promotion);
            row[at + 4] = (float) (factors.festival(target) - festival);
            row[at + 5] = (float) (factors.heat(target) - heat);
        }
        return at + 6;
    }
}

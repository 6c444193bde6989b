package io.tributary.analytics.forecast;

import io.tributary.domain.forecast.DemandSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * A series as the models see it: lost sales filled in, and divided by the lift of its events, so that what is left is
 * base demand.
 */
final class PreparedSeries {
    /** A lift above this explains a peak. */
    private static final double EXPLAINED = 1.05;
    /** So many times what neighbours make plausible; beyond, a festival's week has a bulk order or a typing error in it. */
    private static final double MOST_EXPLAINED = 10;

    private static final double SLOW = 1;
    private static final int MOST_SEASON = 10_001;

    private final DemandSeries source;
    private final double[] base;
    private final double[] lift;
    private final double[] calendarLift;
    private final int[] felt;
    /** What models learn from, by the periods seen: several ask for the same, and medians cost most of it. */
    private final Map<Integer, double[]> usual = new ConcurrentHashMap<>();

    private final double meanStep;
    private final double squareStep;

    /**
     * @param demand units wanted per period, lost sales filled in
     * @param lift one factor per period of history and horizon, &gt; 0
     */
    PreparedSeries(DemandSeries source, double[] demand, double[] lift) {
        this(source, demand, lift, new double[0], new int[0]);
    }

    /**
     * @param calendarLift the calendar's part of the lift; empty where it has none
     * @param felt the numbers of the yearly events that it is about
     */
    PreparedSeries(DemandSeries source, double[] demand, double[] lift, double[] calendarLift, int[] felt) {
        this.source = source;
        this.lift = lift;
        this.calendarLift = calendarLift;
        this.felt = felt;
        this.base = new double[demand.length];
        double steps = 0;
        double squares = 0;
        for (int i = 0; i < demand.length; i++) {
            base[i] = demand[i] / lift[i];
            if (i > 0) {
                double step = demand[i] - demand[i - 1];
                steps += Math.abs(step);
                squares += step * step;
            }
        }
        int count = Math.max(1, demand.length - 1);
        this.meanStep = steps / count;
        this.squareStep = squares / count;
    }

    /** Whether less than a unit is wanted per period: rare large orders make the total. */
    static boolean slow(List<PreparedSeries> panel) {
        return panel.stream()
                        .flatMapToDouble(one -> IntStream.range(0, one.length()).mapToDouble(one::demand))
                        .average()
                        .orElse(0)
                < SLOW;
    }

    DemandSeries source() {
        return source;
    }

    int length() {
        return base.length;
    }

    /** Whether anything was wanted in the periods before this one. */
    boolean soldBefore(int index) {
        for (int i = 0; i < index; i++) {
            if (base[i] > 0) {
                return true;
            }
        }
        return false;
    }

    /** Base demand per period; do not change it. */
    double[] base() {
        return base;
    }

    /**
     * Base demand of the first periods without their one-off bulk orders: what a model should learn from. A peak that
     * a promotion, festival or price explains is no one-off, unless it is far above that. Errors are
     * still measured on all demand, so that quantiles keep room for the next bulk order.
     *
     * @param known periods seen; later ones do not decide what is one-off
     * @param season periods of a season, 1 for none
     * @return shared by all who ask for the same; do not change it
     */
    double[] usual(int known, int season) {
        return usual.computeIfAbsent(known * MOST_SEASON + season, key -> separated(known, season));
    }

    private double[] separated(int known, int season) {
        double[] usual = BulkOrders.separate(Arrays.copyOf(base, known), season).usual();
        for (int i = 0; i < known; i++) {
            if (lift[i] > EXPLAINED) {
                usual[i] = Math.min(base[i], MOST_EXPLAINED * usual[i]);
            }
        }
        return usual;
    }

    double demand(int index) {
        return base[index] * lift[index];
    }

    double lift(int index) {
        return lift[index];
    }

    /** The calendar's part of the lift. */
    double calendarLift(int index) {
        return calendarLift.length == 0 ? 1 : calendarLift[index];
    }

    /** Whether the calendar was found to do anything to this series' category. */
    boolean movedByCalendar() {
        return Arrays.stream(calendarLift).anyMatch(lift -> lift != 1);
    }

    /** The numbers of the yearly events that were found to move this series' category. */
    int[] felt() {
        return felt;
    }

    /** Mean absolute change from period to period: the scale of pinball loss. */
    double meanStep() {
        return meanStep;
    }

    /** Mean squared change from period to period: the scale of squared error. */
    double squareStep() {
        return squareStep;
    }
}

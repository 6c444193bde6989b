package io.tributary.analytics.forecast;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much more was sold in the weeks of an event than in the ordinary weeks around them. The mean logarithm of the
 * ratios is drawn towards no effect, the more the fewer weeks and the more restless ordinary weeks are: the posterior
 * mean under a normal prior of deviation {@value #PRIOR_DEVIATION} (Gelman et al., Bayesian Data Analysis, §2.5).
 *
 * @param ratio units sold over the level of the ordinary weeks around, as measured; NaN without a week
 * @param shrunk the ratio that is to be believed; 1 without a week
 * @param weeks of the event that could be measured
 * @param baseline units that ordinary weeks would have sold in those weeks
 * @param sold units sold in them
 */
public record MeasuredLift(double ratio, double shrunk, int weeks, double baseline, long sold) {
    private static final double PRIOR_DEVIATION = .35;
    private static final int ORDINARY_EACH_SIDE = 4;
    private static final int REACH = 10;
    private static final double LEAST_DEVIATION = .05;

    public static final MeasuredLift NONE = new MeasuredLift(Double.NaN, 1, 0, 0, 0);

    /**
     * Measures.
     *
     * @param sold units per week, by the week's number; a week that is missing sold nothing known and is not used
     * @param event the numbers of the event's weeks
     * @param special the numbers of all weeks that are not ordinary; the event's own count as special anyway
     */
    public static MeasuredLift of(SortedMap<Long, Long> sold, Set<Long> event, Set<Long> special) {
        double baseline = 0;
        double logs = 0;
        long units = 0;
        int weeks = 0;
        for (long week : event) {
            Long now = sold.get(week);
            double level = level(sold, week, event, special);
            if (now != null && level > 0) {
                baseline += level;
                units += now;
                logs += Math.log((now + .5) / (level + .5));
                weeks++;
            }
        }
        if (weeks == 0) {
            return NONE;
        }
        double noise = noise(sold, event, special);
        double trust = weeks / (noise * noise);
        double shrunk = Math.exp(logs / weeks * trust / (trust + 1 / (PRIOR_DEVIATION * PRIOR_DEVIATION)));
        return new MeasuredLift(units / baseline, shrunk, weeks, baseline, units);
    }

    /** The mean of the nearest ordinary weeks on both sides; NaN when there is none. */
    private static double level(SortedMap<Long, Long> sold, long week, Set<Long> event, Set<Long> special) {
        double sum = 0;
        int count = 0;
        for (int side = -1; side <= 1; side += 2) {
            int found = 0;
            for (int away = 1; away <= REACH && found < ORDINARY_EACH_SIDE; away++) {
                long other = week + (long) side * away;
                Long units = sold.get(other);
                if (units != null && !event.contains(other) && !special.contains(other)) {
                    sum += units;
                    count++;
                    found++;
                }
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** How far an ordinary week strays from those around it, as a deviation of logarithms. */
    private static double noise(SortedMap<Long, Long> sold, Set<Long> event, Set<Long> special) {
        double squares = 0;
        int count = 0;
        for (var entry : new TreeMap<>(sold).entrySet()) {
            long week = entry.getKey();
            if (!event.contains(week) && !special.contains(week)) {
                double level = level(sold, week, event, special);
                if (level > 0) {
                    double log = Math.log((entry.getValue() + .5) / (level + .5));
                    squares += log * log;
                    count++;
                }
            }
        }
        return count < 2 ? 1 : Math.max(LEAST_DEVIATION, Math.sqrt(squares / (count - 1)));
    }
}

package io.tributary.analytics.forecast;

import io.tributary.analytics.Cholesky;
import io.tributary.analytics.demand.WeekCalendar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the calendar does to a group of series, from the logarithm of its weekly demand over its usual level: a linear
 * model with one coefficient per event and week around it, and one for the days worked. Coefficients of an event share a
 * normal prior around none, whose deviation and reach are those of the highest marginal likelihood, and an event counts
 * only when that beats having none of it by {@value #LEAST_GAIN} (MacKay, Neural Computation 4, 1992; Tipping, Journal
 * of Machine Learning Research 1, 2001). The noise between ordinary weeks is measured, so a group that moves by itself
 * learns less, and what was seen in one year only counts less than what came back.
 */
final class FestivalEffects {
    private static final double LEAST_GAIN = 4;
    private static final double[] DEVIATIONS = {.1, .3, .7};
    private static final int[] REACHES = {0, 1, 2, WeekCalendar.REACH};
    private static final double LEAST_NOISE = .03;
    private static final double MAD_TO_DEVIATION = 1.4826;
    private static final double MOST = 1.6;
    private static final int MOST_EVENTS = 8;

    private final WeekCalendar calendar;
    private final int groups;
    private final int columns;

    FestivalEffects(WeekCalendar calendar) {
        this.calendar = calendar;
        this.groups = calendar.events() + 1;
        this.columns = calendar.events() * WeekCalendar.WINDOWS + 1;
    }

    /** A group of columns that is believed in, and how wide its prior is. */
    private record Chosen(int group, int reach, double deviation) {}

    /**
     * Learns.
     *
     * @param remainders per week, the logarithm of demand over what was expected of it; NaN where nothing is known
     * @return one coefficient per column; zero for what is not believed
     */
    double[] learn(double[] remainders) {
        int[] weeks = IntStream.range(0, remainders.length)
                .filter(week -> Double.isFinite(remainders[week]))
                .toArray();
        double[] coefficients = new double[columns];
        if (weeks.length < 2 * WeekCalendar.WINDOWS) {
            return coefficients;
        }
        double[][] products = new double[columns][columns];
        double[] right = new double[columns];
        double middle = median(
                Arrays.stream(weeks).mapToDouble(week -> remainders[week]).toArray());
        for (int week : weeks) {
            double[] row = row(week);
            for (int a = 0; a < columns; a++) {
                if (row[a] != 0) {
                    right[a] += row[a] * (remainders[week] - middle);
                    for (int b = 0; b < columns; b++) {
                        products[a][b] += row[a] * row[b];
                    }
                }
            }
        }
        double noise = noise(weeks, remainders, middle, coefficients);
        List<Chosen> chosen = List.of();
        for (int round = 0; round < 2; round++) {
            chosen = choose(products, right, noise);
            Arrays.fill(coefficients, 0);
            if (!chosen.isEmpty()) {
                solve(products, right, noise, chosen, coefficients);
            }
            noise = noise(weeks, remainders, middle, coefficients);
        }
        return coefficients;
    }

    /** The logarithm of a week's lift under these coefficients. */
    double logLift(double[] coefficients, int week) {
        double[] row = row(week);
        double sum = 0;
        for (int a = 0; a < columns; a++) {
            sum += coefficients[a] * row[a];
        }
        return Math.clamp(sum, -MOST, MOST);
    }

    /** The events, by number, that any coefficient is about. */
    int[] events(double[] coefficients) {
        return IntStream.range(0, calendar.events())
                .filter(event -> IntStream.range(0, WeekCalendar.WINDOWS)
                        .anyMatch(window -> coefficients[event * WeekCalendar.WINDOWS + window] != 0))
                .toArray();
    }

    private double[] row(int week) {
        double[] row = new double[columns];
        for (int event = 0; event < calendar.events(); event++) {
            for (int window = -WeekCalendar.REACH; window <= WeekCalendar.REACH; window++) {
                row[event * WeekCalendar.WINDOWS + window + WeekCalendar.REACH] = calendar.share(event, window, week);
            }
        }
        row[columns - 1] = calendar.worked(week);
        return row;
    }

    /** Adds what gains most, until nothing gains enough. */
    private List<Chosen> choose(double[][] products, double[] right, double noise) {
        List<Chosen> chosen = new ArrayList<>();
        double reached = 0;
        while (chosen.size() < MOST_EVENTS) {
            Chosen best = null;
            double most = reached + LEAST_GAIN;
            for (int group = 0; group < groups; group++) {
                int tried = group;
                if (chosen.stream().noneMatch(one -> one.group() == tried)) {
                    for (int reach : group == groups - 1 ? new int[] {0} : REACHES) {
                        for (double deviation : DEVIATIONS) {
                            var one = new Chosen(group, reach, deviation);
                            var with = new ArrayList<>(chosen);
                            with.add(one);
                            double gain = solve(products, right, noise, with, new double[columns]);
                            if (gain > most) {
                                most = gain;
                                best = one;
                            }
                        }
                    }
                }
            }
            if (best == null) {
                break;
            }
            chosen.add(best);
            reached = most;
        }
        return chosen;
    }

    /**
     * Fills in the coefficients' posterior means.
     *
     * @return the logarithm of the marginal likelihood over that without any column
     */
    private double solve(
            double[][] products, double[] right, double noise, List<Chosen> chosen, double[] coefficients) {
        int[] active = chosen.stream().flatMapToInt(one -> columns(one)).toArray();
        double[] deviations = chosen.stream()
                .flatMapToDouble(one -> columns(one).mapToDouble(column -> one.deviation()))
                .toArray();
        int n = active.length;
        double variance = noise * noise;
        double[][] precision = new double[n][n];
        double[] wanted = new double[n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b <= a; b++) {
                precision[a][b] = products[active[a]][active[b]] * deviations[a] * deviations[b] / variance;
            }
            precision[a][a] += 1;
            wanted[a] = right[active[a]] * deviations[a] / variance;
        }
        double[] scaled = Cholesky.solve(precision, wanted.clone());
        double gain = 0;
        for (int a = 0; a < n; a++) {
            gain += .5 * wanted[a] * scaled[a] - Math.log(precision[a][a]);
            coefficients[active[a]] = scaled[a] * deviations[a];
        }
        return gain;
    }

    private IntStream columns(Chosen one) {
        int middle = one.group() * WeekCalendar.WINDOWS + WeekCalendar.REACH;
        return one.group() == groups - 1
                ? IntStream.of(columns - 1)
                : IntStream.rangeClosed(middle - one.reach(), middle + one.reach());
    }

    /** By the median absolute deviation, which the weeks of festivals do not widen. */
    private double noise(int[] weeks, double[] remainders, double middle, double[] coefficients) {
        double[] away = Arrays.stream(weeks)
                .mapToDouble(week -> Math.abs(remainders[week] - middle - logLift(coefficients, week)))
                .toArray();
        return Math.max(LEAST_NOISE, MAD_TO_DEVIATION * median(away));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}

package io.tributary.bench.vn2;

import io.tributary.analytics.forecast.SeasonalLevels.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Plays the competition's rules on the history before week 1 and prints what each setting would have cost: {@code bench
 * vn2 DIR --backtest}. Only the files of week 0 are read. Every week's order sees the sales of the weeks before it; the
 * first weeks only bring stock to where the policy keeps it. A week with an empty shelf hides its demand and costs
 * nothing under any setting.
 */
final class Vn2Backtest {
    private static final int WARM_UP = 10;
    private static final int WEEKS_OF_AN_ORIGIN = 6;
    private static final int ORIGINS = 8;
    private static final double[] WEEKS_HELD = {1, 4 / 3.0, 5 / 3.0, 2, 7 / 3.0, 3};
    private static final List<Settings> SETTINGS = List.of(
            Settings.STANDARD,
            new Settings(.7, .85, .096),
            new Settings(1, .85, .096),
            new Settings(.85, .4, .096),
            new Settings(.85, .58, .096),
            new Settings(.85, 1.2, .096),
            new Settings(.85, .85, .06),
            new Settings(.85, .85, .15));

    private final Vn2Round all;
    private final List<String> keys;
    private final int weeks;

    private Vn2Backtest(Vn2Round all) {
        this.all = all;
        this.keys = List.copyOf(all.sales().rows().keySet());
        this.weeks = all.sales().header().size() - 2;
        if (weeks < first() + 1) {
            throw new IllegalArgumentException("A history of " + weeks + " weeks is too short to try settings on "
                    + ORIGINS + " origins. Maybe the files of another round were given.");
        }
    }

    static void run(Path folder, PrintStream out) throws IOException {
        new Vn2Backtest(Vn2Round.read(folder, 1)).print(out);
    }

    private static int first() {
        return WARM_UP + ORIGINS * WEEKS_OF_AN_ORIGIN;
    }

    private void print(PrintStream out) {
        for (Settings settings : SETTINGS) {
            List<double[][]> means = means(settings);
            for (double held : settings == Settings.STANDARD ? WEEKS_HELD : new double[] {Vn2Round.WEEKS_HELD}) {
                double[] costs = costs(means, held);
                out.printf(
                        Locale.ROOT,
                        "{\"weeksHeld\": %.3f, \"belief\": %.2f, \"slow\": %.2f, \"quick\": %.3f, \"meanCost\": %.1f, "
                                + "\"origins\": %s}%n",
                        held,
                        settings.belief(),
                        settings.slow(),
                        settings.quick(),
                        Arrays.stream(costs).average().orElseThrow(),
                        Arrays.stream(costs).mapToLong(Math::round).boxed().toList());
            }
        }
    }

    /** Per week of the play, what was expected when its order was placed. */
    private List<double[][]> means(Settings settings) {
        List<double[][]> means = new ArrayList<>();
        for (int week = weeks - first(); week < weeks; week++) {
            means.add(all.asOf(week).means(keys, settings));
        }
        return means;
    }

    /** Cost per origin: holding and lost sales of its weeks. */
    private double[] costs(List<double[][]> means, double weeksHeld) {
        double[] costs = new double[ORIGINS];
        for (int s = 0; s < keys.size(); s++) {
            String key = keys.get(s);
            long hand = 0;
            long next = 0;
            long afterNext = 0;
            for (int i = 0; i < means.size(); i++) {
                int week = weeks - first() + i;
                // the order of a week is placed before its sales are known, and arrives two weeks later
                long order = Vn2Round.order(hand, List.of(next, afterNext), means.get(i)[s], weeksHeld);
                long wanted = all.sales().units(key, 2 + week);
                long available = hand + next;
                long sold = Math.min(available, wanted);
                if (i >= WARM_UP && all.seen(key, week)) {
                    costs[(i - WARM_UP) / WEEKS_OF_AN_ORIGIN] +=
                            Vn2Round.HOLDING * (available - sold) + Vn2Round.LOST_SALE * (wanted - sold);
                }
                hand = available - sold;
                next = afterNext;
                afterNext = order;
            }
        }
        return costs;
    }
}

package io.tributary.analytics.forecast;

import io.tributary.analytics.forecast.trees.BinnedTable;
import io.tributary.analytics.forecast.trees.BoostedTrees;
import io.tributary.analytics.forecast.trees.Loss;
import io.tributary.analytics.forecast.trees.Table;
import io.tributary.analytics.forecast.trees.TreeSettings;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One boosted model for the mean, one for a mean that outliers were kept from, and one per quantile, over all series of
 * a panel. Several draws of rows each train their own, and their forecasts are averaged (bagging, Breiman 1996).
 */
final class GlobalTrees {
    private static final int MOST_ROWS = 150_000;
    private static final int LEAST_ROWS = 1_000;
    private static final int FIRST_ORIGIN = 3;
    /** Rows that all draws may take together: large panels get few draws, small ones more. */
    private static final int EFFORT = 2 * MOST_ROWS;

    private static final int MOST_DRAWS = 5;
    private static final double SHORT_SEASON_HALF_LIFE = 182;
    /** How far from its offset, in scales, a target may pull the mean. */
    private static final double OUTLIER = 20;
    /** What cutting outliers may have cost the total, at most: a typing error of a billion must not move all means. */
    private static final double MOST_CUT = 1.05;

    private static final double SUSPECT = 2;
    /** The same on slow panels, where a single order is already a peak. */
    private static final double SLOW_SUSPECT = 1.2;
    /** In scales; below, a level is too small for its logarithm to mean anything. */
    private static final double LEAST_LEVEL = .02;
    /** The logarithm of more scales than any demand has. */
    private static final double MOST_LOG = 8;

    private static final TreeSettings MEAN_TREES = new TreeSettings(200, 48, 60, 30, .05, .6, .3, 1);
    private static final TreeSettings CAUTIOUS_TREES = new TreeSettings(200, 24, 60, 10, .05, .6, .5, 1);
    private static final TreeSettings QUANTILE_TREES = new TreeSettings(110, 24, 150, 10, .08, .6, .5, 2);

    private final List<PreparedSeries> series;
    private final PanelFeatures features;
    private final int horizon;
    private final int season;
    private final double suspect;

    GlobalTrees(List<PreparedSeries> series, PanelFeatures features, int horizon, int season) {
        this.series = series;
        this.features = features;
        this.horizon = horizon;
        this.season = season;
        this.suspect = PreparedSeries.slow(series) ? SLOW_SUSPECT : SUSPECT;
    }

    /**
     * Learns from everything but the newest periods, and forecasts from there.
     *
     * @param held newest periods of each series that must not be seen
     */
    ForecastGrid forecast(int held) {
        var grid = new ForecastGrid(series.size(), horizon);
        Drawn first = sample(held, 0);
        if (first.rows.rows() < LEAST_ROWS) {
            return grid;
        }
        int effort = held == 0 ? EFFORT : EFFORT / 2;
        int draws = Math.clamp(Math.round((double) effort / first.rows.rows()), 1, MOST_DRAWS);
        Ask ask = ask(held);
        double[][] sums = new double[ForecastGrid.COLUMNS][ask.offsets().length];
        for (int draw = 0; draw < draws; draw++) {
            add(sums, draw == 0 ? first : sample(held, draw), draw, ask);
        }
        for (int column = 0; column < sums.length; column++) {
            for (int i = 0; i < sums[column].length; i++) {
                int s = ask.series()[i];
                grid.set(s, i % horizon, column, sums[column][i] / draws * features.scale(s, known(s, held)));
            }
        }
        return grid;
    }

    /**
     * The total of usual demand, one-off bulk orders set aside, over what the mean learns from, where outliers are cut: 1
     * to {@value #MOST_CUT}. Trees keep the total of what they learn from, and so are too low by this.
     */
    double cut() {
        double halfLife = halfLife();
        double usual = 0;
        double learned = 0;
        for (int s = 0; s < series.size(); s++) {
            PreparedSeries one = series.get(s);
            int known = known(s, 0);
            double[] base = one.usual(known, season);
            for (int origin = FIRST_ORIGIN; origin < known; origin++) {
                double scale = features.scale(s, origin);
                double offset = features.offset(s, origin);
                double weight = fresh(s, 0, origin, halfLife);
                for (int at = origin; at < Math.min(origin + horizon, known); at++) {
                    usual += weight * base[at] * one.lift(at);
                    learned += weight * scale * Math.clamp(one.demand(at) / scale, offset - OUTLIER, offset + OUTLIER);
                }
            }
        }
        return learned > 0 ? Math.clamp(usual / learned, 1, MOST_CUT) : 1;
    }

    private void add(double[][] sums, Drawn drawn, int draw, Ask ask) {
        var binned = new BinnedTable(drawn.rows);
        float[] targets = drawn.targets.toArray();
        float[] offsets = drawn.offsets.toArray();
        IntStream.range(0, ForecastGrid.COLUMNS).parallel().forEach(column -> {
            double[] values = values(column, draw, binned, targets, offsets, ask);
            for (int i = 0; i < values.length; i++) {
                sums[column][i] += Math.max(0, values[i]);
            }
        });
    }

    /** The plain mean is learned as a logarithm, since a price or an event multiplies demand; the rest as it is. */
    private double[] values(int column, int draw, BinnedTable training, float[] targets, float[] offsets, Ask ask) {
        if (column == ForecastGrid.MEAN) {
            float[] wanted = clamped(targets, offsets, OUTLIER);
            double[] logs = BoostedTrees.fit(
                            training, wanted, logs(offsets), new Loss.LogPoisson(), MEAN_TREES.draw(draw))
                    .values(ask.rows(), logs(ask.offsets()));
            Arrays.setAll(logs, i -> Math.exp(Math.min(MOST_LOG, logs[i])));
            return logs;
        }
        boolean cautious = column == ForecastGrid.CAUTIOUS_MEAN;
        float[] wanted = clamped(targets, offsets, cautious ? suspect : OUTLIER);
        Loss loss = cautious ? new Loss.Squared() : new Loss.Pinball(ForecastGrid.LEVELS[column - 1]);
        TreeSettings settings = cautious ? CAUTIOUS_TREES : QUANTILE_TREES;
        return BoostedTrees.fit(training, wanted, offsets, loss, settings.draw(draw))
                .values(ask.rows(), ask.offsets());
    }

    private static float[] logs(float[] levels) {
        float[] logs = new float[levels.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = (float) Math.log(Math.max(LEAST_LEVEL, levels[i]));
        }
        return logs;
    }

    private static float[] clamped(float[] targets, float[] offsets, double most) {
        float[] clamped = new float[targets.length];
        for (int i = 0; i < clamped.length; i++) {
            clamped[i] = (float) Math.clamp(targets[i], offsets[i] - most, offsets[i] + most);
        }
        return clamped;
    }

    private int known(int s, int held) {
        return Math.max(0, series.get(s).length() - held);
    }

    /** Newer moments are more likely to be learned from. */
    private Drawn sample(int held, int draw) {
        var drawn = new Drawn(
                new Table(features.width(), MOST_ROWS + MOST_ROWS / 8), new Column(MOST_ROWS), new Column(MOST_ROWS));
        double halfLife = halfLife();
        double possible = 0;
        for (int s = 0; s < series.size(); s++) {
            for (int origin = FIRST_ORIGIN; origin < known(s, held); origin++) {
                possible += Math.min(horizon, known(s, held) - origin) * fresh(s, held, origin, halfLife);
            }
        }
        double share = Math.min(1, MOST_ROWS / Math.max(1, possible));
        var random = new SplittableRandom(7 + draw);
        float[] row = new float[features.width()];
        for (int s = 0; s < series.size(); s++) {
            int known = known(s, held);
            for (int origin = FIRST_ORIGIN; origin < known; origin++) {
                double chance = share * fresh(s, held, origin, halfLife);
                for (int step = 0; step < Math.min(horizon, known - origin); step++) {
                    if (random.nextDouble() < chance) {
                        features.describe(s, origin, step, row);
                        drawn.rows.add(row);
                        drawn.targets.add((float) (series.get(s).demand(origin + step) / features.scale(s, origin)));
                        drawn.offsets.add((float) features.offset(s, origin));
                    }
                }
            }
        }
        return drawn;
    }

    /** In periods. A day is not forgotten after three weeks only because its season is a week. */
    private double halfLife() {
        double usual = 1.5 * Math.max(season, horizon);
        return PanelFeatures.isShort(season) ? Math.max(usual, SHORT_SEASON_HALF_LIFE) : usual;
    }

    private double fresh(int s, int held, int origin, double halfLife) {
        return Math.pow(.5, (known(s, held) - origin) / halfLife);
    }

    private Ask ask(int held) {
        int rows = series.size() * horizon;
        var table = new Table(features.width(), rows);
        float[] offsets = new float[rows];
        int[] of = new int[rows];
        float[] row = new float[features.width()];
        for (int s = 0; s < series.size(); s++) {
            int origin = known(s, held);
            for (int step = 0; step < horizon; step++) {
                features.describe(s, origin, step, row);
                table.add(row);
                offsets[s * horizon + step] = (float) features.offset(s, origin);
                of[s * horizon + step] = s;
            }
        }
        return new Ask(table, offsets, of);
    }

    private record Drawn(Table rows, Column targets, Column offsets) {}

    private record Ask(Table rows, float[] offsets, int[] series) {}

    /** A growing column of numbers. */
    private static final class Column {
        private float[] values;
        private int count;

        Column(int expected) {
            values = new float[expected];
        }

        void add(float value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        float[] toArray() {
            return Arrays.copyOf(values, count);
        }
    }
}

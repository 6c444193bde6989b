package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.CountDistribution;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.SeriesKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Demand alternates between 30 and 70 and the trees say 50, so their squared error is 400. */
class TreeSpreadTest {
    private static final int HORIZON = 4;
    private static final int SERIES = 20;
    private static final int Q90 = 3;
    private static final double MEAN = 50;

    private final List<PreparedSeries> panel =
            IntStream.range(0, SERIES).mapToObj(TreeSpreadTest::prepared).toList();
    private final TreeSpread spread = new TreeSpread(panel, grid(MEAN));

    @Test
    void quantilesAreThoseOfTheSquaredErrorOneHorizonAgo() {
        assertThat(q90(MEAN, 1)).isEqualTo(CountDistribution.of(MEAN, 400).quantiles(ForecastGrid.LEVELS)[Q90 - 1]);
    }

    @Test
    void aRestlessSeriesIsWider() {
        assertThat(q90(MEAN, 2)).isGreaterThan(q90(MEAN, 1));
        assertThat(q90(MEAN, .5)).isLessThan(q90(MEAN, 1));
    }

    @Test
    void whereTheTreesSayNothingTheForecastStays() {
        assertThat(q90(Double.NaN, 1)).isEqualTo(7);
    }

    private double q90(double trees, double restless) {
        ForecastGrid grid = grid(7);
        spread.replaceQuantiles(grid, grid(trees), s -> restless);
        assertThat(grid.get(SERIES - 1, 0, ForecastGrid.MEAN))
                .as("the mean stays")
                .isEqualTo(7);
        return grid.get(SERIES - 1, 0, Q90);
    }

    private static PreparedSeries prepared(int number) {
        long[] units = new long[2 * HORIZON];
        Arrays.setAll(units, i -> (number + i) % 2 == 0 ? 30 : 70);
        double[] lift = new double[3 * HORIZON];
        Arrays.fill(lift, 1);
        var source = DemandSeries.of(new SeriesKey(new Sku("S" + number), new Region("44")), 0, units);
        return new PreparedSeries(source, Arrays.stream(units).asDoubleStream().toArray(), lift);
    }

    private static ForecastGrid grid(double value) {
        var grid = new ForecastGrid(SERIES, HORIZON);
        for (int s = 0; s < SERIES; s++) {
            for (int h = 0; h < HORIZON; h++) {
                for (int column = 0; column < ForecastGrid.COLUMNS; column++) {
                    grid.set(s, h, column, value);
                }
            }
        }
        return grid;
    }
}

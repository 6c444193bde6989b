package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.SeriesKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Demand runs through 1 to 100, so its true quantile of 90 % is 90, of 95 % is 95. */
class BlendTest {
    private static final int HORIZON = 12;
    private static final int Q50 = 1;
    private static final int Q90 = 3;
    private static final int Q95 = 4;
    private static final int Q99 = 5;

    /** What was kept more than a point off its level is asked for at that point; at most by the half or double. */
    @ParameterizedTest
    @CsvSource({"1, 200", "1.01, 200", "1.44, 142", ".64, 306", "3, 100"})
    void whatOneHorizonKeptTooOftenOrRarelyMovesTheNext(double tooWide, double expected) {
        Blend blend = blend(100, tooWide);
        ForecastGrid ask = grid(100, 200, 200, 200, 200);
        assertThat(blend.quantile(ask, ask, 0, 0, Q90)).isBetween(expected - 3, expected + 3);
        assertThat(blend.quantile(ask, ask, 0, 0, Q95)).isBetween(expected - 3, expected + 3);
    }

    @Test
    void theHorizonBeforeItSpeaksToo() {
        ForecastGrid ask = grid(100, 200, 200, 200, 200);
        double alone = blend(100, 1.44).quantile(ask, ask, 0, 0, Q90);
        assertThat(blend(100, 1.44, blend(100, 1.44)).quantile(ask, ask, 0, 0, Q90))
                .isEqualTo(alone);
        assertThat(blend(100, 1.44, blend(100, 1)).quantile(ask, ask, 0, 0, Q90))
                .as("one horizon kept all, the other what it should")
                .isBetween(alone + 5, 195.);
        assertThat(blend(100, 1.44, blend(16, .5)).quantile(ask, ask, 0, 0, Q90))
                .as("what fewer series say counts less")
                .isLessThan(195);
    }

    @Test
    void theMiddleAndTheFarEndStay() {
        Blend blend = blend(100, 1.44);
        ForecastGrid ask = grid(100, 200, 200, 200, 200);
        assertThat(blend.quantile(ask, ask, 0, 0, Q50)).isEqualTo(200);
        assertThat(blend.quantile(ask, ask, 0, 0, Q99)).isEqualTo(200);
    }

    @Test
    void aFewSeriesProveNothing() {
        Blend blend = blend(16, 1.44);
        ForecastGrid ask = grid(16, 200, 200, 200, 200);
        assertThat(blend.quantile(ask, ask, 0, 0, Q90)).isEqualTo(200);
    }

    @Test
    void quantilesOfNothingStayNothing() {
        Blend blend = blend(100, 0);
        ForecastGrid ask = grid(100, 0, 0, 0, 0);
        assertThat(blend.quantile(ask, ask, 0, 0, Q90)).isZero();
    }

    /** @param tooWide how far above the truth the quantiles of one horizon ago were */
    private static Blend blend(int series, double tooWide) {
        return blend(series, tooWide, null);
    }

    private static Blend blend(int series, double tooWide, @Nullable Blend older) {
        List<PreparedSeries> panel = IntStream.range(0, series)
                .mapToObj(s -> prepared(s, 2 * HORIZON))
                .toList();
        ForecastGrid then = grid(series, 50 * tooWide, 90 * tooWide, 95 * tooWide, 99 * tooWide);
        return new Blend(panel, then, then, older);
    }

    private static PreparedSeries prepared(int number, int length) {
        double[] demand = new double[length];
        Arrays.setAll(demand, i -> 1 + (37 * number + 61 * i) % 100);
        double[] lift = new double[length + HORIZON];
        Arrays.fill(lift, 1);
        long[] units = Arrays.stream(demand).mapToLong(Math::round).toArray();
        var source = DemandSeries.of(new SeriesKey(new Sku("S" + number), new Region("44")), 0, units);
        return new PreparedSeries(source, demand, lift);
    }

    private static ForecastGrid grid(int series, double q50, double q90, double q95, double q99) {
        var grid = new ForecastGrid(series, HORIZON);
        double[] row = {q50, q50, (q50 + q90) / 2, q90, q95, q99, q50};
        for (int s = 0; s < series; s++) {
            for (int h = 0; h < HORIZON; h++) {
                for (int column = 0; column < row.length; column++) {
                    grid.set(s, h, column, row[column]);
                }
            }
        }
        return grid;
    }
}

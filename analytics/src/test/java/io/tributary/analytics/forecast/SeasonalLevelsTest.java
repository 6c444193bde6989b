package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.SeriesKey;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeasonalLevelsTest {

    @Test
    void constantDemandStaysAsItIs() {
        double[][] means = SeasonalLevels.means(List.of(series("a", "north", constant(60, 7))), 12, 3);

        assertThat(means[0]).containsExactly(new double[] {7, 7, 7}, within(1e-6));
    }

    @Test
    void theSeasonOfAllRegionsCarriesOverToTheNextYear() {
        long[] peaks =
                IntStream.range(0, 36).mapToLong(i -> i % 12 == 2 ? 40 : 10).toArray();
        List<DemandSeries> panel = IntStream.range(0, 10)
                .mapToObj(i -> series("a", "region" + i, peaks))
                .toList();

        double[] means = SeasonalLevels.means(panel, 12, 6)[0];

        assertThat(means[2]).isGreaterThan(1.7 * means[5]);
    }

    @Test
    void anEmptyShelfIsNotTakenForNoDemand() {
        long[] sold = constant(40, 5);
        var empty = new BitSet();
        for (int i = 25; i < 40; i++) {
            sold[i] = 0;
            empty.set(i);
        }
        DemandSeries told = series("a", "north", sold).withStockOuts(empty);

        assertThat(SeasonalLevels.means(List.of(told), 12, 1)[0][0]).isCloseTo(5, within(1e-6));
        assertThat(SeasonalLevels.means(List.of(series("a", "north", sold)), 12, 1)[0][0])
                .isLessThan(2.5);
    }

    @Test
    void nothingOnePointZerosAndHugeNumbersHaveASaneAnswer() {
        List<DemandSeries> panel = List.of(
                series("a", "north"),
                series("b", "north", 3),
                series("c", "north", constant(50, 0)),
                series("d", "north", constant(50, 1_000_000_000)));

        double[][] means = SeasonalLevels.means(panel, 12, 2);

        assertThat(Arrays.stream(means).flatMapToDouble(Arrays::stream))
                .allSatisfy(mean -> assertThat(mean).isFinite().isNotNegative());
        assertThat(means[0][0]).isZero();
        assertThat(means[2][0]).isZero();
        assertThat(means[3][0]).isCloseTo(1e9, within(1e7));
        assertThat(SeasonalLevels.means(List.of(), 12, 2)).isEmpty();
    }

    @Test
    void aSeasonOfNoPeriodsIsRefused() {
        assertThatThrownBy(() -> SeasonalLevels.means(List.of(), 0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("season of 0");
    }

    private static long[] constant(int length, long units) {
        long[] values = new long[length];
        Arrays.fill(values, units);
        return values;
    }

    private static DemandSeries series(String sku, String region, long... quantities) {
        return DemandSeries.of(new SeriesKey(new Sku(sku), new Region(region)), 0, quantities);
    }
}

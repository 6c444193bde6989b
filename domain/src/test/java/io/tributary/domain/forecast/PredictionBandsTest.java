package io.tributary.domain.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionBandsTest {
    private static final PeriodForecast WEEK = new PeriodForecast(10, 20, 9, 13, 16, 18, 22);

    @Test
    void bandsLieInsideEachOther() {
        var bands = PredictionBands.of(WEEK);
        assertThat(List.of(
                        bands.low95(),
                        bands.low80(),
                        bands.low50(),
                        bands.median(),
                        bands.high50(),
                        bands.high80(),
                        bands.high95()))
                .isSorted();
        assertThat(bands.high50()).isEqualTo(13);
        assertThat(bands.high80()).isEqualTo(16);
        assertThat(bands.high95()).isBetween(18.0, 22.0);
        assertThat(bands.low95()).isLessThan(5);
    }

    @Test
    void aSumIsNarrowerThanTheSumOfItsParts() {
        var four = PredictionBands.ofSum(List.of(WEEK, WEEK, WEEK, WEEK));
        assertThat(four.mean()).isEqualTo(40);
        assertThat(four.high95())
                .isGreaterThan(50)
                .isLessThan(4 * PredictionBands.of(WEEK).high95());
    }

    @Test
    void noDemandHasNoBand() {
        assertThat(PredictionBands.ofSum(List.of())).isEqualTo(new PredictionBands(0, 0, 0, 0, 0, 0, 0, 0));
    }
}

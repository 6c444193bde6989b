package io.tributary.domain.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ForecastTotalTest {
    private static final PeriodForecast ONE = new PeriodForecast(100, 400, 100, 114, 126, 134, 149);
    private static final ForecastTotal FOUR = ForecastTotal.of(ONE)
            .plus(ForecastTotal.of(ONE))
            .plus(ForecastTotal.of(ONE).plus(ForecastTotal.of(ONE)));

    @Test
    void independentSeriesEvenEachOtherOut() {
        var total = FOUR.distribution(0, KeptLevels.NONE);
        assertThat(FOUR.series()).isEqualTo(4);
        assertThat(total.mean()).isEqualTo(400);
        assertThat(total.variance()).isEqualTo(1_600, within(1e-9));
        assertThat(total.q95()).isBetween(460.0, 470.0);
    }

    @Test
    void seriesThatMoveAsOneDoNot() {
        assertThat(FOUR.distribution(1, KeptLevels.NONE).variance()).isEqualTo(6_400, within(1e-9));
        // .75 × 1,600 + .25 × 6,400
        assertThat(FOUR.distribution(.25, KeptLevels.NONE).variance()).isEqualTo(2_800, within(1e-9));
    }

    @Test
    void anOddCorrelationIsRefused() {
        assertThatThrownBy(() -> FOUR.distribution(25, KeptLevels.NONE)).hasMessageContaining("percent");
        assertThat(ForecastTotal.NONE.distribution(0, KeptLevels.NONE).q99()).isZero();
    }
}

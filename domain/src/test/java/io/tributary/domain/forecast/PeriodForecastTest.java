package io.tributary.domain.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PeriodForecastTest {
    private static final PeriodForecast WEEK = new PeriodForecast(10, 16, 10, 13, 16, 18, 22);

    @Test
    void quantilesAreInterpolated() {
        assertThat(WEEK.quantile(.5)).isEqualTo(10);
        assertThat(WEEK.quantile(.25)).isCloseTo(5, within(1e-9));
        assertThat(WEEK.quantile(.925)).isCloseTo(17, within(1e-9));
        assertThat(WEEK.quantile(.9999)).isGreaterThan(22);
    }

    @Test
    void fallingQuantilesAreRefused() {
        assertThatThrownBy(() -> new PeriodForecast(10, 16, 10, 9, 16, 18, 22))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.0 9.0")
                .hasMessageContaining("Maybe");
    }
}

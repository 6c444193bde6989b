package io.tributary.domain.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadTimeDemandTest {
    private static final PeriodForecast WEEK = new PeriodForecast(10, 16, 10, 13, 15, 17, 20);

    @Test
    void independentErrorsAddTheirVariances() {
        assertThat(LeadTimeDemand.over(weeks(0), 0, 3, 0)).isEqualTo(new LeadTimeDemand(30, 48));
    }

    @Test
    void correlatedErrorsAddTheirDeviations() {
        // fully: (3 × 4)² = 144; half: (48 + 144) / 2 = 96
        assertThat(LeadTimeDemand.over(weeks(1), 0, 3, 0).variance()).isCloseTo(144, within(1e-9));
        assertThat(LeadTimeDemand.over(weeks(.5), 0, 3, 0).variance()).isCloseTo(96, within(1e-9));
    }

    @Test
    void anUncertainLeadTimeAddsTheSquareOfItsDemand() {
        assertThat(LeadTimeDemand.over(weeks(0), 0, 3, .5)).isEqualTo(new LeadTimeDemand(30, 48 + 100 * .25));
    }

    @Test
    void aFractionTakesItsShareAndTheHorizonRepeats() {
        assertThat(LeadTimeDemand.over(weeks(0), 1, 4.5, 0).mean()).isCloseTo(45, within(1e-9));
    }

    private static QuantileForecast weeks(double correlation) {
        var key = new SeriesKey(new Sku("A"), new Region("44"));
        return new QuantileForecast(key, 0, List.of(WEEK, WEEK), "test", List.of(), 10, correlation);
    }
}

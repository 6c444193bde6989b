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

    @Test
    void whatALongerLeadTimeAddsIsNotWhatWaitsNow() {
        var key = new SeriesKey(new Sku("A"), new Region("44"));
        var waiting = new PeriodForecast(50 + 10, 16, 60, 63, 65, 67, 70);
        var forecast = new QuantileForecast(key, 0, List.of(waiting, WEEK), "test", List.of(), 10, 0);
        assertThat(LeadTimeDemand.over(forecast, 0, 3, .5)).isEqualTo(new LeadTimeDemand(80, 48 + 100 * .25));
    }

    @Test
    void unitsThatAreCertainDoNotVary() {
        var demand = new LeadTimeDemand(52, 2);
        var others = CountDistribution.of(2, 2);
        assertThat(demand.quantile(.95)).isEqualTo(50 + others.quantile(.95));
        assertThat(demand.excess(46, 3, 4)).containsExactly(6, 3, others.excess(2, 3, 2)[0], others.excess(2, 3, 2)[1]);
        assertThat(new LeadTimeDemand(7, 0).quantile(.99)).isEqualTo(7);
        assertThat(new LeadTimeDemand(7, 0).excess(6, 1, 3)).containsExactly(1, 0, 0);
    }

    @Test
    void demandThatVariesAsCountsDoIsTheCountDistribution() {
        var counts = CountDistribution.of(10, 16);
        assertThat(new LeadTimeDemand(10, 16).quantile(.9)).isEqualTo(counts.quantile(.9));
        assertThat(new LeadTimeDemand(10, 16).excess(8, 2, 4)).isEqualTo(counts.excess(8, 2, 4));
    }

    private static QuantileForecast weeks(double correlation) {
        var key = new SeriesKey(new Sku("A"), new Region("44"));
        return new QuantileForecast(key, 0, List.of(WEEK, WEEK), "test", List.of(), 10, correlation);
    }
}

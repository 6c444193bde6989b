package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.DemandFactors;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.ForecastPolicy;
import io.tributary.domain.forecast.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventEffectsTest {
    private static final int LENGTH = 40;
    private static final int HORIZON = 2;

    @Test
    void withoutFactorsDemandIsBaseDemand() {
        var series = EventEffects.remove(List.of(DemandSeries.of(key(0), 0, 3, 0, 5)), HORIZON)
                .getFirst();
        assertThat(series.base()).containsExactly(3, 0, 5);
        assertThat(series.lift(4)).isEqualTo(1);
    }

    /** In this world a promotion doubles demand of 100, every fifth period and in the first one to come. */
    @Test
    void aPromotionsLiftIsLearnedAndTakenOut() {
        var series = EventEffects.remove(panel(), HORIZON).getFirst();
        assertThat(series.lift(LENGTH)).isCloseTo(2, within(.1));
        assertThat(series.lift(LENGTH + 1)).isEqualTo(1);
        assertThat(series.base()[0]).isCloseTo(100, within(5.0));
        assertThat(series.demand(0)).isCloseTo(200, within(1e-9));
    }

    @Test
    void aPlannedPromotionRaisesTheForecast() {
        var forecast = new Forecaster()
                .forecast(panel(), ForecastPolicy.local(1, HORIZON))
                .getFirst();
        assertThat(forecast.periods().get(0).mean()).isCloseTo(200, within(12.0));
        assertThat(forecast.periods().get(1).mean()).isCloseTo(100, within(6.0));
    }

    private static List<DemandSeries> panel() {
        List<DemandSeries> panel = new ArrayList<>();
        for (int s = 0; s < 5; s++) {
            long[] demand = new long[LENGTH];
            double[] promotion = new double[LENGTH + HORIZON];
            for (int i = 0; i < promotion.length; i++) {
                promotion[i] = i % 5 == 0 ? 1 : 0;
                if (i < LENGTH) {
                    demand[i] = i % 5 == 0 ? 200 : 100;
                }
            }
            panel.add(DemandSeries.of(key(s), 0, demand).withFactors(new DemandFactors(null, promotion, null, null)));
        }
        return panel;
    }

    private static SeriesKey key(int number) {
        return new SeriesKey(new Sku("S" + number), new Region("44"));
    }
}

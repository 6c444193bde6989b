package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.ForecastPolicy;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.forecast.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ForecasterProperties {
    private static final ForecastPolicy POLICY = ForecastPolicy.local(4, 5);

    /** Quantiles that fall or are negative cannot be built, so that every forecast exists is the property. */
    @Property(tries = 80)
    void everyPanelIsForecastTheSameTwice(@ForAll("panels") List<DemandSeries> panel) {
        var forecasts = new Forecaster().forecast(panel, POLICY);
        assertThat(forecasts).hasSameSizeAs(panel).isEqualTo(new Forecaster().forecast(panel, POLICY));
        for (int i = 0; i < panel.size(); i++) {
            assertThat(forecasts.get(i).key()).isEqualTo(panel.get(i).key());
            assertThat(forecasts.get(i).firstPeriod()).isEqualTo(panel.get(i).endPeriod());
            assertThat(forecasts.get(i).periods()).hasSize(5).allMatch(period -> Double.isFinite(period.q99()));
        }
    }

    @Property(tries = 60)
    void theMeanStaysWithinWhatWasSeenTwiceOver(@ForAll("panels") List<DemandSeries> panel) {
        for (var forecast : new Forecaster().forecast(panel, POLICY)) {
            long most = panel.stream()
                    .filter(s -> s.key().equals(forecast.key()))
                    .mapToLong(this::most)
                    .sum();
            assertThat(forecast.periods()).extracting(PeriodForecast::mean).allMatch(mean -> mean <= 2.0 * most + 1e-6);
        }
    }

    private long most(DemandSeries series) {
        return java.util.stream.LongStream.of(series.quantities()).max().orElse(0);
    }

    @Provide
    Arbitrary<List<DemandSeries>> panels() {
        Arbitrary<long[]> sparse =
                Arbitraries.longs().between(0, 3).array(long[].class).ofMaxSize(40);
        Arbitrary<long[]> wild = Arbitraries.longs()
                .between(0, 1_000_000_000)
                .array(long[].class)
                .ofMaxSize(40);
        Arbitrary<long[]> zeros = Arbitraries.just(0L).array(long[].class).ofMaxSize(40);
        return Arbitraries.oneOf(sparse, wild, zeros)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(this::panel);
    }

    private List<DemandSeries> panel(List<long[]> quantities) {
        List<DemandSeries> panel = new ArrayList<>();
        for (long[] one : quantities) {
            panel.add(DemandSeries.of(new SeriesKey(new Sku("S" + panel.size()), new Region("44")), -one.length, one));
        }
        return panel;
    }
}

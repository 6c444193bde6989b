package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.DemandFactors;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.ForecastPolicy;
import io.tributary.domain.forecast.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulkOrderForecastTest {
    private static final ForecastPolicy POLICY = ForecastPolicy.local(1, 4);

    @Test
    void aBulkOrderLastWeekHardlyMovesTheForecast() {
        long[] usual = new long[40];
        Arrays.setAll(usual, i -> 9 + i % 3);
        long[] bulk = usual.clone();
        bulk[38] = 5_000;

        double expected = mean(usual);

        assertThat(expected).isBetween(9.0, 11.0);
        assertThat(mean(bulk)).isBetween(expected, 1.6 * expected);
    }

    @Test
    void aPromotionExplainsAPeakButNoTypingError() {
        double[] promoted = new double[44];
        List<DemandSeries> panel = new ArrayList<>();
        for (int at : new int[] {6, 14, 22, 30}) {
            promoted[at] = Math.log(2);
        }
        var factors = new DemandFactors(null, promoted, null, null);
        for (int s = 0; s < 8; s++) {
            long[] units = new long[40];
            for (int i = 0; i < units.length; i++) {
                units[i] = (promoted[i] > 0 ? 2 : 1) * (9 + (i + s) % 3);
            }
            units[30] = s == 0 ? 100_000_000 : units[30];
            panel.add(DemandSeries.of(new SeriesKey(new Sku("S" + s), new Region("44")), 0, units)
                    .withFactors(factors));
        }
        var forecasts = new Forecaster().forecast(panel, POLICY);
        assertThat(forecasts.getFirst().periods().getFirst().mean()).isLessThan(40);
        assertThat(forecasts.getLast().periods().getFirst().mean()).isBetween(8., 12.);
    }

    private static double mean(long[] quantities) {
        var series = DemandSeries.of(new SeriesKey(new Sku("S"), new Region("44")), 0, quantities);
        return new Forecaster()
                .forecast(List.of(series), POLICY)
                .getFirst()
                .periods()
                .getFirst()
                .mean();
    }
}

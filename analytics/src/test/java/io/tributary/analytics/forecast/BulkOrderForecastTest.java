package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.ForecastPolicy;
import io.tributary.domain.forecast.SeriesKey;
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

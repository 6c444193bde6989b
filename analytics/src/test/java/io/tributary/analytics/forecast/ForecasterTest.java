package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.DemandFactors;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.ForecastPolicy;
import io.tributary.domain.forecast.ModelScore;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.forecast.QuantileForecast;
import io.tributary.domain.forecast.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class ForecasterTest {
    private static final int SERIES = 60;
    private static final int LENGTH = 60;
    private static final int HORIZON = 4;

    @Test
    void aSeasonIsFoundByTheSeasonalModels() {
        long[] demand = new long[48];
        for (int i = 0; i < demand.length; i++) {
            demand[i] = i % 4 == 0 ? 40 : 10;
        }
        var forecast = forecast(List.of(DemandSeries.of(key(0), 0, demand)), ForecastPolicy.local(4, HORIZON))
                .getFirst();
        assertThat(forecast.periods()).extracting(PeriodForecast::mean).containsExactly(40.0, 10.0, 10.0, 10.0);
        assertThat(forecast.model()).isEqualTo("50 % SEASONAL_NAIVE + 50 % HOLT_WINTERS");
    }

    @Test
    void weightsAddUpAndTheBestComesFirst() {
        for (var forecast : forecast(panel(false), ForecastPolicy.local(1, HORIZON))) {
            assertThat(forecast.scores())
                    .isSortedAccordingTo((a, b) -> Double.compare(a.scaledError(), b.scaledError()));
            assertThat(forecast.scores().stream()
                            .mapToDouble(ModelScore::weight)
                            .sum())
                    .isCloseTo(1, within(1e-9));
        }
    }

    /** Demand is Poisson of mean 3 to 8, so nominal levels must be kept up to whole units. */
    @Test
    void quantilesKeepTheirLevels() {
        var panel = panel(false);
        var forecasts = forecast(panel, ForecastPolicy.local(1, HORIZON));
        var random = new SplittableRandom(99);
        int kept90 = 0;
        int kept50 = 0;
        int draws = 0;
        for (int s = 0; s < SERIES; s++) {
            for (PeriodForecast period : forecasts.get(s).periods()) {
                for (int i = 0; i < 20; i++) {
                    long demand = poisson(3 + s % 6, random);
                    kept90 += demand <= period.q90() ? 1 : 0;
                    kept50 += demand <= period.q50() ? 1 : 0;
                    draws++;
                }
            }
        }
        assertThat((double) kept90 / draws).isBetween(.88, .96);
        assertThat((double) kept50 / draws).isBetween(.45, .68);
    }

    @Test
    void treesLearnAPriceThatIsPlanned() {
        var policy = ForecastPolicy.full(1, HORIZON);
        var forecasts = forecast(panel(true), policy);
        double cheap = 0;
        double dear = 0;
        for (QuantileForecast forecast : forecasts) {
            cheap += forecast.periods().get(0).mean();
            dear += forecast.periods().get(1).mean();
        }
        // at half price the world below sells three times as much
        assertThat(cheap / dear).isBetween(2.0, 4.0);
        assertThat(forecasts.getFirst().model()).contains("GLOBAL_TREES");
    }

    /** Parallel streams run in the pool that they are started from. */
    @Test
    void threadsDoNotChangeTheForecast() throws Exception {
        var policy = ForecastPolicy.full(1, HORIZON);
        try (var one = new ForkJoinPool(1);
                var four = new ForkJoinPool(4)) {
            var alone = one.submit(() -> forecast(panel(true), policy)).get();
            var together = four.submit(() -> forecast(panel(true), policy)).get();
            assertThat(together).isEqualTo(alone);
            assertThat(alone.getFirst().model()).contains("GLOBAL_TREES");
        }
    }

    /** Outliers may be kept from the mean, but its total stays near what sells. */
    @Test
    void theTotalOfTheMeansIsKept() {
        double total = 0;
        for (QuantileForecast forecast : forecast(panel(false), ForecastPolicy.full(1, HORIZON))) {
            total += forecast.periods().stream()
                    .mapToDouble(PeriodForecast::mean)
                    .sum();
        }
        // the series sell 3 to 8 a period, 5.5 on average
        assertThat(total / SERIES / HORIZON).isBetween(5.2, 5.8);
    }

    @Test
    void aNewSkuBorrowsFromItsCategory() {
        List<DemandSeries> panel = new ArrayList<>();
        panel.add(DemandSeries.of(key(0), 0, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6).withCategory("cups"));
        panel.add(DemandSeries.of(key(1), 12).withCategory("cups"));
        panel.add(DemandSeries.of(key(2), 10, 0, 2).withCategory("cups"));
        var forecasts = forecast(panel, ForecastPolicy.local(52, HORIZON));
        assertThat(forecasts.get(1).periods().getFirst().mean()).isCloseTo(6, within(1e-9));
        // two periods of 6 are borrowed beside 0 and 2: 14 / 4
        assertThat(forecasts.get(2).periods().getFirst().mean()).isCloseTo(3.5, within(1e-9));
        assertThat(forecasts.get(2).scores()).isEmpty();
    }

    @Test
    void anEmptySeriesAndAnEmptyPanelAreAnswered() {
        var policy = ForecastPolicy.full(52, HORIZON);
        assertThat(forecast(List.of(), policy)).isEmpty();
        assertThat(forecast(List.of(DemandSeries.of(key(0), 5)), policy)
                        .getFirst()
                        .periods())
                .hasSize(HORIZON)
                .allMatch(period -> period.mean() == 0);
    }

    private static List<QuantileForecast> forecast(List<DemandSeries> panel, ForecastPolicy policy) {
        return new Forecaster().forecast(panel, policy);
    }

    /** Poisson demand; with prices, every fifth period is at half price and sells three times as much. */
    private static List<DemandSeries> panel(boolean priced) {
        var random = new SplittableRandom(5);
        List<DemandSeries> panel = new ArrayList<>();
        for (int s = 0; s < SERIES; s++) {
            long[] demand = new long[LENGTH];
            double[] price = new double[LENGTH + HORIZON];
            for (int i = 0; i < price.length; i++) {
                boolean cheap = i % 5 == LENGTH % 5;
                price[i] = cheap ? 5 : 10;
                if (i < LENGTH) {
                    demand[i] = poisson((3 + s % 6) * (priced && cheap ? 3 : 1), random);
                }
            }
            var series = DemandSeries.of(key(s), 0, demand);
            panel.add(priced ? series.withFactors(DemandFactors.ofPrice(price)) : series);
        }
        return panel;
    }

    private static SeriesKey key(int number) {
        return new SeriesKey(new Sku("S" + number), new Region("44"));
    }

    private static long poisson(double mean, SplittableRandom random) {
        double product = random.nextDouble();
        long count = 0;
        while (product > Math.exp(-mean)) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}

package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.analytics.forecast.BorrowedForecasts.Newcomer;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.ForecastPolicy;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.forecast.QuantileForecast;
import io.tributary.domain.forecast.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Twelve cups in one region that sell 4 to 48 a week; the first six cost 1,000, the others 10,000. */
class BorrowedForecastsTest {
    private static final Region SH = new Region("SH");
    private static final int NOWHERE = -1;

    private final List<DemandSeries> panel = panel();
    private final List<QuantileForecast> forecasts = new Forecaster().forecast(panel, ForecastPolicy.local(52, 6));

    @Test
    void aNewSkuMaySellWhatSimilarOnesDoButNobodyKnows() {
        QuantileForecast borrowed = borrow(Map.of(), newcomer("N", 0, NOWHERE)).getFirst();
        PeriodForecast week = borrowed.periods().get(2);
        assertThat(week.mean()).as("the middle of 4 to 24").isCloseTo(14, within(4.0));
        assertThat(week.q95()).isGreaterThan(2.3 * week.mean());
        assertThat(week.q50()).isLessThan(week.mean());
        assertThat(borrowed.errorCorrelation())
                .as("what is wrong with a level is so every week")
                .isGreaterThan(.5);
        assertThat(borrowed.model()).isEqualTo(BorrowedForecasts.SIMILAR);
        assertThat(borrowed.firstPeriod()).isEqualTo(60);
    }

    @Test
    void ofSimilarPriceAreThoseOfTwiceAndHalf() {
        double cheap = mean(borrow(Map.of(), newcomer("N", 0, NOWHERE)));
        double dear = mean(borrow(Map.of(), newcomer("DEAR", 0, NOWHERE)));
        assertThat(dear / cheap).isBetween(2., 4.);
    }

    @Test
    void whatIsOnOfferAndDoesNotSellDecaysToNothing() {
        double fresh = mean(borrow(Map.of(), newcomer("N", 0, NOWHERE)));
        double before = fresh;
        for (int weeks = 1; weeks <= 13; weeks++) {
            double now = mean(borrow(Map.of(), newcomer("N", weeks, NOWHERE)));
            assertThat(now).isLessThan(before);
            before = now;
        }
        assertThat(before).isLessThan(.2 * fresh);
        assertThat(borrow(Map.of(), newcomer("N", 20_000, NOWHERE))).isEmpty();
    }

    @Test
    void itsOwnSalesElsewhereAreTheBetterEvidence() {
        List<QuantileForecast> borrowed = borrow(Map.of(), newcomer("N", 0, 3));
        assertThat(mean(borrowed)).isCloseTo(3, within(.6));
        assertThat(borrowed.getFirst().model()).isEqualTo(BorrowedForecasts.ELSEWHERE);
        assertThat(borrow(Map.of(), newcomer("N", 0, 0)))
                .as("where its category sells nothing")
                .isEmpty();
    }

    @Test
    void thoseThatSellAreNotTakenForAllThatWereOffered() {
        double fresh = mean(borrow(Map.of(), newcomer("N", 0, NOWHERE)));
        double rare = mean(borrow(Map.of("cups", 108), newcomer("N", 0, NOWHERE)));
        assertThat(rare).isCloseTo(fresh / 10, within(1e-6));
    }

    @Test
    void nothingIsSaidWhereNothingSimilarSells() {
        var lamp = new Newcomer(new SeriesKey(new Sku("N"), SH), "lamps", 0, Double.NaN);
        var away = new Newcomer(new SeriesKey(new Sku("N"), new Region("GD")), "cups", 0, Double.NaN);
        assertThat(borrow(Map.of(), lamp, away)).isEmpty();
    }

    private static double mean(List<QuantileForecast> forecasts) {
        return forecasts.getFirst().periods().stream()
                .mapToDouble(PeriodForecast::mean)
                .average()
                .orElseThrow();
    }

    private List<QuantileForecast> borrow(Map<String, Integer> unwanted, Newcomer... newcomers) {
        return new BorrowedForecasts(panel, forecasts, BorrowedForecastsTest::price, unwanted).of(List.of(newcomers));
    }

    private static long price(SeriesKey key) {
        String code = key.sku().code();
        return code.equals("N") || code.startsWith("C") ? 1_000 : 10_000;
    }

    private static Newcomer newcomer(String sku, int weeks, double elsewhere) {
        return new Newcomer(
                new SeriesKey(new Sku(sku), SH), "cups", weeks, elsewhere == NOWHERE ? Double.NaN : elsewhere);
    }

    private static List<DemandSeries> panel() {
        var random = new SplittableRandom(3);
        List<DemandSeries> panel = new ArrayList<>();
        for (int s = 1; s <= 12; s++) {
            long[] units = new long[60];
            for (int week = 0; week < units.length; week++) {
                units[week] = Math.max(0, Math.round(4 * s + Math.sqrt(8 * s) * random.nextGaussian()));
            }
            String code = (s <= 6 ? "C" : "X") + s;
            panel.add(
                    DemandSeries.of(new SeriesKey(new Sku(code), SH), 0, units).withCategory("cups"));
        }
        return panel;
    }
}

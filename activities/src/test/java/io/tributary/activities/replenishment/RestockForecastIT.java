package io.tributary.activities.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.activities.BusinessTime;
import io.tributary.analytics.demand.Festival;
import io.tributary.db.TestNetwork;
import io.tributary.db.demand.CalendarEvents;
import io.tributary.db.demand.CalendarEvents.Plan;
import io.tributary.db.demand.PricePlan;
import io.tributary.db.forecast.ForecastTotals;
import io.tributary.db.replenishment.ForecastReads;
import io.tributary.db.replenishment.RestockWrites;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.forecast.QuantileForecast;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** What a restock run forecasts from a real database: festivals that nobody measured, planned prices. */
class RestockForecastIT {
    private static final LocalDate FIRST = LocalDate.of(2023, 11, 6);
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 19);
    private static final Instant NOW = Instant.parse("2026-01-20T08:00:00Z");
    /** Two weeks of stocking up, a week of rest and a slow one. */
    private static final double[] AROUND = {1.4, 1.6, .3, .6};

    private final DSLContext db = TestNetwork.fresh();
    private final CalendarEvents events = new CalendarEvents(db, plan -> List.of());

    @Test
    void theComingSpringFestivalIsKnownFromTheCalendarAlone() {
        sell((sku, day) -> springFestival(day));
        double plain = of(run("plain"), week(2026, 2, 16)).mean();
        events.startWith(Map.of(UUID.randomUUID(), plan(Festival.SPRING_FESTIVAL)), "test", NOW);
        var forecasts = run("calendar");
        double quiet = of(forecasts, week(2026, 1, 26)).mean();
        assertThat(of(forecasts, week(2026, 2, 16)).mean() / quiet).isLessThan(.55);
        assertThat(of(forecasts, week(2026, 2, 9)).mean() / quiet).isGreaterThan(1.3);
        assertThat(plain / quiet).isGreaterThan(.7);
        var removed = events.current(false).getFirst();
        events.remove(removed.id(), "test", NOW);
        assertThat(of(run("removed"), week(2026, 2, 16)).mean())
                .as("without the event it is not known again")
                .isEqualTo(plain);
    }

    @Test
    void aPlannedPriceMovesTheForecastByWhatPricesDid() {
        var prices = new PricePlan(db);
        for (int month = 1; month <= 12; month += 2) {
            var start = LocalDate.of(2025, month, 3);
            prices.put(new PricePlan.Price("A", start, start.plusDays(13), 1400));
        }
        // a price of 30 % less doubles demand
        sell((sku, day) -> sku.equals("A")
                        && day.getYear() == 2025
                        && day.getMonthValue() % 2 == 1
                        && day.getDayOfMonth() >= 3
                        && day.getDayOfMonth() < 17
                ? 2
                : 1);
        double usual = of(run("usual"), week(2026, 2, 2)).mean();
        prices.put(new PricePlan.Price("A", week(2026, 2, 2), week(2026, 2, 2).plusDays(6), 1400));
        assertThat(of(run("planned"), week(2026, 2, 2)).mean() / usual).isBetween(1.5, 2.4);
        prices.remove("A", week(2026, 2, 2));
        assertThat(of(run("removed"), week(2026, 2, 2)).mean()).isEqualTo(usual);
    }

    @Test
    void totalsOfCategoriesAndRegionsAgreeWithTheSeriesHoweverTheRunIsDivided() {
        sell((sku, day) -> 1);
        var forecasts = run("parts", 2);
        double whole = sum(forecasts.stream().map(one -> one.periods().get(3)).toList());
        var totals = new ForecastTotals(db);
        for (var by : ForecastTotals.By.values()) {
            assertThat(sum(fourth(totals.newest(by, "EAST")))).as("by %s", by).isEqualTo(whole, within(1e-6));
        }
        var kitchen = totals.newest(ForecastTotals.By.CATEGORY, null).stream()
                .filter(total -> "kitchen".equals(total.category()))
                .findFirst()
                .orElseThrow();
        var own = forecasts.stream()
                .filter(one -> one.key().sku().code().equals("A"))
                .map(one -> one.periods().get(3))
                .toList();
        var total = kitchen.weeks().get(3);
        assertThat(total.monday()).isEqualTo(MONDAY.plusWeeks(3));
        assertThat(total.series()).isEqualTo(2);
        assertThat(total.forecast().mean()).isEqualTo(sum(own), within(1e-9));
        assertThat(total.forecast().variance())
                .isGreaterThanOrEqualTo(
                        own.stream().mapToDouble(PeriodForecast::variance).sum() - 1e-9);
        // less room is needed for both regions together than for each of them
        assertThat(total.forecast().q95())
                .isLessThan(own.stream().mapToDouble(PeriodForecast::q95).sum())
                .isGreaterThan(total.forecast().mean());
        assertThat(totals.newest(ForecastTotals.By.ALL, "WEST")).isEmpty();
    }

    @Test
    void aPartThatIsDoneAgainCountsOnce() {
        sell((sku, day) -> 1);
        UUID id = db.transactionResult(tx -> RestockWrites.open(tx.dsl(), "EAST", "again", 1, NOW));
        var forecasts = new RestockForecasts(db, new BusinessTime(InstantSource.fixed(NOW), 1), 100);
        forecasts.divide(id, "EAST");
        forecasts.part(id, "EAST", 0, message -> {});
        double once = sum(fourth(new ForecastTotals(db).newest(ForecastTotals.By.ALL, "EAST")));
        forecasts.part(id, "EAST", 0, message -> {});
        forecasts.all(id, "EAST");
        assertThat(sum(fourth(new ForecastTotals(db).newest(ForecastTotals.By.ALL, "EAST"))))
                .isEqualTo(once, within(1e-6));
    }

    private static List<PeriodForecast> fourth(List<ForecastTotals.Total> totals) {
        return totals.stream().map(total -> total.weeks().get(3).forecast()).toList();
    }

    private static double sum(List<PeriodForecast> forecasts) {
        return forecasts.stream().mapToDouble(PeriodForecast::mean).sum();
    }

    private static Plan plan(Festival festival) {
        var first = festival.in(2026).plusDays(festival.yearly().offsetDays());
        return new Plan(
                festival.nameZh(),
                festival.nameEn(),
                "FESTIVAL",
                first,
                first.plusDays(festival.yearly().days() - 1),
                festival.yearly().rule().text(),
                Map.of());
    }

    private static LocalDate week(int year, int month, int day) {
        return LocalDate.of(year, month, day).with(DayOfWeek.MONDAY);
    }

    private static double springFestival(LocalDate day) {
        for (int year = 2024; year <= 2026; year++) {
            long away = Math.floorDiv(ChronoUnit.DAYS.between(Festival.SPRING_FESTIVAL.in(year), day) + 1, 7L);
            if (away >= -2 && away < AROUND.length - 2) {
                return AROUND[(int) away + 2];
            }
        }
        return 1;
    }

    /** Two years and a bit of A, B and C in both regions, about 40 a week. */
    private void sell(ToDoubleBiFunction<String, LocalDate> factor) {
        var random = new SplittableRandom(1);
        var csv = new StringBuilder("sku,region_code,week,units\n");
        for (String sku : List.of("A", "B", "C")) {
            for (String region : List.of("SH", "ZJ")) {
                for (LocalDate monday = FIRST; monday.isBefore(MONDAY); monday = monday.plusWeeks(1)) {
                    LocalDate start = monday;
                    double usual = IntStream.range(0, 7)
                            .mapToDouble(day -> factor.applyAsDouble(sku, start.plusDays(day)))
                            .average()
                            .orElseThrow();
                    long units = Math.round(40 * usual + 4 * random.nextGaussian());
                    csv.append("%s,%s,%s,%d%n".formatted(sku, region, monday, Math.max(0, units)));
                }
            }
        }
        TestNetwork.put(db, "sales-history", csv.toString());
    }

    private List<QuantileForecast> run(String key) {
        return run(key, 100);
    }

    private List<QuantileForecast> run(String key, int partSize) {
        UUID id = db.transactionResult(tx -> RestockWrites.open(tx.dsl(), "EAST", key, 1, NOW));
        var forecasts = new RestockForecasts(db, new BusinessTime(InstantSource.fixed(NOW), 1), partSize);
        for (int part = 0, parts = forecasts.divide(id, "EAST"); part < parts; part++) {
            forecasts.part(id, "EAST", part, message -> {});
        }
        db.execute("update restock_run set status = 'RELEASED' where id = ?", id);
        return new ForecastReads(db).of(id);
    }

    /** A in SH. */
    private static PeriodForecast of(List<QuantileForecast> forecasts, LocalDate week) {
        var one = forecasts.stream()
                .filter(f -> f.key().sku().code().equals("A")
                        && f.key().region().code().equals("SH"))
                .findFirst()
                .orElseThrow();
        return one.periods().get((int) ChronoUnit.WEEKS.between(MONDAY, week));
    }
}

package io.tributary.activities.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.tributary.activities.BusinessTime;
import io.tributary.analytics.demand.Festival;
import io.tributary.db.TestNetwork;
import io.tributary.db.demand.CalendarEvents;
import io.tributary.db.demand.CalendarEvents.Plan;
import io.tributary.db.demand.PricePlan;
import io.tributary.db.forecast.ForecastTotals;
import io.tributary.db.policy.Policies;
import io.tributary.db.policy.PolicyDraft;
import io.tributary.db.replenishment.ForecastReads;
import io.tributary.db.replenishment.RestockWrites;
import io.tributary.domain.NetworkPolicy;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
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

    /** What these tests are about does not need the trees, which cost a hundred times as much. */
    @BeforeEach
    void localModels() {
        treesFrom(1000);
    }

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
        // a price of 30 % less doubles demand; all but C are sold for a year only
        LocalDate listed = week(2024, 11, 4);
        sell((sku, day) -> day.isBefore(listed) && !sku.equals("C")
                ? 0
                : sku.equals("A")
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
    void aNewSkuIsNotTakenForOneThatNobodyWanted() {
        LocalDate listed = MONDAY.minusWeeks(3);
        sell((sku, day) -> sku.equals("C") ? day.isBefore(listed) ? 0 : .5 : 1);
        var newcomer = run("new").stream()
                .filter(one -> one.key().sku().code().equals("C"))
                .findFirst()
                .orElseThrow()
                .periods()
                .get(1);
        assertThat(newcomer.mean()).isBetween(15., 32.);
        assertThat(newcomer.q50()).isBetween(12., 34.);
        assertThat(newcomer.variance()).isLessThan(400);
    }

    @Test
    void anEmptyShelfIsEstimatedAndNotLearnedAsNoDemand() {
        sell((sku, day) -> 1);
        double usual = of(run("usual"), MONDAY).mean();
        empty(null);
        double unmarked = of(run("unmarked"), MONDAY).mean();
        empty(7);
        double marked = of(run("marked"), MONDAY).mean();
        assertThat(unmarked).as("weeks of 0 that nobody explains").isLessThan(.8 * usual);
        assertThat(marked).as("weeks of 0 on an empty shelf").isCloseTo(usual, within(.1 * usual));
    }

    @Test
    void marksBeforeTheFirstSaleOfASkuMarkNoWeekAfterIt() {
        sell((sku, day) -> sku.equals("A") && day.isBefore(MONDAY.minusWeeks(30)) ? 0 : 1);
        double usual = of(run("usual"), MONDAY).mean();
        db.execute(
                "update sales_history set out_of_stock_days = 7 where sku = 'A' and week < ?", MONDAY.minusWeeks(30));
        assertThat(of(run("marked"), MONDAY).mean()).isEqualTo(usual);
    }

    @Test
    void whatErrorsOfOneHorizonShareIsStoredWithTheForecast() {
        sell((sku, day) -> 1);
        assertThat(run("alone")).allMatch(one -> one.errorCorrelation() < .15);
        // a quarter is good or bad as a whole
        sell((sku, day) -> (day.getMonthValue() / 3 * 7 + day.getYear()) % 3 == 0 ? 1.8 : 1);
        assertThat(run("together")).allMatch(one -> one.errorCorrelation() > .3 && one.errorCorrelation() <= 1);
    }

    @Test
    void whatIsNewOnOfferInTheZoneBorrowsFromSimilarSkus() {
        sell((sku, day) -> 1);
        cups();
        offer("N", MONDAY.minusWeeks(2));
        var borrowed = of(run("new"), "N");
        assertThat(borrowed)
                .extracting(one -> one.key().region().code(), QuantileForecast::model, QuantileForecast::sampleSize)
                .containsExactly(tuple("SH", "SIMILAR_SKUS", 2), tuple("ZJ", "SIMILAR_SKUS", 2));
        assertThat(borrowed.getFirst().periods().get(2).mean()).isBetween(1., 35.);
        double cups = 4 * 2 * 40;
        var total = new ForecastTotals(db)
                .newest(ForecastTotals.By.CATEGORY, "EAST").stream()
                        .filter(one -> "kitchen".equals(one.category()))
                        .findFirst()
                        .orElseThrow();
        assertThat(total.weeks().get(3).series()).isEqualTo(2 + 2 * 3 + 2);
        assertThat(total.weeks().get(3).forecast().mean())
                .isCloseTo(
                        cups
                                + sum(borrowed.stream()
                                        .map(one -> one.periods().get(3))
                                        .toList()),
                        within(.1 * cups));
        offer("N", MONDAY.minusWeeks(40));
        assertThat(of(run("long"), "N"))
                .as("offered for long and never asked for")
                .isEmpty();
        TestNetwork.put(db, "stock", "node_code,sku,on_hand,safety_stock\nW1,N,5,0");
        assertThat(of(run("stocked"), "N"))
                .as("its stock may be as old as its offer")
                .isEmpty();
    }

    @Test
    void aShelfThatNeverHeldAnythingTellsNothing() {
        sell((sku, day) -> 1);
        cups();
        TestNetwork.put(db, "stock", "node_code,sku,on_hand,safety_stock\nW1,N,0,0");
        assertThat(of(run("no offer"), "N")).isEmpty();
        offer("N", MONDAY.minusWeeks(2));
        assertThat(of(run("new"), "N")).hasSize(2).allMatch(one -> one.model().equals("SIMILAR_SKUS"));
        offer("N", MONDAY.minusWeeks(40));
        assertThat(of(run("long"), "N")).isEmpty();
    }

    /** Workers store parts of a run at the same time; none may have to be computed again because of another. */
    @Test
    void partsThatAreStoredAtOnceDoNotStopEachOther() {
        sell((sku, day) -> 1);
        cups();
        for (int i = 0; i < 12; i++) {
            assertThat(run("night" + i, 1)).hasSize(12);
        }
    }

    @Test
    void whatSellsInAnotherZoneTellsMoreThanSimilarSkusDo() {
        sell((sku, day) -> 1);
        cups();
        offer("N", MONDAY);
        TestNetwork.put(db, "zones", "code,name_zh,name_en\nWEST,西,West");
        TestNetwork.put(
                db,
                "regions",
                "code,name_zh,name_en,city_zh,city_en,lat,lon,zone_code\nSC,四川,Sichuan,成都,Chengdu,30.6,104.1,WEST");
        var csv = new StringBuilder("sku,region_code,week,units");
        for (int back = 1; back <= 20; back++) {
            // a tenth of what cups sell there
            csv.append("\nA,SC,%s,90".formatted(MONDAY.minusWeeks(back)));
            csv.append(back > 5 ? "" : "\nN,SC,%s,10".formatted(MONDAY.minusWeeks(back)));
        }
        TestNetwork.put(db, "sales-history", csv.toString());
        var borrowed = of(run("elsewhere"), "N");
        assertThat(borrowed).hasSize(2).allMatch(one -> one.model().equals("SOLD_ELSEWHERE"));
        // four cups of 40 a week in each region
        assertThat(borrowed.getFirst().periods().get(1).mean()).isBetween(12., 20.);
    }

    /** Three more cups that sell like A. */
    private void cups() {
        var skus = new StringBuilder("code,name_zh,name_en,category,list_price_minor,margin_floor_minor");
        var csv = new StringBuilder("sku,region_code,week,units");
        for (String sku : List.of("K1", "K2", "K3", "N")) {
            skus.append("\n%s,杯,Cup,kitchen,2500,100".formatted(sku));
            for (int back = 1; back <= 60 && !sku.equals("N"); back++) {
                csv.append("\n%1$s,SH,%2$s,40\n%1$s,ZJ,%2$s,40".formatted(sku, MONDAY.minusWeeks(back)));
            }
        }
        TestNetwork.put(db, "skus", skus.toString());
        TestNetwork.put(db, "sales-history", csv.toString());
    }

    private void offer(String sku, LocalDate from) {
        TestNetwork.put(
                db,
                "offers",
                "supplier_code,sku,unit_cost_minor,moq,order_multiple,lead_time_days,weekly_capacity_units,drop_ship,"
                        + "valid_from,valid_to\nS1,%s,900,1,1,7,1000,false,%s,2027-01-01".formatted(sku, from));
    }

    private static List<QuantileForecast> of(List<QuantileForecast> forecasts, String sku) {
        return forecasts.stream()
                .filter(one -> one.key().sku().code().equals(sku))
                .toList();
    }

    /** The last four weeks of A in SH without a sale. */
    private void empty(@Nullable Integer outOfStockDays) {
        var csv =
                new StringBuilder("sku,region_code,week,units" + (outOfStockDays == null ? "" : ",out_of_stock_days"));
        for (int back = 1; back <= 4; back++) {
            csv.append("\nA,SH,%s,0".formatted(MONDAY.minusWeeks(back)));
            csv.append(outOfStockDays == null ? "" : "," + outOfStockDays);
        }
        TestNetwork.put(db, "sales-history", csv.toString());
    }

    @Test
    void aYearOfSalesBringsTheTreesUnlessPolicyWaitsLonger() {
        sell((sku, day) -> 1);
        treesFrom(52);
        var trees = run("trees");
        assertThat(trees).isNotEmpty().allMatch(one -> one.model().contains("GLOBAL_TREES"));
        assertThat(run("again")).isEqualTo(trees);
        treesFrom(1000);
        assertThat(run("local")).isNotEmpty().noneMatch(one -> one.model().contains("GLOBAL_TREES"));
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
        int policy = Policies.active(db).version();
        UUID id = db.transactionResult(tx -> RestockWrites.open(tx.dsl(), "EAST", "again", policy, 6, NOW));
        var forecasts = new RestockForecasts(db, new BusinessTime(InstantSource.fixed(NOW), 1), 100);
        forecasts.divide(id, "EAST");
        forecasts.part(id, "EAST", 0, message -> {});
        double once = sum(fourth(new ForecastTotals(db).newest(ForecastTotals.By.ALL, "EAST")));
        forecasts.part(id, "EAST", 0, message -> {});
        forecasts.all(id, "EAST");
        assertThat(sum(fourth(new ForecastTotals(db).newest(ForecastTotals.By.ALL, "EAST"))))
                .isEqualTo(once, within(1e-6));
    }

    @Test
    void aPartOfTheNextMondayForecastsTheWeeksOfItsRun() {
        sell((sku, day) -> 1);
        var expected = run("at once");
        int policy = Policies.active(db).version();
        UUID id = db.transactionResult(tx -> RestockWrites.open(tx.dsl(), "EAST", "late", policy, 6, NOW));
        new RestockForecasts(db, new BusinessTime(InstantSource.fixed(NOW), 1), 100).divide(id, "EAST");
        var late = NOW.plus(7, ChronoUnit.DAYS);
        TestNetwork.put(db, "sales-history", "sku,region_code,week,units\nA,SH,%s,900".formatted(MONDAY));
        new RestockForecasts(db, new BusinessTime(InstantSource.fixed(late), 1), 100).part(id, "EAST", 0, any -> {});
        assertThat(new ForecastReads(db).of(id)).isEqualTo(expected);
        var progress = db.fetchSingle("select items_done, items_total from restock_run where id = ?", id);
        assertThat(progress.get(0)).isEqualTo(progress.get(1));
        assertThat(db.fetchSingle("select min(week) from kept_forecast").get(0, LocalDate.class))
                .isEqualTo(MONDAY);
    }

    private void treesFrom(int weeks) {
        var terms = Map.of("restock", Map.of("treesFromWeeks", weeks));
        Policies.activate(db, PolicyDraft.of(NetworkPolicy.STANDARD, terms), "test");
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
                    long units = usual == 0 ? 0 : Math.round(40 * usual + 4 * random.nextGaussian());
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
        int policy = Policies.active(db).version();
        UUID id = db.transactionResult(tx -> RestockWrites.open(tx.dsl(), "EAST", key, policy, 6, NOW));
        var forecasts = new RestockForecasts(db, new BusinessTime(InstantSource.fixed(NOW), 1), partSize);
        IntStream.range(0, forecasts.divide(id, "EAST"))
                .parallel()
                .forEach(part -> forecasts.part(id, "EAST", part, message -> {}));
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

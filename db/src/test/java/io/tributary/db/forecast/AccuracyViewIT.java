package io.tributary.db.forecast;

import static io.tributary.db.schema.Tables.KEPT_FORECAST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.tributary.db.TestNetwork;
import io.tributary.db.demand.CalendarEvents;
import io.tributary.db.forecast.AccuracyView.By;
import io.tributary.db.forecast.AccuracyView.Week;
import io.tributary.domain.RefusedException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two weeks of A (kitchen) in both regions and of B (home) in one, forecast one week ahead, and one two weeks ahead. */
class AccuracyViewIT {
    private static final LocalDate PRESENT = LocalDate.of(2026, 3, 2);
    private static final LocalDate LAST = PRESENT.minusWeeks(1);
    private static final LocalDate BEFORE = PRESENT.minusWeeks(2);

    private final DSLContext db = TestNetwork.fresh();
    private final AccuracyView view = new AccuracyView(db);

    @BeforeEach
    void past() {
        TestNetwork.put(db, "sales-history", """
                sku,region_code,week,units
                A,SH,2026-02-16,10
                A,ZJ,2026-02-16,30
                B,SH,2026-02-16,5
                A,SH,2026-02-23,16
                """);
        kept(BEFORE, 1, "A", "SH", 12, 15);
        kept(BEFORE, 1, "A", "ZJ", 20, 25);
        kept(BEFORE, 1, "B", "SH", 5, 8);
        kept(LAST, 1, "A", "SH", 14, 18);
        // nothing was sold of it, which is no gap
        kept(LAST, 1, "B", "SH", 4, 7);
        kept(LAST, 2, "A", "SH", 40, 50);
        // the week under way is not judged
        kept(PRESENT, 1, "A", "SH", 99, 99);
    }

    private void kept(LocalDate week, int ahead, String sku, String region, double mean, double q90) {
        db.insertInto(KEPT_FORECAST)
                .set(KEPT_FORECAST.WEEK, week)
                .set(KEPT_FORECAST.AHEAD, (short) ahead)
                .set(KEPT_FORECAST.SKU, sku)
                .set(KEPT_FORECAST.REGION_CODE, region)
                .set(KEPT_FORECAST.MADE_AT, TestNetwork.NOW)
                .set(KEPT_FORECAST.MEAN, (float) mean)
                .set(KEPT_FORECAST.Q50, (float) mean)
                .set(KEPT_FORECAST.Q90, (float) q90)
                .execute();
    }

    @Test
    void weeksThatAreOverAreHeldAgainstSales() {
        List<Week> weeks = view.weeks(By.ALL, 1, PRESENT, 8);
        assertThat(weeks).extracting(Week::week).containsExactly(BEFORE, LAST);
        Week before = weeks.getFirst();
        assertThat(before.series()).isEqualTo(3);
        assertThat(before.forecast()).isEqualTo(37, within(1e-6));
        assertThat(before.sold()).isEqualTo(45);
        // |12 − 10| + |20 − 30| + |5 − 5|
        assertThat(before.absolute()).isEqualTo(12, within(1e-6));
        // 30 is above 25
        assertThat(before.covered()).isEqualTo(2);
        Week last = weeks.getLast();
        assertThat(last.sold()).isEqualTo(16);
        assertThat(last.absolute()).isEqualTo(6, within(1e-6));
        assertThat(last.covered()).isEqualTo(2);
    }

    @Test
    void theyAreDividedByRegionCategoryAndRevenue() {
        assertThat(view.weeks(By.REGION, 1, PRESENT, 8))
                .extracting(Week::segment)
                .containsExactly("SH", "SH", "ZJ");
        assertThat(view.weeks(By.CATEGORY, 1, PRESENT, 8).stream()
                        .filter(week -> week.segment().equals("home"))
                        .mapToLong(Week::sold))
                .containsExactly(5L, 0L);
        // A took 1,120 of 1,370, the first 80 %; B begins past it
        assertThat(view.weeks(By.CLASS, 1, PRESENT, 8))
                .extracting(Week::segment)
                .containsExactly("A", "A", "B", "B");
    }

    @Test
    void whatWasToldOfOnlyAfterwardsIsNotHeldAgainstAForecast() {
        var told = new CalendarEvents(
                db,
                plan -> plan.factors().entrySet().stream()
                        .map(factor -> new CalendarEvents.Week(factor.getKey(), BEFORE, factor.getValue()))
                        .toList());
        var bulk = plan(Map.of("B", 5.0));
        var before = view.state();
        told.put(UUID.randomUUID(), bulk, "test", TestNetwork.NOW.minusSeconds(60));
        assertThat(view.weeks(By.ALL, 1, PRESENT, 8).getFirst().series())
                .as("known when the forecast was made")
                .isEqualTo(3);
        told.put(UUID.randomUUID(), bulk, "test", TestNetwork.NOW.plusSeconds(60));
        assertThat(view.weeks(By.ALL, 1, PRESENT, 8))
                .extracting(Week::week, Week::series)
                .containsExactly(tuple(BEFORE, 2L), tuple(LAST, 2L));
        UUID category = UUID.randomUUID();
        told.put(category, plan(Map.of("kitchen", 1.5)), "test", TestNetwork.NOW.plusSeconds(60));
        assertThat(view.weeks(By.ALL, 1, PRESENT, 8)).extracting(Week::week).containsExactly(LAST);
        told.remove(category, "test", TestNetwork.NOW.plusSeconds(90));
        assertThat(view.weeks(By.ALL, 1, PRESENT, 8)).extracting(Week::series).containsExactly(2L, 2L);
        assertThat(view.state()).isNotEqualTo(before);
        assertThatThrownBy(() -> told.put(UUID.randomUUID(), plan(Map.of("BB", 2.0)), "test", TestNetwork.NOW))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no SKU or category [BB]");
    }

    private static CalendarEvents.Plan plan(Map<String, Double> factors) {
        return new CalendarEvents.Plan("one-off", null, "PROMOTION", BEFORE, BEFORE.plusDays(6), null, factors);
    }

    @Test
    void otherDistancesAndOlderWeeksAreLeftOut() {
        assertThat(view.weeks(By.ALL, 2, PRESENT, 8))
                .singleElement()
                .satisfies(week -> assertThat(week.absolute()).isEqualTo(24, within(1e-6)));
        assertThat(view.weeks(By.ALL, 1, PRESENT, 1)).extracting(Week::week).containsExactly(LAST);
        assertThat(view.weeks(By.ALL, 4, PRESENT, 8)).isEmpty();
    }
}

package io.tributary.db.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.db.TestNetwork;
import io.tributary.db.demand.CalendarEvents.Plan;
import io.tributary.db.demand.CalendarEvents.Week;
import io.tributary.db.demand.HeatReports.By;
import io.tributary.db.demand.HeatReports.Heat;
import io.tributary.db.replenishment.RestockReads;
import io.tributary.domain.RefusedException;
import io.tributary.domain.forecast.DemandFactors;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandCalendarIT {
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 15);
    private final DSLContext db = TestNetwork.fresh();
    private final CalendarEvents events = new CalendarEvents(
            db,
            plan -> plan.factors().entrySet().stream()
                    .map(factor -> new Week(factor.getKey(), MONDAY, factor.getValue()))
                    .toList());

    /** The same range by HTTP, by import and in the database. */
    @ParameterizedTest
    @CsvSource({"0.049, false", "0.05, true", "20, true", "20.01, false"})
    void aFactorIsWithinItsRange(double factor, boolean taken) {
        var heat = List.of(new Heat(By.SKU, "A", MONDAY, factor));
        if (taken) {
            HeatReports.take(db, heat, Instant.EPOCH);
            assertThat(factor).isBetween(DemandFactors.LEAST, DemandFactors.MOST);
        } else {
            assertThatThrownBy(() -> HeatReports.take(db, heat, Instant.EPOCH))
                    .hasMessageContaining("demand_signal_factor_range");
            assertThatThrownBy(() -> db.execute(
                            "insert into heat_report (given_by, term, week, factor, matched, recorded_at)"
                                    + " values ('SKU', 'A', ?, ?, '{A}', now())",
                            MONDAY,
                            factor))
                    .hasMessageContaining("heat_report_factor_range");
        }
    }

    private static Plan plan(double factor) {
        return new Plan("618", null, "FESTIVAL", MONDAY, MONDAY.plusDays(3), null, Map.of("home", factor));
    }

    /** What forecasts read for the category and the week; null when nothing is known. */
    private Double read() {
        return new RestockReads(db)
                .signals()
                .getOrDefault("FESTIVAL", Map.of())
                .getOrDefault("home", Map.of())
                .get(MONDAY);
    }

    @Test
    void eachChangeIsAVersionThatForecastsReadAndUndoTakesBack() {
        UUID id = UUID.randomUUID();
        assertThat(events.put(id, plan(1.4), "a", TestNetwork.NOW).version()).isEqualTo(1);
        assertThat(events.put(id, plan(1.4), "a", TestNetwork.NOW).version())
                .as("the same again")
                .isEqualTo(1);
        assertThat(read()).isEqualTo(1.4);
        assertThat(events.put(id, plan(1.8), "b", TestNetwork.NOW).version()).isEqualTo(2);
        assertThat(read()).isEqualTo(1.8);
        events.undo(id, 2, "b", TestNetwork.NOW);
        assertThat(read()).isEqualTo(1.4);
        events.remove(id, "b", TestNetwork.NOW);
        assertThat(read()).isNull();
        assertThat(events.current(false)).isEmpty();
        events.undo(id, 4, "b", TestNetwork.NOW);
        assertThat(read()).isEqualTo(1.4);
        assertThat(events.versions(id)).hasSize(5);
        assertThatThrownBy(() -> events.undo(id, 2, "b", TestNetwork.NOW))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("version 5");
    }

    @Test
    void anEventTakesThePlaceOfWhatWasImported() {
        TestNetwork.put(
                db,
                "demand-signals",
                "kind,scope,week,factor\nFESTIVAL,home,2026-06-15,1.1\nFESTIVAL,*,2026-06-15,1.2");
        assertThat(read()).isEqualTo(1.1);
        UUID id = UUID.randomUUID();
        events.put(id, plan(2), "a", TestNetwork.NOW);
        assertThat(read()).isEqualTo(2);
        events.remove(id, "a", TestNetwork.NOW);
        assertThat(read()).isEqualTo(1.1);
        assertThat(new RestockReads(db).signals().get("FESTIVAL").get("ALL").get(MONDAY))
                .as("an import for everything, however it is written")
                .isEqualTo(1.2);
    }

    @Test
    void anUnknownCategoryIsNamed() {
        assertThatThrownBy(() ->
                        TestNetwork.put(db, "demand-signals", "kind,scope,week,factor\nFESTIVAL,hoem,2026-06-15,1.1"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Line 2, column scope: 'hoem'");
        var wrong = new Plan("x", null, "FESTIVAL", MONDAY, MONDAY, null, Map.of("hoem", 1.2));
        assertThatThrownBy(() -> events.put(UUID.randomUUID(), wrong, "a", TestNetwork.NOW))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("hoem");
    }

    @Test
    void aKeywordStandsForTheSkusThatItIsFoundIn() {
        var batch = List.of(
                new Heat(By.KEYWORD, "LAM", MONDAY, 3),
                new Heat(By.SKU, "A", MONDAY, 2),
                new Heat(By.CATEGORY, "toys", MONDAY, 1.5));
        var taken = HeatReports.take(db, batch, TestNetwork.NOW);
        assertThat(taken)
                .extracting(HeatReports.Taken::matched)
                .containsExactly(List.of("B"), List.of("A"), List.of("toys"));
        HeatReports.take(db, List.of(new Heat(By.SKU, "A", MONDAY, 4)), TestNetwork.NOW);
        assertThat(new RestockReads(db).signals().get("CONTENT_HEAT"))
                .containsEntry("A", Map.of(MONDAY, 4.0))
                .containsEntry("B", Map.of(MONDAY, 3.0));
        assertThat(HeatReports.told(db, null, 10)).hasSize(4);
    }

    @Test
    void whatIsUnknownIsRefusedByName() {
        for (Heat heat : List.of(
                new Heat(By.SKU, "ZZZ", MONDAY, 2),
                new Heat(By.CATEGORY, "cars", MONDAY, 2),
                new Heat(By.KEYWORD, "%", MONDAY, 2))) {
            assertThatThrownBy(() -> HeatReports.take(db, List.of(heat), TestNetwork.NOW))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("Signal 1")
                    .hasMessageContaining(heat.term());
        }
    }
}

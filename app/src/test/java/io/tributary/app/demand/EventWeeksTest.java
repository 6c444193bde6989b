package io.tributary.app.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tributary.db.demand.CalendarEvents.Plan;
import io.tributary.domain.RefusedException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventWeeksTest {
    @Test
    void aWeekInPartGetsItsShare() {
        var friday = LocalDate.of(2026, 6, 12);
        var weeks = EventWeeks.of(new Plan("x", "FESTIVAL", friday, friday.plusDays(9), null, Map.of("ALL", 1.7)));
        assertThat(weeks).hasSize(2).allMatch(week -> week.monday().getDayOfWeek() == DayOfWeek.MONDAY);
        assertThat(weeks.get(0).factor()).isEqualTo(1.3, within(1e-9)); // 3 of 7 days
        assertThat(weeks.get(1).factor()).isEqualTo(1.7, within(1e-9));
    }

    @Test
    void factorsAreReadByLine() {
        assertThat(EventForm.factors("HOME 1.4\n\n  ALL ×0.9\nhome textiles 2"))
                .isEqualTo(Map.of("HOME", 1.4, "ALL", .9, "home textiles", 2.0));
        assertThat(EventForm.factors("1.2")).isEqualTo(Map.of("ALL", 1.2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HOME", "HOME much", "HOME -1", "HOME 140", "HOME NaN"})
    void whatIsNoFactorIsRefused(String text) {
        assertThatThrownBy(() -> EventForm.factors(text)).isInstanceOf(RefusedException.class);
    }

    @Test
    void swappedDatesAreRefused() {
        var day = LocalDate.of(2026, 6, 12);
        assertThatThrownBy(() -> EventForm.plan("x", "FESTIVAL", day, day.minusDays(1), Map.of("ALL", 1.2)))
                .hasMessageContaining("swapped");
    }
}

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventWeeksTest {
    @Test
    void aWeekInPartGetsItsShare() {
        var friday = LocalDate.of(2026, 6, 12);
        var weeks =
                EventWeeks.of(new Plan("x", null, "FESTIVAL", friday, friday.plusDays(9), null, Map.of("ALL", 1.7)));
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
    @ValueSource(strings = {"HOME", "HOME much", "HOME -1", "HOME 140", "HOME NaN"})
    void whatIsNoFactorIsRefused(String text) {
        assertThatThrownBy(() -> EventForm.factors(text)).isInstanceOf(RefusedException.class);
    }

    @Test
    void swappedDatesAreRefused() {
        var day = LocalDate.of(2026, 6, 12);
        assertThatThrownBy(() -> EventForm.plan("x", null, "FESTIVAL", day, day.minusDays(1), null, Map.of("ALL", 1.2)))
                .hasMessageContaining("swapped");
    }

    @Test
    void anEventThatComesBackTouchesItsWeeksOfEveryYear() {
        var day = LocalDate.of(2026, 9, 25);
        var plan =
                EventForm.plan("中秋", "Mid-Autumn", "FESTIVAL", day.minusDays(2), day, "LUNAR 8-15", Map.of("ALL", 1.7));
        assertThat(EventWeeks.of(plan))
                .extracting(week -> week.monday().toString())
                .contains("2024-09-16", "2025-09-29", "2025-10-06", "2026-09-21", "2027-09-13");
        assertThat(EventWeeks.stays(plan, LocalDate.of(2027, 1, 1), LocalDate.of(2028, 12, 31)))
                .extracting(stay -> stay.last().toString())
                .containsExactly("2027-09-15", "2028-10-03");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LUNAR 13-1 | not 1 to 12",
                "LUNAR 8-31 | 29 or 30",
                "LUNAR 闰6-1 | leap month",
                "SOLAR 2-30 | has 29 at most",
                "LUNAR 1-1 | not near LUNAR 1-1",
                "EASTER | is none"
            })
    void aRuleThatCannotBeIsRefused(String rule, String why) {
        var day = LocalDate.of(2026, 9, 25);
        assertThatThrownBy(() -> EventForm.plan("x", null, "FESTIVAL", day, day, rule, Map.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(why);
    }

    @Test
    void anEventThatNothingCanBeLearnedOfIsRefused() {
        var day = LocalDate.of(2026, 9, 25);
        assertThatThrownBy(() -> EventForm.plan("x", null, "FESTIVAL", day, day, " ", Map.of()))
                .hasMessageContaining("no factor");
    }
}

package io.tributary.analytics.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YearlyRuleTest {
    @ParameterizedTest
    @CsvSource({
        "LUNAR 1-1, 2026, 2026-02-17",
        // new four minutes before midnight
        "LUNAR 1-1, 2027, 2027-02-06",
        "LUNAR 12-30, 2026, 2027-02-05",
        "LUNAR 1-1, 2028, 2028-01-26",
        "LUNAR 1-1, 2029, 2029-02-13",
        "LUNAR 1-1, 2030, 2030-02-03",
        "LUNAR 1-1, 2033, 2033-01-31",
        // after a leap sixth month, in 2025, and a leap eleventh, in 2033
        "LUNAR 8-15, 2025, 2025-10-06",
        "LUNAR 12-8, 2033, 2034-01-27",
        // New Year's Eve of a short twelfth month
        "LUNAR 12-30, 2024, 2025-01-28",
        "LUNAR 12-30, 2023, 2024-02-09",
        "SOLAR 2-29, 2025, 2025-02-28",
        "SOLAR 2-29, 2028, 2028-02-29",
        "QINGMING, 2027, 2027-04-05",
        "QINGMING, 2028, 2028-04-04",
    })
    void fallsOn(String rule, int year, LocalDate day) {
        assertThat(YearlyRule.parse(rule).in(year)).isEqualTo(day);
        assertThat(YearlyRule.parse(rule).text()).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LUNAR 13-1 | not 1 to 12",
                "LUNAR -6-1 | leap month",
                "LUNAR 1-31 | 29 or 30",
                "LUNAR 1-0 | 29 or 30",
                "SOLAR 13-1 | swapped",
                "SOLAR 2-30 | has 29 at most",
                "SOLAR 4-31 | has 30 at most"
            })
    void saysWhatIsWrong(String rule, String why) {
        assertThatThrownBy(() -> YearlyRule.parse(rule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("Maybe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LUNAR", "lunar 1-1", "LUNAR 1/1", "QINGMING 1", "LUNAR 8-15 leap", "LUNAR 99999-1"})
    void refusesWhatIsNoRule(String rule) {
        assertThatThrownBy(() -> YearlyRule.parse(rule)).hasMessageContaining("is none");
    }

    @Test
    void aStayOverTheTurnOfTheYearIsFoundFromBothSides() {
        var event = new YearlyEvent("Turn", new YearlyRule.Solar(1, 1), -3, 6);
        var stay = new YearlyEvent.Stay(LocalDate.of(2025, 12, 29), LocalDate.of(2026, 1, 3));
        assertThat(event.between(LocalDate.of(2025, 12, 29), LocalDate.of(2025, 12, 30)))
                .isEqualTo(List.of(stay));
        assertThat(event.between(LocalDate.of(2026, 1, 3), LocalDate.of(2026, 12, 28)))
                .isEqualTo(List.of(stay));
        assertThat(event.between(LocalDate.of(2026, 1, 4), LocalDate.of(2026, 12, 28)))
                .isEmpty();
    }

    @Test
    void aWeekIsSharedByTheWindowsOfAnEvent() {
        // Wednesday 12 November 2025 to Tuesday 18 November: five days in one week, two in the next
        var event = new YearlyEvent("Sale", new YearlyRule.Solar(11, 12), 0, 7);
        var calendar = WeekCalendar.of(LocalDate.of(2025, 11, 3), 4, List.of(event), WorkingDays.WEEKDAYS);
        assertThat(calendar.share(0, -1, 0)).isCloseTo(5 / 7.0, within(1e-9));
        assertThat(calendar.share(0, -1, 1)).isCloseTo(2 / 7.0, within(1e-9));
        assertThat(calendar.share(0, 0, 1)).isCloseTo(5 / 7.0, within(1e-9));
        assertThat(calendar.share(0, 0, 2)).isCloseTo(2 / 7.0, within(1e-9));
        assertThat(calendar.share(0, 1, 2)).isCloseTo(5 / 7.0, within(1e-9));
        assertThat(calendar.share(0, 0, 3)).isZero();
        assertThat(calendar.window(0, 1)).contains(0);
        assertThat(calendar.window(0, 0)).contains(-1);
    }
}

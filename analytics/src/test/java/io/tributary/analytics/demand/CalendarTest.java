package io.tributary.analytics.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalendarTest {

    @Test
    void lunarFestivalsFallWhereTheyFell() {
        assertThat(Festival.SPRING_FESTIVAL.in(2024)).isEqualTo("2024-02-10");
        assertThat(Festival.SPRING_FESTIVAL.in(2025)).isEqualTo("2025-01-29");
        assertThat(Festival.LANTERN.in(2025)).isEqualTo("2025-02-12");
        assertThat(Festival.DRAGON_BOAT.in(2024)).isEqualTo("2024-06-10");
        assertThat(Festival.QIXI.in(2025)).isEqualTo("2025-08-29");
        assertThat(Festival.MID_AUTUMN.in(2025)).isEqualTo("2025-10-06");
        assertThat(Festival.DOUBLE_NINTH.in(2025)).isEqualTo("2025-10-29");
        assertThat(Festival.QINGMING.in(2023)).isEqualTo("2023-04-05");
        assertThat(Festival.QINGMING.in(2024)).isEqualTo("2024-04-04");
        assertThat(Festival.SINGLES_DAY.in(2026)).isEqualTo("2026-11-11");
    }

    @Test
    void festivalsLieWithinTheHolidaysThatWereDecreed() throws IOException {
        Path file = Path.of(System.getProperty("tributary.shared", "../../shared"))
                .resolve("data/calendar/china_holidays.csv");
        assumeTrue(Files.exists(file), "The table of decreed holidays is not here");
        List<String> lines = Files.readAllLines(file);
        Map<String, Festival> names = Map.of(
                "Spring Festival", Festival.SPRING_FESTIVAL,
                "Tomb-sweeping Day", Festival.QINGMING,
                "Dragon Boat Festival", Festival.DRAGON_BOAT);
        for (int year = 2008; year <= 2026; year++) {
            for (var entry : names.entrySet()) {
                LocalDate day = entry.getValue().in(year);
                // the table lacks 23 June 2012 itself, but not the days around it
                boolean decreed = off(lines, day) || off(lines, day.minusDays(1)) && off(lines, day.plusDays(1));
                assertThat(decreed).as("%s %s", entry.getKey(), day).isTrue();
            }
        }
    }

    private static boolean off(List<String> lines, LocalDate day) {
        return lines.stream().anyMatch(line -> line.startsWith(day + ",holiday"));
    }

    @Test
    void makeUpDaysAreWorkedAndHolidaysAreNot() {
        LocalDate monday = LocalDate.of(2024, 4, 1);
        var days = new WorkingDays(
                Set.of(LocalDate.of(2024, 4, 4), LocalDate.of(2024, 4, 5)), Set.of(LocalDate.of(2024, 4, 7)));

        assertThat(days.worked(LocalDate.of(2024, 4, 7))).isTrue();
        assertThat(days.worked(LocalDate.of(2024, 4, 4))).isFalse();
        assertThat(days.inWeek(monday)).isEqualTo(4);
        assertThatThrownBy(() -> new WorkingDays(Set.of(monday), Set.of(monday)))
                .hasMessageContaining("both off");
    }

    @Test
    void whatIsExpectedOfAYearIsNearlyWhatWasDecreed() throws IOException {
        Path file = Path.of(System.getProperty("tributary.shared", "../../shared"))
                .resolve("data/calendar/china_holidays.csv");
        assumeTrue(Files.exists(file), "The table of decreed holidays is not here");
        WorkingDays decreed = decreed(Files.readAllLines(file));
        WorkingDays expected = WorkingDays.expected(2020, 2026, WorkingDays.WEEKDAYS);
        int weeks = 0;
        int right = 0;
        int rightOnWeekdays = 0;
        for (LocalDate monday = LocalDate.of(2021, 1, 4);
                monday.getYear() < 2026 || monday.getMonthValue() < 12;
                monday = monday.plusWeeks(1)) {
            int truth = decreed.inWeek(monday);
            weeks++;
            right += expected.inWeek(monday) == truth ? 1 : 0;
            rightOnWeekdays += truth == 5 ? 1 : 0;
        }
        assertThat((double) right / weeks).isGreaterThan(.92);
        assertThat((double) rightOnWeekdays / weeks).isLessThan(.85);
        // what was decreed for a year replaces all that was expected of it
        assertThat(WorkingDays.expected(2026, 2026, decreed)).isEqualTo(decreed);
    }

    private static WorkingDays decreed(List<String> lines) {
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> made = new HashSet<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            (cells[1].equals("makeup_workday") ? made : off).add(LocalDate.parse(cells[0]));
        }
        return new WorkingDays(off, made);
    }

    @Test
    void aYearOutsideTheRangeIsRefused() {
        assertThatThrownBy(() -> Festival.QINGMING.in(24)).hasMessageContaining("two digits");
    }
}

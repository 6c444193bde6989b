package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.analytics.demand.Festival;
import io.tributary.analytics.demand.WeekCalendar;
import io.tributary.analytics.demand.WorkingDays;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.ForecastPolicy;
import io.tributary.domain.forecast.QuantileForecast;
import io.tributary.domain.forecast.SeriesKey;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two years and a bit of history in which nobody told of a festival; the third Spring Festival is to be forecast. */
class FestivalForecastTest {
    private static final int HORIZON = 8;
    private static final LocalDate FIRST = LocalDate.of(2023, 11, 6);
    private static final LocalDate END = LocalDate.of(2026, 1, 19);
    private static final int WEEKS = (int) ChronoUnit.WEEKS.between(FIRST, END);
    private static final WeekCalendar CALENDAR = WeekCalendar.of(
            FIRST,
            WEEKS + HORIZON,
            Arrays.stream(Festival.values()).map(Festival::yearly).toList(),
            WorkingDays.expected(2023, 2026, WorkingDays.WEEKDAYS));
    /** Stocking up before Spring Festival, closed in it, slow after it. */
    private static final double[] AROUND = {1.3, 1.6, .3, .6};

    /** Both are held against local models that know of no festival: the trees would not know of it either. */
    @ParameterizedTest
    @CsvSource({"local,1,60", "local,2,60", "full,1,24"})
    void theComingSpringFestivalIsForecastThoughItFallsOnAnotherDate(String models, int seed, int series) {
        double[][] truth = truth(series, seed, true);
        double without = error(forecast(truth, WeekCalendar.NONE, "local"), truth);
        double with = error(forecast(truth, CALENDAR, models), truth);
        assertThat(with).isLessThan(.75 * without);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whereThereIsNoFestivalTheCalendarDoesNoHarm(int seed) {
        double[][] truth = truth(120, seed, false);
        double without = error(forecast(truth, WeekCalendar.NONE, "local"), truth);
        double with = error(forecast(truth, CALENDAR, "local"), truth);
        assertThat(with).isLessThan(1.01 * without);
    }

    /** The trees are then the same with a calendar as without: they see the same numbers. */
    @Test
    void whereThereIsNoFestivalTheTreesDoNotSeeTheCalendar() {
        var panel = EventEffects.remove(panel(truth(120, 1, false)), HORIZON, CALENDAR);
        var plain = EventEffects.remove(panel(truth(120, 1, false)), HORIZON, WeekCalendar.NONE);
        var seen = new PanelFeatures(panel, 52, CALENDAR);
        var features = new PanelFeatures(plain, 52, WeekCalendar.NONE);
        assertThat(seen.width()).isEqualTo(features.width());
        float[] row = new float[seen.width()];
        float[] expected = new float[seen.width()];
        seen.describe(7, WEEKS, 3, row);
        features.describe(7, WEEKS, 3, expected);
        assertThat(row).containsExactly(expected);
    }

    @Test
    void anEffectOfOneCategoryStaysThere() {
        double[][] truth = truth(60, 5, false);
        double[][] festive = truth(60, 6, true);
        var panel = IntStream.range(0, 120)
                .mapToObj(
                        s -> series(s, s < 60 ? truth[s] : festive[s - 60]).withCategory(s < 60 ? "PLAIN" : "FESTIVE"))
                .toList();
        var prepared = EventEffects.remove(panel, HORIZON, CALENDAR);
        int coming = week(Festival.SPRING_FESTIVAL.in(2026));
        assertThat(prepared.getFirst().lift(coming)).isBetween(.85, 1.15);
        assertThat(prepared.getLast().lift(coming)).isLessThan(.6);
        assertThat(prepared.getLast().lift(coming - 1)).isGreaterThan(1.25);
    }

    private static List<QuantileForecast> forecast(double[][] truth, WeekCalendar calendar, String models) {
        var policy = models.equals("full") ? ForecastPolicy.full(52, HORIZON) : ForecastPolicy.local(52, HORIZON);
        return new Forecaster().forecast(panel(truth), calendar, policy);
    }

    private static List<DemandSeries> panel(double[][] truth) {
        return IntStream.range(0, truth.length)
                .mapToObj(s -> series(s, truth[s]))
                .toList();
    }

    /** Mean absolute error over the horizon, against demand's own expectation. */
    private static double error(List<QuantileForecast> forecasts, double[][] truth) {
        double sum = 0;
        for (int s = 0; s < truth.length; s++) {
            for (int h = 0; h < HORIZON; h++) {
                sum += Math.abs(forecasts.get(s).periods().get(h).mean() - truth[s][WEEKS + h]);
            }
        }
        return sum / truth.length / HORIZON;
    }

    private static DemandSeries series(int number, double[] demand) {
        long[] units = new long[WEEKS];
        Arrays.setAll(units, i -> Math.round(demand[i]));
        return DemandSeries.of(new SeriesKey(new Sku("S" + number), new Region("44")), 0, units);
    }

    /** Levels of 2 to 60 with a shared wave, weekly noise that all series share, and noise of their own. */
    private static double[][] truth(int series, int seed, boolean festival) {
        var random = new SplittableRandom(seed);
        double[] shared = new double[WEEKS + HORIZON];
        Arrays.setAll(
                shared,
                i -> Math.exp(.06 * random.nextGaussian())
                        * (1 + .15 * Math.sin(i / 52.0 * 2 * Math.PI))
                        * (festival ? springFestival(i) : 1));
        double[][] truth = new double[series][WEEKS + HORIZON];
        for (double[] one : truth) {
            double level = 2 * Math.pow(30, random.nextDouble());
            Arrays.setAll(one, i -> Math.max(0, level * shared[i] + Math.sqrt(level) * random.nextGaussian()));
        }
        return truth;
    }

    /** The mean of a week's days. */
    private static double springFestival(int week) {
        return IntStream.range(0, 7)
                .mapToDouble(day -> springFestival(FIRST.plusWeeks(week).plusDays(day)))
                .average()
                .orElseThrow();
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

    private static int week(LocalDate day) {
        return (int) ChronoUnit.WEEKS.between(FIRST, day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }
}

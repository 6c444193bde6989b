package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.domain.forecast.ForecastModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PointModelTest {

    @Test
    void historicMeanIsTheMeanOfWhatIsKnown() {
        assertThat(new HistoricMean().forecast(new double[] {1, 2, 6, 100}, 3, 2))
                .containsExactly(3, 3);
    }

    @Test
    void seasonalNaiveRepeatsTheLastSeason() {
        assertThat(new SeasonalNaive(3).forecast(new double[] {1, 2, 3, 4, 5, 6}, 6, 4))
                .containsExactly(4, 5, 6, 4);
        assertThat(new SeasonalNaive(52).forecast(new double[] {1, 2, 3}, 3, 2)).containsExactly(3, 3);
    }

    @Test
    void smoothingMovesTheLevelByItsWeight() {
        // level 10: no error, then 20 misses by 10 and moves the level half the way
        assertThat(SimpleSmoothing.fit(new double[] {10, 20}, 2, .5, 10))
                .isEqualTo(new SimpleSmoothing.Fit(.5, 15, 100));
    }

    @Test
    void smoothingFollowsAShiftFast() {
        double[] shifted = {1, 1, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9, 9, 9};
        assertThat(SimpleSmoothing.best(shifted, 16).level()).isCloseTo(9, within(.001));
    }

    @Test
    void intermittentSmoothingMultipliesChanceAndSize() {
        // starts at chance 1/2, size 4; the smallest weight errs least, so the chance becomes
        // .5 → .51 → .4998 → .509804 → .49960792
        assertThat(new IntermittentSmoothing().forecast(new double[] {4, 0, 4, 0}, 4, 1)[0])
                .isCloseTo(4 * .49960792, within(1e-12));
    }

    /** The figure is that of CrostonSBA in statsforecast 2.1.1. */
    @Test
    void crostonDividesSizeByIntervalAndTakesOffItsBias() {
        double[] sales = {0, 2, 0, 0, 5, 0, 1, 0, 0, 0, 3, 4, 0, 0, 6, 0, 2, 0, 0, 1};
        assertThat(new CrostonSmoothing().forecast(sales, 20, 2))
                .containsExactly(new double[] {1.05083593, 1.05083593}, within(1e-6));
    }

    @Test
    void aSeasonAndALevelAreBothFollowed() {
        double[] season = {0, 6, 2, 0};
        double[] history = new double[24];
        for (int i = 0; i < history.length; i++) {
            history[i] = 10 + season[i % 4];
        }
        assertThat(new HoltWinters(4).forecast(history, 24, 5))
                .containsExactly(new double[] {10, 16, 12, 10, 10}, within(1e-6));
        for (int i = 12; i < history.length; i++) {
            history[i] += 20; // a shift that the level must follow and the season must not
        }
        double[] shifted = new HoltWinters(4).forecast(history, 24, 4);
        assertThat(shifted[1] - shifted[0]).isCloseTo(6, within(1.));
        assertThat(shifted[0]).isCloseTo(30, within(3.));
    }

    @Test
    void aggregationAveragesTheRatesOfItsLevels() {
        // every second period sells 2: blocks of two are always 2, a rate of 1; single periods end near 1
        double single = 1;
        for (int i = 0; i < 4; i++) {
            single = .99 * (.99 * single) + .01 * 2;
        }
        assertThat(new AggregatedSmoothing().forecast(new double[] {0, 2, 0, 2, 0, 2, 0, 2}, 8, 1)[0])
                .isCloseTo((single + 1) / 2, within(1e-12));
    }

    @Test
    void thetaAddsHalfTheSlope() {
        // slope 2, drift 1; the first weight 0.01 ties: level .02, warm-up (1 - .99²) / .01 = 1.99
        assertThat(new Theta().forecast(new double[] {0, 2}, 2, 2))
                .containsExactly(new double[] {2.01, 3.01}, within(1e-9));
    }

    @Test
    void aDampedTrendGrowsEverLess() {
        double[] rising = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        double[] forecast = new DampedTrend().forecast(rising, 12, 3);
        assertThat(forecast[0]).isGreaterThan(12);
        assertThat(forecast[2] - forecast[1]).isPositive().isLessThan(forecast[1] - forecast[0]);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SEASONAL_PROFILE", "GLOBAL_TREES"})
    void aConstantStaysConstantAndNothingStaysNothing(ForecastModel model) {
        var candidate = PointModel.of(model, 4);
        assertThat(candidate.forecast(new double[] {7, 7, 7, 7, 7, 7, 7, 7, 7}, 9, 2))
                .containsExactly(new double[] {7, 7}, within(1e-9));
        assertThat(candidate.forecast(new double[] {0, 0, 0, 0, 0}, 5, 2)).containsExactly(0, 0);
        assertThat(candidate.forecast(new double[] {3}, 1, 2)).containsExactly(new double[] {3, 3}, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SEASONAL_PROFILE", "GLOBAL_TREES"})
    void theFutureIsNotRead(ForecastModel model) {
        var candidate = PointModel.of(model, 4);
        double[] history = {3, 0, 5, 1, 2, 8, 0, 4, 1_000, 1_000};
        double[] other = {3, 0, 5, 1, 2, 8, 0, 4, 0, 7};
        assertThat(candidate.forecast(history, 8, 3)).containsExactly(candidate.forecast(other, 8, 3));
    }
}

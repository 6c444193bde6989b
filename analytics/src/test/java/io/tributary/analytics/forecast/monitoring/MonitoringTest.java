package io.tributary.analytics.forecast.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MonitoringTest {

    @Test
    void aForecastThatRunsHighRaisesAnAlarmAndAFairOneDoesNot() {
        var random = new SplittableRandom(1);
        double[] demand = random.doubles(30, 80, 120).toArray();
        double[] fair = Arrays.stream(demand).map(d -> 100).toArray();
        double[] high = Arrays.stream(demand).map(d -> 118).toArray();

        assertThat(BiasMonitor.weekly().check(fair, demand)).isEmpty();
        assertThat(BiasMonitor.weekly().check(high, demand)).hasValueSatisfying(alarm -> {
            assertThat(alarm.kind()).isEqualTo(BiasMonitor.Kind.FORECAST_TOO_HIGH);
            assertThat(alarm.bias()).isBetween(.1, .3);
            assertThat(alarm.periods()).isEqualTo(30);
        });
        assertThat(BiasMonitor.weekly().check(demand, high))
                .hasValueSatisfying(alarm -> assertThat(alarm.kind()).isEqualTo(BiasMonitor.Kind.FORECAST_TOO_LOW));
    }

    @Test
    void shortEmptyAndMissingHistoriesAreNoAlarm() {
        double[] zeros = new double[20];
        double[] missing = new double[20];
        Arrays.fill(missing, Double.NaN);

        assertThat(BiasMonitor.weekly().check(new double[1], new double[1])).isEmpty();
        assertThat(BiasMonitor.weekly().check(zeros, zeros)).isEmpty();
        assertThat(BiasMonitor.weekly().check(missing, zeros)).isEmpty();
    }

    @Test
    void aOneOffBulkOrderIsSetAsideAndAYearlyPeakIsNot() {
        double[] once = new double[104];
        Arrays.fill(once, 10);
        once[40] = 400;
        double[] yearly = once.clone();
        yearly[92] = 350;

        BulkOrders separated = BulkOrders.separate(once, 52);

        assertThat(separated.oneOff()[40]).isGreaterThan(350);
        assertThat(separated.usual()[40] + separated.oneOff()[40]).isEqualTo(400);
        assertThat(Arrays.stream(separated.oneOff()).filter(x -> x > 0).count()).isEqualTo(1);
        assertThat(BulkOrders.separate(yearly, 52).oneOff()).containsOnly(0);
    }

    @Test
    void badNumbersLeaveASaneSeries() {
        double[] bad = {Double.NaN, -5, 0, 1e9, 3, Double.POSITIVE_INFINITY, 2, 1};

        assertThat(Arrays.stream(BulkOrders.separate(bad, 1).usual()))
                .allSatisfy(units -> assertThat(units).isFinite().isNotNegative());
        assertThat(BulkOrders.separate(new double[0], 12).usual()).isEmpty();
        assertThat(BulkOrders.separate(new double[] {7}, 12).usual()).containsExactly(7);
    }

    @Test
    void theLiftOfASignalIsItsRatioDrawnTowardsNone() {
        double[] expected = new double[20];
        Arrays.fill(expected, 100);
        double[] demand = expected.clone();
        boolean[] on = new boolean[20];
        on[5] = true;
        on[15] = true;
        demand[5] = 200;
        demand[15] = 220;

        SignalLift lift = SignalLift.measure(demand, expected, on, 20);

        // (420 + 20) / (200 + 20)
        assertThat(lift.ratio()).isCloseTo(2, within(1e-9));
        assertThat(lift.periods()).isEqualTo(2);
        assertThat(lift.low()).isGreaterThan(1.5);
        assertThat(SignalLift.measure(demand, expected, new boolean[20], 20).ratio())
                .isEqualTo(1);
    }

    @Test
    void partsAndTotalAgreeAndTheUncertainPartMovesMost() {
        CoherentForecasts coherent = CoherentForecasts.reconcile(new double[] {10, 20}, new double[] {1, 8}, 39, 0);

        assertThat(coherent.parts()).containsExactly(new double[] {11, 28}, within(1e-9));
        assertThat(coherent.total()).isCloseTo(39, within(1e-9));
        CoherentForecasts bottomUp =
                CoherentForecasts.reconcile(new double[] {10, 20}, new double[] {1, 8}, 39, Double.POSITIVE_INFINITY);
        assertThat(bottomUp.total()).isEqualTo(30);
        assertThatThrownBy(() -> CoherentForecasts.reconcile(new double[] {Double.NaN}, new double[] {1}, 1, 1))
                .hasMessageContaining("Maybe one of them diverged");
    }

    @Test
    void theTotalsQuantilesComeFromTheSumsOfScenarios() {
        double[][] together = {{1, 2, 3, 4}, {10, 20, 30, 40}};
        double[][] opposed = {{1, 2, 3, 4}, {40, 30, 20, 10}};

        assertThat(CoherentForecasts.totalQuantiles(together, .5, .99)).containsExactly(22, 44);
        assertThat(CoherentForecasts.totalQuantiles(opposed, .5, .99)).containsExactly(23, 41);
    }
}

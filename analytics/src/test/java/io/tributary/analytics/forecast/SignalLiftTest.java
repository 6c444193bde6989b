package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tributary.analytics.demand.WeekCalendar;
import io.tributary.analytics.forecast.EventBaseline.Without;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.DemandFactors;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.SeriesKey;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SignalLiftTest {
    private static final int WEEKS = 60;

    @Test
    void theLiftIsTheRatioDrawnTowardsNone() {
        double[] expected = new double[20];
        Arrays.fill(expected, 100);
        double[] demand = expected.clone();
        boolean[] on = new boolean[20];
        on[5] = true;
        on[15] = true;
        demand[5] = 200;
        demand[15] = 220;

        SignalLift lift = SignalLift.measure(demand, expected, on);

        assertThat(lift.ratio()).isEqualTo(2.1, within(1e-9));
        double prior = 1 / (.35 * .35);
        assertThat(lift.shrunk()).isEqualTo((420 + prior) / (200 + prior), within(1e-9));
        assertThat(lift.low()).isBetween(1.7, lift.shrunk());
        assertThat(lift.weeks()).isEqualTo(2);
        assertThat(lift.baseline()).isEqualTo(200);
        assertThat(lift.sold()).isEqualTo(420);
    }

    @Test
    void restlessWeeksDrawItTowardsOne() {
        double[] demand = {30, 190, 60, 120, 150, 20, 180, 150, 50};
        double[] expected = new double[demand.length];
        Arrays.fill(expected, 100);
        boolean[] on = new boolean[demand.length];
        on[4] = true;
        assertThat(SignalLift.measure(demand, expected, on).shrunk()).isBetween(1.0, 1.15);
    }

    @Test
    void withoutAWeekThereIsNoLift() {
        var lift = SignalLift.measure(new double[] {1, 2}, new double[] {0, 2}, new boolean[] {true, false});
        assertThat(lift.ratio()).isNaN();
        assertThat(lift.shrunk()).isEqualTo(1);
        assertThatThrownBy(() -> SignalLift.measure(new double[1], new double[2], new boolean[1]))
                .hasMessageContaining("Maybe a week is missing");
    }

    /** A promotion of + 50 % lies in heat that doubles demand: each is held against a baseline with the other. */
    @Test
    void twoEventsOfOneWeekDoNotBothCountAllOfIt() {
        var random = new SplittableRandom(1);
        long[] units = new long[WEEKS];
        double[] promotion = new double[WEEKS];
        double[] heat = new double[WEEKS];
        for (int i = 0; i < WEEKS; i++) {
            promotion[i] = i % 9 == 4 ? Math.log(1.5) : 0;
            heat[i] = i % 12 == 4 ? 2 : 1;
            units[i] = Math.round(400 * Math.exp(promotion[i]) * heat[i] * (1 + .03 * random.nextGaussian()));
        }
        var key = new SeriesKey(new Sku("S"), new Region("44"));
        var series = DemandSeries.of(key, 0, units).withFactors(new DemandFactors(null, promotion, heat, null));
        var baseline = EventBaseline.of(List.of(series), WeekCalendar.NONE);
        double[] demand = Arrays.stream(units).asDoubleStream().toArray();
        boolean[] on = new boolean[WEEKS];
        on[4] = true;
        on[40] = true;

        var ofPromotion = SignalLift.measure(demand, baseline.expected(0, Set.of(Without.PROMOTION)), on);
        var ofHeat = SignalLift.measure(demand, baseline.expected(0, Set.of(Without.HEAT)), on);

        assertThat(ofPromotion.ratio()).isEqualTo(1.5, within(.15));
        assertThat(ofHeat.ratio()).isEqualTo(2, within(.2));
        var ofBoth = baseline.expected(0, Set.of(Without.HEAT, Without.PROMOTION));
        assertThat(SignalLift.measure(demand, ofBoth, on).ratio()).isGreaterThan(2.6);
    }
}

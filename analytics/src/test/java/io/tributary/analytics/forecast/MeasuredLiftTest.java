package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MeasuredLiftTest {
    private static TreeMap<Long, Long> weeks(long... units) {
        var weeks = new TreeMap<Long, Long>();
        for (int i = 0; i < units.length; i++) {
            weeks.put((long) i, units[i]);
        }
        return weeks;
    }

    @Test
    void calmWeeksAreBelieved() {
        var lift = MeasuredLift.of(weeks(100, 101, 99, 100, 150, 100, 99, 101, 100), Set.of(4L), Set.of());
        assertThat(lift.ratio()).isEqualTo(1.5, within(1e-9));
        assertThat(lift.shrunk()).isBetween(1.45, 1.5);
        assertThat(lift.weeks()).isEqualTo(1);
        assertThat(lift.baseline()).isEqualTo(100, within(1e-9));
        assertThat(lift.sold()).isEqualTo(150);
    }

    @Test
    void restlessWeeksDrawItTowardsOne() {
        var lift = MeasuredLift.of(weeks(30, 190, 60, 120, 150, 20, 180, 150, 50), Set.of(4L), Set.of());
        assertThat(lift.ratio()).isEqualTo(1.5, within(1e-9));
        assertThat(lift.shrunk()).isBetween(1.0, 1.25);
    }

    @Test
    void otherEventsAreNoBaseline() {
        var sold = weeks(100, 100, 100, 300, 150, 100, 100, 100, 100);
        assertThat(MeasuredLift.of(sold, Set.of(4L), Set.of(3L)).ratio()).isEqualTo(1.5, within(1e-9));
        assertThat(MeasuredLift.of(sold, Set.of(4L), Set.of()).ratio()).isLessThan(1.25);
    }

    @Test
    void whatIsNotOverOrHasNothingBesideItIsNotMeasured() {
        assertThat(MeasuredLift.of(weeks(100, 100), Set.of(7L), Set.of())).isEqualTo(MeasuredLift.NONE);
        assertThat(MeasuredLift.of(weeks(100, 100), Set.of(0L, 1L), Set.of()).weeks())
                .isZero();
        assertThat(MeasuredLift.of(weeks(0, 0, 0), Set.of(1L), Set.of()).shrunk())
                .isEqualTo(1);
    }
}

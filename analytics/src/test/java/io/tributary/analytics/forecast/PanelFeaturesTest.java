package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.SeriesKey;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanelFeaturesTest {
    private static final int WEEK = 7;
    private static final int KNOWN = 70;

    /** Two SKUs that sell on one day of the week each, a unit more every week. */
    private final PanelFeatures days = new PanelFeatures(List.of(onOneDay(4), onOneDay(2)), WEEK);

    @Test
    void theSecondWeekAheadSeesTheSameDaysAsTheFirst() {
        assertThat(differing(describe(4), describe(4 + WEEK)))
                .as("only how far ahead it is")
                .isEqualTo(1);
    }

    @Test
    void daysOfTheWeekAreToldApart() {
        assertThat(differing(describe(3), describe(4))).isGreaterThan(2);
    }

    private float[] describe(int step) {
        float[] row = new float[days.width()];
        days.describe(0, KNOWN, step, row);
        return row;
    }

    private static int differing(float[] one, float[] other) {
        int differing = 0;
        for (int i = 0; i < one.length; i++) {
            differing += Float.compare(one[i], other[i]) == 0 ? 0 : 1;
        }
        return differing;
    }

    private static PreparedSeries onOneDay(int day) {
        long[] units = new long[KNOWN];
        Arrays.setAll(units, i -> i % WEEK == day ? 10 + i / WEEK : 0);
        double[] lift = new double[KNOWN + 2 * WEEK];
        Arrays.fill(lift, 1);
        var source = DemandSeries.of(new SeriesKey(new Sku("S" + day), new Region("44")), 0, units);
        return new PreparedSeries(source, Arrays.stream(units).asDoubleStream().toArray(), lift);
    }
}

package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.analytics.demand.WeekCalendar;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.ForecastPolicy;
import io.tributary.domain.forecast.SeriesKey;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedErrorsTest {
    private static final int WEEKS = 80;

    @Test
    void seriesOfTheirOwnShareNothing() {
        assertThat(correlation(0, 10)).isLessThan(.12);
    }

    /** Half of the variance is shared, so the correlation is a half. */
    @Test
    void whatIsSharedIsFound() {
        assertThat(correlation(10, 10)).isBetween(.3, .7);
    }

    @Test
    void oneSeriesHasNoPair() {
        var panel = List.of(DemandSeries.of(key(0), 0, new long[WEEKS]));
        assertThat(new Forecaster()
                        .panel(panel, WeekCalendar.NONE, ForecastPolicy.local(1, 6))
                        .correlation())
                .isZero();
    }

    private static double correlation(double shared, double own) {
        var random = new SplittableRandom(3);
        double[] common = new double[WEEKS];
        Arrays.setAll(common, i -> shared * random.nextGaussian());
        List<DemandSeries> panel = IntStream.range(0, 40)
                .mapToObj(s -> {
                    long[] units = new long[WEEKS];
                    Arrays.setAll(units, i -> Math.max(0, Math.round(100 + common[i] + own * random.nextGaussian())));
                    return DemandSeries.of(key(s), 0, units);
                })
                .toList();
        return new Forecaster()
                .panel(panel, WeekCalendar.NONE, ForecastPolicy.local(1, 6))
                .correlation();
    }

    private static SeriesKey key(int number) {
        return new SeriesKey(new Sku("S" + number), new Region("44"));
    }
}

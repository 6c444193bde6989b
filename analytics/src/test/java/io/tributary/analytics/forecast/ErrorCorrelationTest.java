package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.CountDistribution;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.ForecastPolicy;
import io.tributary.domain.forecast.SeriesKey;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A thousand series of half a year, from one unit in thirty weeks to three units a week. */
class ErrorCorrelationTest {
    @Test
    void weeksThatVaryByThemselvesShareNothingHoweverRarelyTheySell() {
        assertThat(correlation(week -> 1)).isLessThan(.1);
    }

    @Test
    void weeksOfOneLevelShareTheErrorOfIt() {
        assertThat(correlation(week -> week / 6 % 2 == 0 ? .3 : 1.7)).isGreaterThan(.11);
    }

    private static double correlation(IntToDoubleFunction level) {
        var random = new SplittableRandom(11);
        List<DemandSeries> panel = IntStream.range(0, 1_000)
                .mapToObj(s -> {
                    double rate = .03 * Math.pow(100, s / 1_000.0);
                    long[] units = IntStream.range(0, 26)
                            .mapToLong(week -> (long) CountDistribution.of(rate * level.applyAsDouble(week), 0)
                                    .quantile(random.nextDouble(.999)))
                            .toArray();
                    return DemandSeries.of(new SeriesKey(new Sku("S" + s), new Region("44")), 0, units);
                })
                .toList();
        return new Forecaster()
                .forecast(panel, ForecastPolicy.local(1, 6))
                .getFirst()
                .errorCorrelation();
    }
}

package io.tributary.activities.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.replenishment.StockPosition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestockSnapshotsTest {
    @Test
    void ordinaryDemandIsTakenAsItIs() {
        var week = RestockSnapshots.periods(new double[][] {{20, 31, 0, 0}}).getFirst();
        assertThat(week.mean()).isEqualTo(20);
        assertThat(week.variance()).isEqualTo(31);
        assertThat(week.q50()).isEqualTo(20, within(1.5));
    }

    @Test
    void whatWaitsIsCertain() {
        var week = RestockSnapshots.periods(new double[][] {{2, 3, 50, 0}}).getFirst();
        assertThat(week.mean()).isEqualTo(52);
        assertThat(week.variance()).isEqualTo(3);
        assertThat(week.q50()).isBetween(50.0, 53.0);
        assertThat(week.q99()).isLessThan(62);
        var nothingElse =
                RestockSnapshots.periods(new double[][] {{0, 0, 7, 0}}).getFirst();
        assertThat(nothingElse.variance()).isZero();
        assertThat(nothingElse.q99()).isEqualTo(7);
    }

    @Test
    void aPositionsErrorsShareWhatThoseOfItsSeriesDo() {
        // a variance of 30 with a correlation of .4, and one of 10 with none
        assertThat(RestockSnapshots.correlation(new double[][] {{20, 40, 9, 12}, {20, 40, 0, 12}}))
                .isEqualTo(.3, within(1e-12));
        assertThat(RestockSnapshots.correlation(new double[][] {{0, 0, 7, 0}})).isZero();
    }

    @Test
    void aWeekPassesFromMondayOn() {
        assertThat(RestockSnapshots.passedOfWeek(Instant.parse("2026-01-19T00:00:00Z")))
                .isZero();
        assertThat(RestockSnapshots.passedOfWeek(Instant.parse("2026-01-22T12:00:00Z")))
                .isEqualTo(.5);
        assertThat(RestockSnapshots.passedOfWeek(Instant.parse("2026-01-25T23:59:59Z")))
                .isBetween(.99, 1.0);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1e9, 1e9", "1e10, 1e19", "5, 1e19", "1e300, 1e300"})
    void noDemandIsTooLargeForAPlan(double mean, double variance) {
        var weeks = RestockSnapshots.periods(new double[][] {{mean, variance, 0, 0}});
        var position = new StockPosition(new Sku("A"), new NodeCode("W1"), 0, List.of(0), weeks, .1, null, 1, 1);
        assertThat(position.demand().getFirst().mean()).isBetween(0.0, mean);
    }
}

package io.tributary.domain.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExpectedArrivalTest {
    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration LEAD = Duration.ofDays(20);

    @Test
    void whatIsConfirmedComesOnItsDay() {
        assertThat(ExpectedArrival.of(day(3), day(-1), LEAD, NOW)).isEqualTo(day(3));
    }

    @Test
    void whatIsNotConfirmedComesAfterItsLeadTime() {
        assertThat(ExpectedArrival.of(null, day(-1), LEAD, NOW)).isEqualTo(day(19));
    }

    @Test
    void whatIsOverdueComesInAWeekOrAsLongAgain() {
        assertThat(ExpectedArrival.of(day(-1), day(-9), LEAD, NOW)).isEqualTo(day(7));
        assertThat(ExpectedArrival.of(day(-30), day(-50), LEAD, NOW)).isEqualTo(day(30));
        assertThat(ExpectedArrival.of(null, day(-30), LEAD, NOW)).isEqualTo(day(10));
    }

    private static Instant day(int days) {
        return NOW.plus(Duration.ofDays(days));
    }
}

package io.tributary.domain.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutOffTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** 2026-03-06 is a Friday. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-05T15:59, 2026-03-06T03:59",
        "2026-03-05T16:00, 2026-03-06T04:00",
        "2026-03-05T16:01, 2026-03-06T12:00",
        // Released on Friday in time, ready on Saturday: leaves on Monday.
        "2026-03-06T15:00, 2026-03-09T00:00",
        // Released on Friday too late, or at the weekend: Monday's work.
        "2026-03-06T17:00, 2026-03-09T12:00",
        "2026-03-07T09:00, 2026-03-09T12:00",
    })
    void theCutOffAndDaysOffAreLocal(String released, String leaves) {
        CutOff cutOff = CutOff.of(LocalTime.of(16, 0), CHINA, "12345");
        assertThat(cutOff.leaves(china(released), Duration.ofHours(12))).isEqualTo(china(leaves));
    }

    @Test
    void withoutACutOffAParcelLeavesWhenItIsReady() {
        Instant released = Instant.parse("2026-03-07T21:13:05Z");
        assertThat(CutOff.NONE.leaves(released, Duration.ofHours(12))).isEqualTo(released.plus(Duration.ofHours(12)));
    }

    @Test
    void refusesANodeThatNeverWorks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CutOff(null, CHINA, Set.of()))
                .withMessageContaining("without working days");
    }

    private static Instant china(String local) {
        return Instant.parse(local + ":00+08:00");
    }
}

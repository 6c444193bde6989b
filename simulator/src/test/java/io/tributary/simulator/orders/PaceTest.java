package io.tributary.simulator.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static Event at(String time) {
        return new Event.Placed("1", "B", "11", LocalDateTime.parse(time), List.of());
    }

    @Test
    void gapsKeepTheirProportionNightsAreCutAndTheMeanRateIsTheWantedOne() {
        List<Event> events = Stream.of("2011-01-04T10:00", "2011-01-04T10:30", "2011-01-04T11:00", "2011-01-05T09:00")
                .map(PaceTest::at)
                .toList();
        double[] due = Pace.due(events, 2);
        assertThat(due[0]).isZero();
        assertThat(due[3]).isCloseTo(4 / 2.0, within(1e-9));
        assertThat(due[2] - due[1]).isCloseTo(due[1] - due[0], within(1e-9));
        assertThat(due[3] - due[2]).isCloseTo(2 * due[1], within(1e-9));
    }
}

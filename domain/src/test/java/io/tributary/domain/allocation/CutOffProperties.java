package io.tributary.domain.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;

class CutOffProperties {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    /** Whoever releases later never ships earlier, and nothing leaves before it is handled, or on a day off. */
    @Property
    void laterReleasesLeaveLater(
            @ForAll @IntRange(max = 23) int hour,
            @ForAll @NotEmpty Set<DayOfWeek> days,
            @ForAll @LongRange(max = 20_000) long minutes,
            @ForAll @LongRange(max = 5_000) long more,
            @ForAll @IntRange(max = 100) int hours) {
        // Berlin's clocks change on 29 March, inside the range.
        CutOff cutOff = new CutOff(LocalTime.of(hour, 0), ZoneId.of("Europe/Berlin"), days);
        Instant released = START.plus(Duration.ofDays(25)).plus(Duration.ofMinutes(minutes));
        Duration handling = Duration.ofHours(hours);

        Instant leaves = cutOff.leaves(released, handling);

        assertThat(leaves).isAfterOrEqualTo(released.plus(handling));
        assertThat(leaves.atZone(cutOff.zone()).getDayOfWeek()).isIn(days);
        assertThat(cutOff.leaves(released.plus(Duration.ofMinutes(more)), handling))
                .isAfterOrEqualTo(leaves);
    }
}

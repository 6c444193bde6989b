package io.tributary.domain.allocation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a node takes parcels on and lets them go. What is released after the cut-off of a working day, or on a day off,
 * counts from the start of the next working day; a parcel that is ready on a day off leaves at the start of the next
 * working day. Between those it is handled around the clock.
 *
 * @param at local time of day until which a release counts for that day, itself included; null when any time does
 * @param workingDays 1 or more
 */
public record CutOff(@Nullable LocalTime at, ZoneId zone, Set<DayOfWeek> workingDays) {
    /** Every day, around the clock. */
    public static final CutOff NONE = new CutOff(null, ZoneOffset.UTC, EnumSet.allOf(DayOfWeek.class));

    public CutOff {
        if (workingDays.isEmpty()) {
            throw new IllegalArgumentException(
                    "A node without working days never ships. Maybe close the node, or give its days as 12345.");
        }
        workingDays = Collections.unmodifiableSet(EnumSet.copyOf(workingDays));
    }

    /**
     * @param isoDays digits 1 (Monday) to 7 (Sunday), for example {@code 12345}
     */
    public static CutOff of(@Nullable LocalTime at, ZoneId zone, String isoDays) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        isoDays.chars().forEach(digit -> days.add(DayOfWeek.of(digit - '0')));
        return new CutOff(at, zone, days);
    }

    /** When a parcel that is released then leaves; never earlier than {@code released + handling}. */
    public Instant leaves(Instant released, Duration handling) {
        ZonedDateTime start = released.atZone(zone);
        boolean late = at != null && start.toLocalTime().isAfter(at);
        ZonedDateTime ready = (late || isOff(start) ? nextWorkingDay(start) : start).plus(handling);
        return (isOff(ready) ? nextWorkingDay(ready) : ready).toInstant();
    }

    private boolean isOff(ZonedDateTime time) {
        return !workingDays.contains(time.getDayOfWeek());
    }

    private ZonedDateTime nextWorkingDay(ZonedDateTime time) {
        ZonedDateTime day = time.toLocalDate().plusDays(1).atStartOfDay(zone);
        while (isOff(day)) {
            day = day.toLocalDate().plusDays(1).atStartOfDay(zone);
        }
        return day;
    }
}

package io.tributary.app.demand;

import io.tributary.analytics.demand.Festival;
import io.tributary.analytics.demand.YearlyEvent;
import io.tributary.db.demand.CalendarEvents;
import io.tributary.db.demand.CalendarEvents.Plan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The festivals and sales days of China, with which an empty calendar starts. Forecasts learn what each does. */
public final class FirstCalendar {
    private FirstCalendar() {}

    /** @param today of whose year they are first planned */
    public static Map<UUID, Plan> plans(LocalDate today) {
        Map<UUID, Plan> plans = new LinkedHashMap<>();
        for (Festival festival : Festival.values()) {
            YearlyEvent yearly = festival.yearly();
            LocalDate first = festival.in(today.getYear()).plusDays(yearly.offsetDays());
            var id = UUID.nameUUIDFromBytes(("festival " + festival.name()).getBytes(StandardCharsets.UTF_8));
            plans.put(
                    id,
                    new Plan(
                            festival.nameZh(),
                            festival.nameEn(),
                            festival.sale() ? "PROMOTION" : "FESTIVAL",
                            first,
                            first.plusDays(yearly.days() - 1L),
                            yearly.rule().text(),
                            Map.of()));
        }
        return plans;
    }

    /** Fills a calendar that never had an event. */
    public static void fill(CalendarEvents events, Instant now) {
        events.startWith(plans(LocalDate.ofInstant(now, ZoneOffset.UTC)), "system", now);
    }
}

package io.tributary.app.demand;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.analytics.demand.YearlyEvent;
import io.tributary.app.BusinessClock;
import io.tributary.db.demand.CalendarEvents;
import io.tributary.db.demand.CalendarEvents.Event;
import io.tributary.domain.forecast.DemandFactors;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Festivals and promotions as a calendar that people edit, and the lift that each gave. */
@RestController
@RequestMapping("/v1/calendar")
@Tag(name = "Demand")
class CalendarController {
    /**
     * @param nameEn in English, where that differs
     * @param yearly {@code SOLAR 11-11}, {@code LUNAR 8-15} or {@code QINGMING} for an event that comes back each year;
     *     its dates are then one time that it comes
     * @param factors by SKU, by category, or ALL; 0.05 to 20, where 1 is an ordinary week. A yearly event needs none: forecasts
     *     learn what it does
     */
    record EventBody(
            @NotBlank @Size(max = 120) String name,
            @Nullable @Size(max = 120) String nameEn,

            @NotBlank @Pattern(regexp = "FESTIVAL|PROMOTION", message = "must be FESTIVAL or PROMOTION")
            String kind,

            @NotNull LocalDate startsOn,
            @NotNull LocalDate endsOn,
            @Nullable @Size(max = 20) String yearly,

            @Nullable @Size(max = 200)
            Map<
                            @NotBlank String,
                            @NotNull @DecimalMin("" + DemandFactors.LEAST) @DecimalMax("" + DemandFactors.MOST) Double>
                    factors) {}

    /** @param next the dates of the coming {@value #YEARS_SHOWN} years, from today on */
    record PlannedEvent(
            UUID id,
            int version,
            CalendarEvents.Plan plan,
            boolean removed,
            Instant editedAt,
            String editedBy,
            List<YearlyEvent.Stay> next) {}

    private static final int YEARS_SHOWN = 3;

    private final CalendarEvents events;
    private final Lifts lifts;
    private final BusinessClock clock;

    CalendarController(CalendarEvents events, Lifts lifts, BusinessClock clock) {
        this.events = events;
        this.lifts = lifts;
        this.clock = clock;
    }

    @GetMapping("/events")
    @Operation(summary = "Planned events by date")
    List<PlannedEvent> events(@RequestParam(defaultValue = "false") boolean removed) {
        return events.current(removed).stream().map(this::planned).toList();
    }

    private PlannedEvent planned(Event event) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new PlannedEvent(
                event.id(),
                event.version(),
                event.plan(),
                event.removed(),
                event.editedAt(),
                event.editedBy(),
                EventWeeks.stays(event.plan(), today, today.plusYears(YEARS_SHOWN)));
    }

    @GetMapping("/events/{id}")
    @Operation(summary = "Every version of an event, the newest first")
    List<Event> versions(@PathVariable UUID id) {
        return events.versions(id);
    }

    @PutMapping("/events/{id}")
    @Operation(
            summary = "Creates or changes an event; the id is yours to choose",
            description = "The next forecast reads it. An event takes the place of imported signals of its kind, scope"
                    + " and weeks. An event with a yearly rule comes back on that day of the sun's or the Chinese"
                    + " calendar; the answer has its next dates. Putting the same again changes nothing.")
    PlannedEvent put(@PathVariable UUID id, @Valid @RequestBody EventBody body) {
        var plan = EventForm.plan(
                body.name(),
                body.nameEn(),
                body.kind(),
                body.startsOn(),
                body.endsOn(),
                body.yearly(),
                body.factors() == null ? Map.of() : body.factors());
        return planned(events.put(id, plan, "api", clock.instant()));
    }

    @DeleteMapping("/events/{id}")
    @Operation(summary = "Takes an event out of the coming forecasts; its versions stay, and undo brings it back")
    Event remove(@PathVariable UUID id) {
        return events.remove(id, "api", clock.instant());
    }

    @PostMapping("/events/{id}/undo")
    @Operation(summary = "Takes back the change that made this version")
    Event undo(@PathVariable UUID id, @RequestParam int version) {
        return events.undo(id, version, "api", clock.instant());
    }

    @GetMapping("/lifts")
    @Operation(
            summary = "What festivals, promotions and content heat did to sales",
            description = "Units sold in their weeks over those that the forecast's model expects of them without it,"
                    + " other events counted in: as measured (ratio), and drawn towards 1 by how few and restless the"
                    + " weeks are (shrunk, with a 90 % interval).")
    Lifts.All lifts() {
        return lifts.all();
    }
}

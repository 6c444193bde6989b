package io.tributary.app.console;

import io.tributary.analytics.demand.YearlyEvent.Stay;
import io.tributary.app.demand.EventForm;
import io.tributary.app.demand.EventWeeks;
import io.tributary.app.demand.Lifts;
import io.tributary.db.demand.CalendarEvents;
import io.tributary.db.demand.CalendarEvents.Event;
import io.tributary.db.demand.CalendarEvents.Plan;
import io.tributary.db.demand.HeatReports;
import io.tributary.domain.CalendarWeek;
import io.tributary.domain.RefusedException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Festivals and promotions by month and year, to add, change, remove and bring back, each with the lift it gave. */
@Controller
public class CalendarPage {
    private static final int HEAT_ROWS = 30;
    private static final int YEARS_SHOWN = 3;
    private static final String BY = "operator";

    /** @param kind of the first event on the day, or null */
    public record Day(
            LocalDate date, boolean inMonth, @Nullable String kind, List<Plan> plans) {
        /** What is on, in the reader's language. */
        public String names(boolean chinese) {
            return plans.stream().map(plan -> name(plan, chinese)).collect(Collectors.joining(" · "));
        }
    }

    private record Shown(Event event, Stay stay) {}

    public record Month(YearMonth month, List<List<Day>> weeks) {}

    private final CalendarEvents events;
    private final Lifts lifts;
    private final DSLContext db;
    private final InstantSource businessClock;

    CalendarPage(CalendarEvents events, Lifts lifts, DSLContext db, InstantSource businessClock) {
        this.events = events;
        this.lifts = lifts;
        this.db = db;
        this.businessClock = businessClock;
    }

    @GetMapping("/calendar")
    String page(
            @Nullable @RequestParam(required = false) Integer year,
            @Nullable @RequestParam(required = false) YearMonth month,
            @Nullable @RequestParam(required = false) UUID edit,
            Model model) {
        LocalDate today = LocalDate.ofInstant(businessClock.instant(), ZoneOffset.UTC);
        int shown = month != null ? month.getYear() : year == null ? today.getYear() : Math.clamp(year, 2000, 2100);
        List<Event> current = events.current(false);
        List<Shown> stays = shown(
                current,
                month != null ? month.atDay(1) : LocalDate.of(shown, 1, 1),
                month != null ? month.atEndOfMonth() : LocalDate.of(shown, 12, 31));
        model.addAttribute("year", shown);
        model.addAttribute("month", month);
        model.addAttribute("today", today);
        model.addAttribute(
                "months",
                month != null
                        ? List.of(month(month, stays))
                        : IntStream.rangeClosed(1, 12)
                                .mapToObj(m -> month(YearMonth.of(shown, m), stays))
                                .toList());
        model.addAttribute("events", current);
        model.addAttribute("next", current.stream().collect(Collectors.toMap(Event::id, e -> next(e, today))));
        model.addAttribute(
                "removed", events.current(true).stream().filter(Event::removed).toList());
        Lifts.All measured = lifts.all();
        model.addAttribute("lifts", measured.events());
        model.addAttribute("signalLifts", measured.signals());
        model.addAttribute("heatLifts", measured.heat());
        model.addAttribute("heat", HeatReports.told(db, null, HEAT_ROWS));
        model.addAttribute("editing", edit == null ? null : events.one(edit));
        return "console/calendar";
    }

    private static List<Shown> shown(List<Event> events, LocalDate from, LocalDate to) {
        return events.stream()
                .flatMap(event ->
                        EventWeeks.stays(event.plan(), from, to).stream().map(stay -> new Shown(event, stay)))
                .toList();
    }

    /** The coming dates of an event that comes back. */
    private static List<LocalDate> next(Event event, LocalDate today) {
        return event.plan().yearly() == null
                ? List.of()
                : EventWeeks.stays(event.plan(), today, today.plusYears(YEARS_SHOWN)).stream()
                        .map(Stay::first)
                        .toList();
    }

    private static Month month(YearMonth month, List<Shown> events) {
        List<List<Day>> weeks = new ArrayList<>();
        LocalDate monday = CalendarWeek.monday(month.atDay(1));
        while (!monday.isAfter(month.atEndOfMonth())) {
            LocalDate start = monday;
            weeks.add(IntStream.range(0, 7)
                    .mapToObj(d -> day(start.plusDays(d), month, events))
                    .toList());
            monday = monday.plusWeeks(1);
        }
        return new Month(month, weeks);
    }

    private static Day day(LocalDate date, YearMonth month, List<Shown> events) {
        List<Event> on = events.stream()
                .filter(e -> !date.isBefore(e.stay().first())
                        && !date.isAfter(e.stay().last()))
                .map(Shown::event)
                .toList();
        return new Day(
                date,
                YearMonth.from(date).equals(month),
                on.isEmpty() ? null : on.getFirst().plan().kind(),
                on.stream().map(Event::plan).toList());
    }

    /** An event's name in the reader's language. */
    static String name(Plan plan, boolean chinese) {
        return chinese || plan.nameEn() == null ? plan.name() : plan.nameEn();
    }

    /** The factors of an event as lines that the form takes. */
    public static String lines(Map<String, Double> factors) {
        return new TreeMap<>(factors)
                .entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining("\n"));
    }

    @PostMapping("/calendar/events")
    String save(
            @Nullable @RequestParam(required = false) UUID id,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam String kind,
            @RequestParam LocalDate startsOn,
            @RequestParam LocalDate endsOn,
            @RequestParam(defaultValue = "") String yearly,
            @RequestParam(defaultValue = "") String yearlyDay,
            @RequestParam(defaultValue = "") String factors) {
        return outcome("event", () -> {
            if (name.isBlank()
                    || name.length() > 120
                    || !List.of("FESTIVAL", "PROMOTION").contains(kind)) {
                throw new IllegalArgumentException("An event needs a name of 1 to 120 characters and a known kind.");
            }
            String rule = yearly.equals("SOLAR") || yearly.equals("LUNAR") ? yearly + " " + yearlyDay.strip() : yearly;
            var plan = EventForm.plan(name, nameEn, kind, startsOn, endsOn, rule, EventForm.factors(factors));
            return events.put(id == null ? UUID.randomUUID() : id, plan, BY, businessClock.instant());
        });
    }

    @PostMapping("/calendar/events/{id}/remove")
    String remove(@PathVariable UUID id) {
        return outcome("event-removed", () -> events.remove(id, BY, businessClock.instant()));
    }

    @PostMapping("/calendar/events/{id}/undo")
    String undo(@PathVariable UUID id, @RequestParam int version) {
        return outcome("event-undone", () -> events.undo(id, version, BY, businessClock.instant()));
    }

    /** Back to the calendar with word of it; a change names its event, so that it can be undone from there. */
    private String outcome(String what, Supplier<Event> change) {
        var target = UriComponentsBuilder.fromPath("/calendar");
        try {
            Event event = change.get();
            target.queryParam("done", what)
                    .queryParam("year", event.plan().startsOn().getYear())
                    .queryParam("event", event.id())
                    .queryParam("version", event.version());
        } catch (RefusedException | IllegalArgumentException e) {
            target.queryParam("refused", "{reason}").uriVariables(Map.of("reason", String.valueOf(e.getMessage())));
        }
        return "redirect:" + target.encode().build().toUriString();
    }
}

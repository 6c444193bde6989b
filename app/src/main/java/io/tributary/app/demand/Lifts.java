package io.tributary.app.demand;

import io.tributary.analytics.forecast.MeasuredLift;
import io.tributary.db.demand.CalendarEvents;
import io.tributary.db.demand.CalendarEvents.Event;
import io.tributary.db.demand.DemandHistory;
import io.tributary.db.demand.HeatReports;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** What each event and each kind of signal did to sales, measured against the ordinary weeks around it. */
public final class Lifts {
    private static final int MOST = 20_000;
    private static final int YEARS = 3;

    /**
     * @param planned the mean factor that was planned for the weeks measured
     * @param lift NONE while no week of it is over
     */
    public record Lift(String scope, double planned, MeasuredLift lift) {}

    /** @param kind FESTIVAL or PROMOTION */
    public record SignalLift(
            String kind, String scope, LocalDate from, LocalDate to, double planned, MeasuredLift lift) {}

    private final DSLContext db;
    private final DemandHistory history;
    private final CalendarEvents events;
    private final InstantSource clock;

    public Lifts(DSLContext db, CalendarEvents events, InstantSource clock) {
        this.db = db;
        this.history = new DemandHistory(db);
        this.events = events;
        this.clock = clock;
    }

    /** By event, one per scope. */
    public Map<UUID, List<Lift>> ofEvents() {
        Past past = past();
        Map<UUID, List<Lift>> lifts = new HashMap<>();
        for (Event event : events.current(false)) {
            Map<String, TreeMap<Long, Double>> weeks = new TreeMap<>();
            EventWeeks.of(event.plan())
                    .forEach(week -> weeks.computeIfAbsent(week.scope(), key -> new TreeMap<>())
                            .put(number(week.monday()), week.factor()));
            lifts.put(
                    event.id(),
                    weeks.entrySet().stream()
                            .map(entry -> past.lift(entry.getKey(), entry.getValue()))
                            .toList());
        }
        return lifts;
    }

    /** By run of weeks with the same kind of signal in the same scope, the newest first; heat is not measured here. */
    public List<SignalLift> ofSignals() {
        Past past = past();
        List<SignalLift> lifts = new ArrayList<>();
        past.signals().forEach((kindAndScope, weeks) -> {
            TreeMap<Long, Double> run = new TreeMap<>();
            for (var week : weeks.entrySet()) {
                if (!run.isEmpty() && run.lastKey() + 1 != week.getKey()) {
                    lifts.add(signal(past, kindAndScope, run));
                    run = new TreeMap<>();
                }
                run.put(week.getKey(), week.getValue());
            }
            lifts.add(signal(past, kindAndScope, run));
        });
        lifts.removeIf(lift -> lift.lift().weeks() == 0);
        lifts.sort(java.util.Comparator.comparing(SignalLift::from).reversed().thenComparing(SignalLift::scope));
        return lifts;
    }

    private static SignalLift signal(Past past, List<String> kindAndScope, TreeMap<Long, Double> weeks) {
        Lift lift = past.lift(kindAndScope.get(1), weeks);
        return new SignalLift(
                kindAndScope.get(0),
                kindAndScope.get(1),
                monday(weeks.firstKey()),
                monday(weeks.lastKey()),
                lift.planned(),
                lift.lift());
    }

    /** @param signals factors by kind and scope, and week */
    private record Past(Map<String, TreeMap<Long, Long>> sold, Map<List<String>, TreeMap<Long, Double>> signals) {

        Lift lift(String scope, TreeMap<Long, Double> weeks) {
            var units = sold.getOrDefault(scope, new TreeMap<>());
            Set<Long> special = new HashSet<>();
            signals.forEach((kindAndScope, others) -> {
                if (kindAndScope.get(1).equals(scope) || kindAndScope.get(1).equals(CalendarEvents.ALL)) {
                    special.addAll(others.keySet());
                }
            });
            var planned = weeks.values().stream().collect(Collectors.averagingDouble(factor -> factor));
            return new Lift(scope, planned, MeasuredLift.of(units, weeks.keySet(), special));
        }
    }

    private Past past() {
        LocalDate present = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Map<String, TreeMap<Long, Long>> sold = new HashMap<>();
        history.sold(present).forEach((scope, weeks) -> {
            TreeMap<Long, Long> numbered = new TreeMap<>();
            weeks.forEach((monday, units) -> numbered.put(number(monday), units));
            sold.put(scope, numbered);
        });
        Map<List<String>, TreeMap<Long, Double>> signals = new HashMap<>();
        for (String kind : List.of("FESTIVAL", "PROMOTION")) {
            HeatReports.inForce(db, kind, null, present.minusYears(YEARS), present, MOST)
                    .forEach(signal -> signals.computeIfAbsent(List.of(kind, signal.scope()), key -> new TreeMap<>())
                            .put(number(signal.week()), signal.factor()));
        }
        return new Past(sold, signals);
    }

    private static long number(LocalDate monday) {
        return Math.floorDiv(monday.toEpochDay() + 3, 7L);
    }

    private static LocalDate monday(long number) {
        return LocalDate.ofEpochDay(7 * number - 3);
    }
}

package io.tributary.app.demand;

import io.tributary.analytics.forecast.SignalLift;
import io.tributary.db.demand.CalendarEvents;
import io.tributary.db.demand.CalendarEvents.Event;
import io.tributary.db.demand.HeatReports;
import io.tributary.db.demand.HeatReports.By;
import io.tributary.db.demand.HeatReports.Taken;
import io.tributary.domain.CalendarWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;

/** What each event and each kind of signal did to sales, held against what the forecast's model expects without it. */
public final class Lifts {
    private static final int REPORTS = 500;

    /**
     * @param planned the mean factor that was planned for the weeks measured; NaN where it is left to be learned
     * @param lift without a week while none of it is over
     */
    public record Lift(String scope, double planned, SignalLift lift) {}

    /** @param kind FESTIVAL or PROMOTION */
    public record Measured(String kind, String scope, LocalDate from, LocalDate to, double planned, SignalLift lift) {}

    /** @param told the mean factor that was told of the weeks measured */
    public record HeatLift(By by, String term, double told, SignalLift lift) {}

    /** Everything that could be measured, from one look at the past. */
    public record All(Map<UUID, List<Lift>> events, List<Measured> signals, List<HeatLift> heat) {}

    private final DSLContext db;
    private final CalendarEvents events;
    private final InstantSource clock;

    public Lifts(DSLContext db, CalendarEvents events, InstantSource clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    public All all() {
        LocalDate present = CalendarWeek.monday(clock.instant());
        Map<List<Object>, List<Taken>> told = new LinkedHashMap<>();
        HeatReports.told(db, null, REPORTS)
                .forEach(one -> told.computeIfAbsent(List.of(one.by(), one.term()), key -> new ArrayList<>())
                        .add(one));
        var past = PastDemand.read(db, present, told.values());
        return new All(ofEvents(past), ofSignals(past), ofHeat(past, told.values()));
    }

    /** By event, one per scope; of an event without factors, over everything. */
    private Map<UUID, List<Lift>> ofEvents(PastDemand past) {
        Map<UUID, List<Lift>> lifts = new HashMap<>();
        for (Event event : events.current(false)) {
            Map<String, TreeMap<LocalDate, Double>> weeks = new TreeMap<>();
            EventWeeks.of(event.plan())
                    .forEach(week -> weeks.computeIfAbsent(week.scope(), key -> new TreeMap<>())
                            .put(week.monday(), week.factor()));
            if (weeks.isEmpty()) {
                var touched = new TreeMap<LocalDate, Double>();
                EventWeeks.touched(event.plan()).forEach(monday -> touched.put(monday, Double.NaN));
                weeks.put(CalendarEvents.ALL, touched);
            }
            boolean yearly = event.plan().yearly() != null;
            lifts.put(
                    event.id(),
                    weeks.entrySet().stream()
                            .map(scope -> past.lift(scope.getKey(), event.plan().kind(), yearly, scope.getValue()))
                            .toList());
        }
        return lifts;
    }

    /** By run of weeks with the same kind of signal in the same scope, the newest first. */
    private static List<Measured> ofSignals(PastDemand past) {
        List<Measured> lifts = new ArrayList<>();
        past.signals().forEach((kindAndScope, weeks) -> {
            TreeMap<LocalDate, Double> run = new TreeMap<>();
            for (var week : weeks.entrySet()) {
                if (!run.isEmpty() && !run.lastKey().plusWeeks(1).equals(week.getKey())) {
                    lifts.add(signal(past, kindAndScope, run));
                    run = new TreeMap<>();
                }
                run.put(week.getKey(), week.getValue());
            }
            lifts.add(signal(past, kindAndScope, run));
        });
        lifts.removeIf(lift -> lift.lift().weeks() == 0);
        lifts.sort(Comparator.comparing(Measured::from).reversed().thenComparing(Measured::scope));
        return lifts;
    }

    private static Measured signal(PastDemand past, List<String> kindAndScope, TreeMap<LocalDate, Double> weeks) {
        Lift lift = past.lift(kindAndScope.get(1), kindAndScope.get(0), false, weeks);
        return new Measured(
                kindAndScope.get(0),
                kindAndScope.get(1),
                weeks.firstKey(),
                weeks.lastKey(),
                lift.planned(),
                lift.lift());
    }

    /** By keyword, SKU or category that heat was told of. */
    private static List<HeatLift> ofHeat(PastDemand past, Iterable<List<Taken>> told) {
        List<HeatLift> lifts = new ArrayList<>();
        for (List<Taken> reports : told) {
            Taken one = reports.getFirst();
            var lift = past.lift(PastDemand.heatScope(one), "CONTENT_HEAT", false, PastDemand.heat(reports));
            if (lift.lift().weeks() > 0) {
                lifts.add(new HeatLift(one.by(), one.term(), lift.planned(), lift.lift()));
            }
        }
        return lifts;
    }
}

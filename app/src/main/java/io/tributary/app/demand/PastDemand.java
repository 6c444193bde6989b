package io.tributary.app.demand;

import io.tributary.activities.replenishment.DemandCalendar;
import io.tributary.analytics.forecast.EventBaseline;
import io.tributary.analytics.forecast.EventBaseline.Without;
import io.tributary.analytics.forecast.SignalLift;
import io.tributary.db.demand.CalendarEvents;
import io.tributary.db.demand.DemandHistory;
import io.tributary.db.demand.HeatReports;
import io.tributary.db.demand.HeatReports.By;
import io.tributary.db.demand.HeatReports.Taken;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.DemandFactors;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.SeriesKey;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What was sold in all by category, of SKUs with an event of their own, and of what heat was told, each as a series in which the model finds its effects. */
final class PastDemand {
    private static final int MOST = 20_000;
    private static final int YEARS = 3;
    private static final Region EVERYWHERE = new Region("all");

    private final LocalDate first;
    private final Map<List<String>, TreeMap<LocalDate, Double>> signals;
    private final List<String> scopes = new ArrayList<>();
    private final List<DemandSeries> series = new ArrayList<>();
    private final EventBaseline baseline;

    private PastDemand(
            DSLContext db,
            LocalDate first,
            LocalDate present,
            Map<List<String>, TreeMap<LocalDate, Double>> signals,
            Map<String, NavigableMap<LocalDate, Long>> sold,
            Map<String, TreeMap<LocalDate, Double>> heat,
            Map<String, String> categories) {
        this.first = first;
        this.signals = signals;
        int weeks = (int) ChronoUnit.WEEKS.between(first, present);
        sold.forEach((scope, units) -> {
            long[] quantities = new long[weeks];
            units.tailMap(first, true).forEach((monday, sum) -> quantities[week(monday)] = sum);
            String category = categories.getOrDefault(scope, scope);
            scopes.add(scope);
            series.add(DemandSeries.of(new SeriesKey(new Sku("S" + scopes.size()), EVERYWHERE), 0, quantities)
                    .withCategory(category)
                    .withFactors(new DemandFactors(
                            null,
                            logs("PROMOTION", scope, category, weeks),
                            values(heat.get(scope), weeks),
                            logs("FESTIVAL", scope, category, weeks))));
        });
        this.baseline = EventBaseline.of(series, DemandCalendar.of(db, first, present));
    }

    static PastDemand read(DSLContext db, LocalDate present, Collection<List<Taken>> told) {
        Map<List<String>, TreeMap<LocalDate, Double>> signals = new HashMap<>();
        for (String kind : List.of("FESTIVAL", "PROMOTION")) {
            HeatReports.inForce(db, kind, null, present.minusYears(YEARS), present.minusDays(1), MOST)
                    .forEach(signal -> signals.computeIfAbsent(List.of(kind, signal.scope()), key -> new TreeMap<>())
                            .put(signal.week(), signal.factor()));
        }
        var history = new DemandHistory(db);
        Map<String, NavigableMap<LocalDate, Long>> sold = new TreeMap<>(history.sold(present));
        Map<String, TreeMap<LocalDate, Double>> heat = new HashMap<>();
        Map<String, String> categories = new HashMap<>();
        for (List<Taken> reports : told) {
            Taken one = reports.getFirst();
            heat.put(heatScope(one), heat(reports));
            if (one.by() != By.CATEGORY) {
                sold.put(heatScope(one), history.soldOf(one.matched(), present));
                categories.put(
                        heatScope(one),
                        history.category(one.matched().getFirst()).orElse(""));
            }
        }
        for (List<String> kindAndScope : signals.keySet()) {
            String scope = kindAndScope.get(1);
            if (!scope.equals(CalendarEvents.ALL) && !sold.containsKey(scope)) {
                history.category(scope).ifPresent(category -> {
                    sold.put(scope, history.soldOf(List.of(scope), present));
                    categories.put(scope, category);
                });
            }
        }
        LocalDate first = sold.values().stream()
                .filter(units -> !units.isEmpty())
                .map(NavigableMap::firstKey)
                .min(LocalDate::compareTo)
                .orElse(present);
        LocalDate earliest = present.minusWeeks(52L * YEARS);
        return new PastDemand(
                db, first.isBefore(earliest) ? earliest : first, present, signals, sold, heat, categories);
    }

    /** The name of what heat was told of; a category's own, so that it is one series with its sales. */
    static String heatScope(Taken one) {
        return one.by() == By.CATEGORY ? one.term() : one.by() + " " + one.term();
    }

    /** What was told last of each week. */
    static TreeMap<LocalDate, Double> heat(List<Taken> newestFirst) {
        TreeMap<LocalDate, Double> weeks = new TreeMap<>();
        newestFirst.forEach(one -> weeks.putIfAbsent(one.week(), one.factor()));
        return weeks;
    }

    Map<List<String>, TreeMap<LocalDate, Double>> signals() {
        return signals;
    }

    /**
     * What some weeks of one kind of event did.
     *
     * @param yearly whether the calendar may explain them too
     */
    Lifts.Lift lift(String scope, String kind, boolean yearly, Map<LocalDate, Double> weeks) {
        int number = scopes.indexOf(scope);
        if (number < 0) {
            return new Lifts.Lift(scope, Double.NaN, SignalLift.measure(new double[0], new double[0], new boolean[0]));
        }
        Set<Without> without = EnumSet.of(
                switch (kind) {
                    case "FESTIVAL" -> Without.FESTIVAL;
                    case "PROMOTION" -> Without.PROMOTION;
                    default -> Without.HEAT;
                });
        if (yearly || kind.equals("FESTIVAL")) {
            without.add(Without.CALENDAR);
        }
        double[] demand =
                Arrays.stream(series.get(number).quantities()).asDoubleStream().toArray();
        boolean[] on = new boolean[demand.length];
        double planned = 0;
        int count = 0;
        for (var week : weeks.entrySet()) {
            int at = week(week.getKey());
            if (at >= 0 && at < on.length) {
                on[at] = true;
                planned += week.getValue();
                count++;
            }
        }
        return new Lifts.Lift(
                scope,
                count == 0 ? Double.NaN : planned / count,
                SignalLift.measure(demand, baseline.expected(number, without), on));
    }

    private int week(LocalDate monday) {
        return (int) Math.floorDiv(ChronoUnit.DAYS.between(first, monday), 7L);
    }

    private double[] logs(String kind, String scope, String category, int weeks) {
        var own = new TreeMap<>(signals.getOrDefault(List.of(kind, category), new TreeMap<>()));
        own.putAll(signals.getOrDefault(List.of(kind, scope), new TreeMap<>()));
        var all = signals.getOrDefault(List.of(kind, CalendarEvents.ALL), new TreeMap<>());
        double[] logs = new double[weeks];
        for (int i = 0; i < weeks; i++) {
            LocalDate monday = first.plusWeeks(i);
            logs[i] = Math.log(own.getOrDefault(monday, all.getOrDefault(monday, 1.0)));
        }
        return logs;
    }

    private double[] values(@Nullable Map<LocalDate, Double> factors, int weeks) {
        Map<LocalDate, Double> known = factors == null ? Collections.emptyMap() : factors;
        double[] values = new double[weeks];
        Arrays.setAll(values, i -> known.getOrDefault(first.plusWeeks(i), 1.0));
        return values;
    }
}

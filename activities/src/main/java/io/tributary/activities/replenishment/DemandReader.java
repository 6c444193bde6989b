package io.tributary.activities.replenishment;

import io.tributary.analytics.demand.WeekCalendar;
import io.tributary.db.demand.PricePlan;
import io.tributary.db.replenishment.RestockReads;
import io.tributary.db.replenishment.WeeklyDemand;
import io.tributary.db.schema.tables.records.SkuRecord;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.DemandFactors;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.SeriesKey;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Turns weekly sales and signals into demand series; a week without a sale is a zero, not a gap. */
final class DemandReader {
    private DemandReader() {}

    /** The Monday of the week that a day is in. Weeks before it are history. */
    static LocalDate thisWeek(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Series, and what the calendar says of their weeks. */
    record Demand(List<DemandSeries> series, WeekCalendar calendar) {}

    static Demand of(DSLContext db, String zone, LocalDate today, int horizon) {
        return read(db, zone, today, horizon, null);
    }

    /** The demand for some SKUs, as long as that of the whole zone, so that dividing changes none. */
    static Demand of(DSLContext db, String zone, LocalDate today, int horizon, List<String> skus) {
        return read(db, zone, today, horizon, skus);
    }

    private static Demand read(DSLContext db, String zone, LocalDate today, int horizon, @Nullable List<String> skus) {
        LocalDate end = thisWeek(today);
        var demand = new WeeklyDemand(db, zone, end);
        LocalDate first = demand.firstWeek();
        return new Demand(
                series(db, demand.series(first, skus), first, end, horizon),
                DemandCalendar.of(db, first, end.plusWeeks(horizon)));
    }

    private static List<DemandSeries> series(
            DSLContext db, Map<SeriesKey, long[]> weeks, LocalDate first, LocalDate end, int horizon) {
        var reads = new RestockReads(db);
        Set<String> codes = weeks.keySet().stream().map(key -> key.sku().code()).collect(Collectors.toSet());
        Map<Sku, SkuRecord> skus = reads.skus(codes);
        var prices = PricePlan.of(db, codes, first, end.plusWeeks(horizon));
        Signals signals = new Signals(reads.signals(), prices, first, end, horizon);
        // Factors are those of a SKU in every region.
        Map<Sku, DemandFactors> factors = new HashMap<>();
        List<DemandSeries> series = new ArrayList<>();
        weeks.forEach((key, units) -> {
            SkuRecord sku = Objects.requireNonNull(skus.get(key.sku()));
            series.add(DemandSeries.of(key, 0, units)
                    .withFactors(factors.computeIfAbsent(key.sku(), any -> signals.factors(sku)))
                    .withCategory(sku.getCategory()));
        });
        return series;
    }

    /** Signals as factors from the first week of history to the end of the horizon. */
    private record Signals(
            Map<String, Map<String, Map<LocalDate, Double>>> byKind,
            Map<String, List<PricePlan.Price>> prices,
            LocalDate first,
            LocalDate end,
            int horizon) {

        DemandFactors factors(SkuRecord record) {
            String sku = record.getCode();
            String category = record.getCategory();
            var plan = prices.get(sku);
            return new DemandFactors(
                    plan == null ? null : DemandPrices.weeks(plan, record.getListPriceMinor(), first, weeks()),
                    line("PROMOTION", sku, category, true),
                    line("CONTENT_HEAT", sku, category, false),
                    line("FESTIVAL", sku, category, true));
        }

        private int weeks() {
            return (int) ChronoUnit.WEEKS.between(first, end) + horizon;
        }

        /**
         * A promotion or festival counts by the logarithm of what is planned of it; heat is the factor itself. Null where
         * nothing was told, so that nothing is learned from it.
         */
        private double @Nullable [] line(String kind, String sku, String category, boolean planned) {
            Map<String, Map<LocalDate, Double>> scopes = byKind.getOrDefault(kind, Map.of());
            if (Stream.of(sku, category, "ALL").noneMatch(scopes::containsKey)) {
                return null;
            }
            double[] values = new double[weeks()];
            for (int i = 0; i < values.length; i++) {
                LocalDate week = first.plusWeeks(i);
                double factor = factor(scopes, week, sku, category, "ALL");
                values[i] = planned ? Math.log(factor) : factor;
            }
            return values;
        }

        private static double factor(
                Map<String, Map<LocalDate, Double>> scopes, LocalDate week, String... narrowestFirst) {
            for (String scope : narrowestFirst) {
                Double factor = scopes.getOrDefault(scope, Map.of()).get(week);
                if (factor != null) {
                    return factor;
                }
            }
            return 1;
        }
    }
}

package io.tributary.activities.replenishment;

import io.tributary.db.replenishment.RestockReads;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns weekly sales and signals into demand series; a week without a sale is a zero, not a gap. */
final class DemandReader {
    private DemandReader() {}

    /** The Monday of the week that a day is in. Weeks before it are history. */
    static LocalDate thisWeek(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    static List<DemandSeries> series(RestockReads reads, String zone, LocalDate today, int horizon) {
        LocalDate end = thisWeek(today);
        return series(reads, reads.sales(zone, end), reads.firstWeek(zone, end), end, horizon);
    }

    /** The series of some SKUs, as long as those of the whole zone, so that dividing changes none. */
    static List<DemandSeries> series(RestockReads reads, String zone, LocalDate today, int horizon, List<String> skus) {
        LocalDate end = thisWeek(today);
        return series(reads, reads.sales(zone, end, skus), reads.firstWeek(zone, end), end, horizon);
    }

    private static List<DemandSeries> series(
            RestockReads reads, List<RestockReads.WeekSales> weeks, LocalDate first, LocalDate end, int horizon) {
        Map<SeriesKey, TreeMap<LocalDate, Integer>> sales = new TreeMap<>();
        for (RestockReads.WeekSales week : weeks) {
            sales.computeIfAbsent(new SeriesKey(week.sku(), week.region()), key -> new TreeMap<>())
                    .merge(week.week(), week.units(), Integer::sum);
        }
        Map<Sku, SkuRecord> skus = reads.skus();
        Signals signals = new Signals(reads.signals(), first, end, horizon);
        List<DemandSeries> series = new ArrayList<>();
        for (var entry : sales.entrySet()) {
            SkuRecord sku = skus.get(entry.getKey().sku());
            series.add(DemandSeries.of(entry.getKey(), 0, weeks(entry.getValue(), first, end))
                    .withFactors(signals.factors(sku.getCode(), sku.getCategory()))
                    .withCategory(sku.getCategory()));
        }
        return series;
    }

    private static long[] weeks(TreeMap<LocalDate, Integer> sales, LocalDate first, LocalDate end) {
        long[] weeks = new long[(int) ChronoUnit.WEEKS.between(first, end)];
        sales.forEach((week, units) -> weeks[(int) ChronoUnit.WEEKS.between(first, week)] = units);
        return weeks;
    }

    /** Signals as factors from the first week of history to the end of the horizon. */
    private record Signals(
            Map<String, Map<String, Map<LocalDate, Double>>> byKind, LocalDate first, LocalDate end, int horizon) {

        DemandFactors factors(String sku, String category) {
            return new DemandFactors(
                    null,
                    line("PROMOTION", sku, category, true),
                    line("CONTENT_HEAT", sku, category, false),
                    line("FESTIVAL", sku, category, true));
        }

        /** A promotion or festival counts by the logarithm of what is planned of it; heat is the factor itself. */
        private double[] line(String kind, String sku, String category, boolean planned) {
            var scopes = byKind.getOrDefault(kind, Map.of());
            int weeks = (int) ChronoUnit.WEEKS.between(first, end) + horizon;
            double[] values = new double[weeks];
            for (int i = 0; i < weeks; i++) {
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

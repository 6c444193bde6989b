package io.tributary.activities.replenishment;

import io.tributary.analytics.demand.WeekCalendar;
import io.tributary.analytics.forecast.BorrowedForecasts.Newcomer;
import io.tributary.db.demand.PricePlan;
import io.tributary.db.forecast.NewOffers;
import io.tributary.db.replenishment.RestockReads;
import io.tributary.db.replenishment.WeeklyDemand;
import io.tributary.db.schema.tables.records.SkuRecord;
import io.tributary.domain.CalendarWeek;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.DemandFactors;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.SeriesKey;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Turns weekly sales and signals into demand series. A week without a sale is a zero, not a gap, from the first sale of
 * the SKU anywhere in the zone on; what was not yet sold anywhere is new, not unwanted.
 */
final class DemandReader {
    private DemandReader() {}

    /**
     * Series, and what the calendar says of their weeks.
     *
     * @param weeks of history in the zone; no series is longer
     * @param newcomers SKUs in regions where they are new on offer and were never asked for
     * @param unwanted by category: how many SKUs have long been on offer and were never asked for
     * @param skus of the series and the newcomers
     */
    record Demand(
            List<DemandSeries> series,
            WeekCalendar calendar,
            int weeks,
            List<Newcomer> newcomers,
            Map<String, Integer> unwanted,
            Map<Sku, SkuRecord> skus) {
        SkuRecord sku(SeriesKey key) {
            return Objects.requireNonNull(skus.get(key.sku()));
        }
    }

    static Demand of(DSLContext db, String zone, LocalDate today, int horizon) {
        return read(db, zone, today, horizon, null);
    }

    /** The demand for some SKUs, as long as that of the whole zone, so that dividing changes none. */
    static Demand of(DSLContext db, String zone, LocalDate today, int horizon, List<String> skus) {
        return read(db, zone, today, horizon, skus);
    }

    private static Demand read(DSLContext db, String zone, LocalDate today, int horizon, @Nullable List<String> skus) {
        LocalDate end = CalendarWeek.monday(today); // weeks before it are history
        var demand = new WeeklyDemand(db, zone, end);
        LocalDate first = demand.firstWeek();
        var weeks = demand.series(first, skus);
        var offers = new NewOffers(db, zone, today);
        Map<String, LocalDate> since = offers.since(skus);
        Set<String> codes = weeks.keySet().stream().map(key -> key.sku().code()).collect(Collectors.toSet());
        codes.addAll(since.keySet());
        Map<Sku, SkuRecord> records = new RestockReads(db).skus(codes);
        List<Newcomer> newcomers = newcomers(db, zone, end, since, weeks, first, records);
        Set<String> categories = newcomers.stream().map(Newcomer::category).collect(Collectors.toSet());
        return new Demand(
                series(db, weeks, records, first, end, horizon),
                DemandCalendar.of(db, first, end.plusWeeks(horizon)),
                (int) ChronoUnit.WEEKS.between(first, end),
                newcomers,
                newcomers.isEmpty() ? Map.of() : offers.unwanted(categories),
                records);
    }

    /** What is not sold in a region since it is on offer in the zone, or since its first sale there if that was earlier. */
    private static List<Newcomer> newcomers(
            DSLContext db,
            String zone,
            LocalDate end,
            Map<String, LocalDate> since,
            Map<SeriesKey, WeeklyDemand.Weeks> weeks,
            LocalDate first,
            Map<Sku, SkuRecord> records) {
        if (since.isEmpty()) {
            return List.of();
        }
        Map<SeriesKey, Double> elsewhere = new NewOffers(db, zone, end).elsewhere(since.keySet(), end);
        Map<Sku, Integer> starts = firstSales(weeks);
        List<Newcomer> newcomers = new ArrayList<>();
        List<Region> regions = new RestockReads(db).regionsOf(zone);
        since.forEach((code, day) -> {
            var sku = new Sku(code);
            Integer start = starts.get(sku);
            LocalDate known = start == null ? end : first.plusWeeks(start);
            int unsold = (int) Math.max(0, ChronoUnit.WEEKS.between(known.isBefore(day) ? known : day, end));
            for (Region region : regions) {
                var key = new SeriesKey(sku, region);
                if (unsold <= NewOffers.WEEKS && !weeks.containsKey(key)) {
                    newcomers.add(new Newcomer(
                            key,
                            Objects.requireNonNull(records.get(sku)).getCategory(),
                            unsold,
                            elsewhere.getOrDefault(key, Double.NaN)));
                }
            }
        });
        return newcomers;
    }

    private static List<DemandSeries> series(
            DSLContext db,
            Map<SeriesKey, WeeklyDemand.Weeks> weeks,
            Map<Sku, SkuRecord> skus,
            LocalDate first,
            LocalDate end,
            int horizon) {
        var reads = new RestockReads(db);
        Set<String> codes = skus.keySet().stream().map(Sku::code).collect(Collectors.toSet());
        var prices = PricePlan.of(db, codes, first, end.plusWeeks(horizon));
        var byKind = reads.signals();
        Map<Sku, Integer> starts = firstSales(weeks);
        // Factors are those of a SKU in every region.
        Map<Sku, DemandFactors> factors = new HashMap<>();
        List<DemandSeries> series = new ArrayList<>();
        weeks.forEach((key, told) -> {
            SkuRecord sku = Objects.requireNonNull(skus.get(key.sku()));
            int start = Objects.requireNonNull(starts.get(key.sku()));
            int length = told.units().length;
            series.add(DemandSeries.of(key, start, Arrays.copyOfRange(told.units(), start, length))
                    .withStockOuts(told.stockOuts().get(start, length))
                    .withFactors(factors.computeIfAbsent(
                            key.sku(),
                            any -> new Signals(byKind, prices, first.plusWeeks(start), end, horizon).factors(sku)))
                    .withCategory(sku.getCategory()));
        });
        return series;
    }

    /** The week in which each SKU was first sold in any region; the first of all where it never was. */
    private static Map<Sku, Integer> firstSales(Map<SeriesKey, WeeklyDemand.Weeks> weeks) {
        Map<Sku, Integer> starts = new HashMap<>();
        weeks.forEach((key, told) -> starts.merge(key.sku(), firstSale(told.units()), Math::min));
        weeks.forEach((key, told) ->
                starts.computeIfPresent(key.sku(), (sku, at) -> at == told.units().length ? 0 : at));
        return starts;
    }

    private static int firstSale(long[] units) {
        return (int) Arrays.stream(units).takeWhile(sold -> sold == 0).count();
    }

    /** Signals as factors from the first week of a SKU to the end of the horizon. */
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

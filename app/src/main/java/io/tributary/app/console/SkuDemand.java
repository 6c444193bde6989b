package io.tributary.app.console;

import io.tributary.analytics.forecast.LostSales;
import io.tributary.db.forecast.SkuDemandView;
import io.tributary.db.forecast.SkuDemandView.Forecast;
import io.tributary.db.forecast.SkuDemandView.WeekUnits;
import io.tributary.db.replenishment.RunForecasts;
import io.tributary.domain.CalendarWeek;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.forecast.PredictionBands;
import io.tributary.domain.forecast.SeriesKey;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A SKU's demand as its page's charts draw it. Weeks are named by their Monday, in UTC, as forecasts count them. */
final class SkuDemand {
    /** Regions that have a colour of their own; the rest are one. */
    private static final int NAMED_REGIONS = 5;

    /**
     * @param sold units per past week; the present one is not over and not among them
     * @param wanted what would have been sold in a past week with days out of stock, as forecasts estimate it; null for
     *     every other week
     * @param bands null for a week that is not forecast
     */
    record Fan(
            List<LocalDate> weeks,
            List<@Nullable Integer> sold,
            List<@Nullable Double> wanted,
            List<@Nullable PredictionBands> bands,
            String model,
            int sampleSize) {
        Fan named(String words) {
            return new Fan(weeks, sold, wanted, bands, words, sampleSize);
        }
    }

    record RegionSales(String name, List<Integer> units) {}

    record Sales(List<LocalDate> weeks, List<RegionSales> regions) {}

    /** A month's weekly sales over those of all months; null when no week of it was seen. */
    record MonthIndex(int month, @Nullable Double index, int weeks) {}

    private final String sku;
    private final List<WeekUnits> sales;
    private final List<Forecast> forecasts;
    private final LocalDate present;
    private final LocalDate first;

    /** What one run forecast of one series, after the weeks that were over when it did. */
    static Fan fan(RunForecasts.Forecast made, int pastWeeks, String model) {
        LocalDate present = CalendarWeek.monday(made.madeAt());
        LocalDate first =
                made.sold().keySet().stream().min(Comparator.naturalOrder()).orElse(present);
        first = first.isBefore(present.minusWeeks(pastWeeks)) ? present.minusWeeks(pastWeeks) : first;
        var weeks = new ArrayList<LocalDate>();
        var sold = new ArrayList<@Nullable Integer>();
        var bands = new ArrayList<@Nullable PredictionBands>();
        LocalDate end = present.plusWeeks(made.weeks().size());
        for (LocalDate week = first; week.isBefore(end); week = week.plusWeeks(1)) {
            boolean past = week.isBefore(present);
            int ahead = (int) ChronoUnit.WEEKS.between(present, week);
            weeks.add(week);
            sold.add(past ? made.sold().getOrDefault(week, 0) : null);
            bands.add(past ? null : PredictionBands.of(made.weeks().get(ahead)));
        }
        return new Fan(weeks, sold, Collections.nCopies(weeks.size(), null), bands, model, made.sampleSize());
    }

    SkuDemand(SkuDemandView view, String sku, LocalDate present, int weeks) {
        this.sku = sku;
        this.sales = view.sales(sku, present.minusWeeks(weeks));
        this.forecasts = view.forecasts(sku);
        this.present = present;
        this.first = sales.stream()
                .map(WeekUnits::week)
                .min(Comparator.naturalOrder())
                .orElse(present);
    }

    /** @param region its code, or null for all of them in sum */
    Fan fan(@Nullable String region) {
        var chosen = forecasts.stream()
                .filter(f -> region == null || f.region().equals(region))
                .toList();
        var bands = bands(chosen);
        var sold = sold(region);
        var wanted = wanted(region);
        var weeks = new ArrayList<LocalDate>();
        LocalDate end = bands.isEmpty() ? present : bands.lastEntry().getKey().plusWeeks(1);
        for (LocalDate week = first; week.isBefore(end) || week.isBefore(present); week = week.plusWeeks(1)) {
            weeks.add(week);
        }
        return new Fan(
                weeks,
                weeks.stream()
                        .map(week -> week.isBefore(present) ? sold.getOrDefault(week, 0) : null)
                        .toList(),
                weeks.stream().map(wanted::get).toList(),
                weeks.stream().map(bands::get).toList(),
                chosen.size() == 1 ? chosen.getFirst().model() : "",
                chosen.stream().mapToInt(Forecast::sampleSize).max().orElse(0));
    }

    /** Units wanted in past weeks in which a region was out of stock, by week: sold elsewhere, and estimated there. */
    private Map<LocalDate, Double> wanted(@Nullable String region) {
        Map<LocalDate, Double> wanted = new TreeMap<>();
        Map<LocalDate, Double> lost = lost(region);
        var sold = sold(region);
        lost.forEach((week, units) -> wanted.put(week, sold.getOrDefault(week, 0) + units));
        return wanted;
    }

    /** Units that weeks with days out of stock are estimated to have lost, by week; 0 for one that sold as others do. */
    private Map<LocalDate, Double> lost(@Nullable String region) {
        Map<String, List<WeekUnits>> byRegion = sales.stream()
                .filter(s -> s.week().isBefore(present))
                .filter(s -> region == null || s.region().equals(region))
                .collect(Collectors.groupingBy(WeekUnits::region, TreeMap::new, Collectors.toList()));
        Map<LocalDate, Double> lost = new TreeMap<>();
        byRegion.values().stream()
                .filter(own -> own.stream().anyMatch(s -> s.outOfStockDays() > 0))
                .forEach(own -> addLost(own, lost));
        return lost;
    }

    private void addLost(List<WeekUnits> own, Map<LocalDate, Double> lost) {
        long[] units = new long[(int) ChronoUnit.WEEKS.between(first, present)];
        var empty = new BitSet();
        for (WeekUnits one : own) {
            int week = (int) ChronoUnit.WEEKS.between(first, one.week());
            units[week] = one.units();
            empty.set(week, one.outOfStockDays() > 0);
        }
        var key = new SeriesKey(new Sku(sku), new Region(own.getFirst().region()));
        double[] wanted = LostSales.fill(DemandSeries.of(key, 0, units).withStockOuts(empty));
        empty.stream().forEach(week -> lost.merge(first.plusWeeks(week), wanted[week] - units[week], Double::sum));
    }

    private static TreeMap<LocalDate, PredictionBands> bands(List<Forecast> chosen) {
        Map<LocalDate, List<PeriodForecast>> byWeek = new TreeMap<>();
        for (Forecast forecast : chosen) {
            LocalDate start = CalendarWeek.monday(forecast.madeAt());
            for (int i = 0; i < forecast.weeks().size(); i++) {
                byWeek.computeIfAbsent(start.plusWeeks(i), week -> new ArrayList<>())
                        .add(forecast.weeks().get(i));
            }
        }
        int most = byWeek.values().stream().mapToInt(List::size).max().orElse(0);
        var bands = new TreeMap<LocalDate, PredictionBands>();
        byWeek.forEach((week, parts) -> {
            // zones forecast at their own times: a week that some of them do not cover is no sum
            if (parts.size() == most) {
                bands.put(week, most == 1 ? PredictionBands.of(parts.getFirst()) : PredictionBands.ofSum(parts));
            }
        });
        return bands;
    }

    private Map<LocalDate, Integer> sold(@Nullable String region) {
        Map<LocalDate, Integer> sold = new TreeMap<>();
        sales.stream()
                .filter(s -> region == null || s.region().equals(region))
                .forEach(s -> sold.merge(s.week(), s.units(), Integer::sum));
        return sold;
    }

    /** Sales of the last weeks by region, the largest first and the small ones together. */
    Sales byRegion(int last, UnaryOperator<String> regionName, String others) {
        LocalDate from = first.isAfter(present.minusWeeks(last)) ? first : present.minusWeeks(last);
        List<LocalDate> weeks = from.datesUntil(present.plusDays(1), java.time.Period.ofWeeks(1))
                .toList();
        Map<String, Long> totals = new TreeMap<>();
        sales.stream()
                .filter(s -> !s.week().isBefore(from))
                .forEach(s -> totals.merge(s.region(), (long) s.units(), Long::sum));
        List<String> ranked = totals.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        var regions = new ArrayList<RegionSales>();
        ranked.stream()
                .limit(NAMED_REGIONS)
                .forEach(region ->
                        regions.add(new RegionSales(regionName.apply(region), units(weeks, List.of(region)))));
        if (ranked.size() > NAMED_REGIONS) {
            regions.add(new RegionSales(others, units(weeks, ranked.subList(NAMED_REGIONS, ranked.size()))));
        }
        return new Sales(weeks, regions);
    }

    private List<Integer> units(List<LocalDate> weeks, List<String> regions) {
        Map<LocalDate, Integer> sums = new TreeMap<>();
        sales.stream()
                .filter(s -> regions.contains(s.region()))
                .forEach(s -> sums.merge(s.week(), s.units(), Integer::sum));
        return weeks.stream().map(week -> sums.getOrDefault(week, 0)).toList();
    }

    /** How each month sells against all of them: the mean of its weeks, of the past only. */
    List<MonthIndex> season() {
        double[] sums = new double[13];
        int[] counts = new int[13];
        var sold = sold(null);
        for (LocalDate week = first; week.isBefore(present); week = week.plusWeeks(1)) {
            int month = week.plusDays(3).getMonthValue();
            sums[month] += sold.getOrDefault(week, 0);
            counts[month]++;
        }
        double total = java.util.Arrays.stream(sums).sum();
        int weeks = java.util.Arrays.stream(counts).sum();
        var months = new ArrayList<MonthIndex>();
        for (Month month : Month.values()) {
            int m = month.getValue();
            Double index = counts[m] == 0 || total == 0 ? null : sums[m] / counts[m] / (total / weeks);
            months.add(new MonthIndex(m, index, counts[m]));
        }
        return months;
    }

    List<Forecast> forecasts() {
        return forecasts;
    }

    boolean hasSales() {
        return !sales.isEmpty();
    }

    /** Weeks with days out of stock, and the units that they are estimated to have lost. */
    record OutOfStock(int weeks, long lost) {}

    OutOfStock outOfStockIn(int lastWeeks) {
        Map<LocalDate, Double> lost = new TreeMap<>(lost(null));
        lost.keySet().removeIf(week -> week.isBefore(present.minusWeeks(lastWeeks)));
        double units = lost.values().stream().mapToDouble(Double::doubleValue).sum();
        return new OutOfStock(lost.size(), Math.round(units));
    }

    long soldIn(int lastWeeks) {
        return sales.stream()
                .filter(s -> s.week().isBefore(present) && !s.week().isBefore(present.minusWeeks(lastWeeks)))
                .mapToLong(WeekUnits::units)
                .sum();
    }
}

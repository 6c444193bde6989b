package io.tributary.bench.vn2;

import io.tributary.analytics.forecast.SeasonalLevels;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.CountDistribution;
import io.tributary.domain.forecast.DemandFactors;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.SeriesKey;
import io.tributary.solver.replenishment.ProjectedNewsvendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Orders of one round: reads what the round may know, asks the product, and hands its quantities back. */
final class Vn2Round {
    private static final int WEEKS_OF_A_YEAR = 52;
    /** An order arrives two weeks after its round's own week. */
    private static final int WEEKS_TO_COVER = 3;

    static final double HOLDING = .2;
    static final double LOST_SALE = 1;
    /**
     * Weeks that a unit too many stays: surplus of slow items outlasts the week that it was ordered for. Chosen by
     * {@link Vn2Backtest} on the weeks before week 1.
     */
    static final double WEEKS_HELD = 2;

    private final CsvTable sales;
    private final CsvTable inStock;
    private final CsvTable master;

    private Vn2Round(CsvTable sales, CsvTable inStock, CsvTable master) {
        this.sales = sales;
        this.inStock = inStock;
        this.master = master;
    }

    /** @param round 1 to 6; the newest sales are those of the week before */
    static Vn2Round read(Path folder, int round) throws IOException {
        return new Vn2Round(
                CsvTable.read(find(folder, "Week " + (round - 1) + " - ", "Sales.csv")),
                CsvTable.read(find(folder, "Week 0 - ", "In Stock.csv")),
                CsvTable.read(find(folder, "Week 0 - ", "Master.csv")));
    }

    private static Path find(Path folder, String start, String end) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is no folder. Maybe the path is misspelt.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(start)
                            && file.getFileName().toString().endsWith(end))
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no file '" + start + "…" + end + "' in "
                            + folder + ". Maybe it is of another round."));
        }
    }

    /** What was known so many weeks into the history. */
    Vn2Round asOf(int weeks) {
        return new Vn2Round(sales.first(2 + weeks), inStock, master);
    }

    CsvTable sales() {
        return sales;
    }

    /** Whether demand of a week of the history was seen in full; an empty shelf hides it. */
    boolean seen(String key, int week) {
        int flag = inStock.header().indexOf(sales.header().get(2 + week));
        return flag < 0 || !inStock.cell(key, flag).equalsIgnoreCase("false");
    }

    /** Units to order by {@code store,product}, in the order of the state. */
    Map<String, Long> orders(CsvTable state) {
        List<String> keys = List.copyOf(state.rows().keySet());
        double[][] means = means(keys, SeasonalLevels.Settings.STANDARD);
        int hand = state.column("End Inventory");
        int next = state.column("In Transit W+1");
        int afterNext = state.column("In Transit W+2");
        Map<String, Long> orders = new LinkedHashMap<>();
        for (int s = 0; s < keys.size(); s++) {
            String key = keys.get(s);
            List<Long> arrivals = List.of(state.units(key, next), state.units(key, afterNext));
            orders.put(key, order(state.units(key, hand), arrivals, means[s], WEEKS_HELD));
        }
        return orders;
    }

    /** Expected demand of the weeks to cover, per {@code store,product}. */
    double[][] means(List<String> keys, SeasonalLevels.Settings settings) {
        List<DemandSeries> demand = keys.stream().map(this::series).toList();
        return SeasonalLevels.means(demand, WEEKS_OF_A_YEAR, WEEKS_TO_COVER, settings);
    }

    /** @param weeksHeld weeks that a unit too many stays, &gt; 0 */
    static long order(long hand, List<Long> arrivals, double[] means, double weeksHeld) {
        double ratio = LOST_SALE / (LOST_SALE + HOLDING * weeksHeld);
        List<CountDistribution> weeks = Arrays.stream(means)
                .mapToObj(mean -> CountDistribution.of(mean, mean))
                .toList();
        return ProjectedNewsvendor.order(hand, arrivals, weeks, ratio);
    }

    private DemandSeries series(String key) {
        List<Integer> weeks = IntStream.range(2, sales.header().size()).boxed().toList();
        long[] sold = weeks.stream().mapToLong(week -> sales.units(key, week)).toArray();
        var empty = new BitSet();
        List<String> flags = new ArrayList<>(inStock.header());
        for (int i = 0; i < sold.length; i++) {
            int flag = flags.indexOf(sales.header().get(i + 2));
            if (flag >= 0 && inStock.cell(key, flag).equalsIgnoreCase("false")) {
                empty.set(i);
            }
        }
        String[] parts = key.split(",");
        return new DemandSeries(
                new SeriesKey(new Sku(parts[1]), new Region(parts[0])),
                0,
                sold,
                empty,
                DemandFactors.NONE,
                master.cell(key, master.column("Department")));
    }
}

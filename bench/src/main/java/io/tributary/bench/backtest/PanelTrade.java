package io.tributary.bench.backtest;

import io.tributary.bench.forecast.DemandPanel;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.forecast.DemandFactors;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.replenishment.PriceBreak;
import io.tributary.domain.replenishment.SupplierOffer;
import io.tributary.domain.replenishment.SupplierTerms;
import io.tributary.domain.replenishment.SupplyLane;
import io.tributary.simulator.Draw;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trade of a real weekly panel. Demand and prices are the file's, in two regions by a seeded thinning of the units;
 * the file knows nothing of supply, so eight suppliers and their terms are drawn from the seed.
 */
final class PanelTrade {
    private static final int SUPPLIERS = 8;
    private static final int MOST_OFFERS = 3;
    /** Selling weeks before the year that an item needs: what hardly sells is not restocked. */
    private static final int LEAST_WEEKS = 10;

    private static final double COST_SHARE = .55;
    private static final double USUAL_PRICE = 2;
    private static final long ORDER_COST = 10_00;
    private static final List<NodeCode> WAREHOUSES = List.of(new NodeCode("EAST"), new NodeCode("WEST"));

    private final long seed;
    private final int start;
    private final int weeks;
    private final List<DemandSeries> chosen = new ArrayList<>();
    private final List<Trade.Item> items = new ArrayList<>();
    private final int[][][] demand;

    private PanelTrade(long seed, List<DemandSeries> all, int start, int weeks, int year, int most) {
        this.seed = seed;
        this.start = start;
        this.weeks = weeks;
        for (DemandSeries series : Draw.of(seed, "backtest items").shuffled(all)) {
            if (chosen.size() < most && sells(series, weeks - year)) {
                chosen.add(series);
            }
        }
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("No series of the panel sells in " + LEAST_WEEKS + " of its first "
                    + (weeks - year) + " weeks. Maybe it is not weekly.");
        }
        demand = new int[chosen.size()][][];
        for (int i = 0; i < chosen.size(); i++) {
            items.add(item(chosen.get(i), weeks - year));
            demand[i] = split(i);
        }
    }

    /**
     * @param from the panel's first period that is simulated; null for as late as there are weeks
     * @param year weeks that are simulated; up to 52 before them are the warm-up
     * @throws IllegalArgumentException for people, when the panel is too short for it
     */
    static Trade of(Path file, long seed, @Nullable Integer from, int year, int most) throws IOException {
        List<DemandSeries> all = DemandPanel.read(file, 0).history();
        int first = all.stream().mapToInt(DemandSeries::firstPeriod).min().orElseThrow();
        int end = all.stream().mapToInt(DemandSeries::endPeriod).max().orElseThrow();
        int start = from == null ? end - year : from;
        if (start + year > end) {
            throw new IllegalArgumentException(year + " weeks from --start " + start + " go beyond " + file
                    + ", which ends with period " + (end - 1) + ". Maybe start at " + (end - year) + ".");
        }
        int warmUp = Math.min(52, start - first);
        if (warmUp < BacktestOptions.LEAST_WARM_UP) {
            throw new IllegalArgumentException(file + " has " + (end - first) + " weeks from period " + first
                    + "; simulating " + year + " of them from period " + start + " on leaves less than "
                    + BacktestOptions.LEAST_WARM_UP + " to warm up. Maybe ask for fewer --weeks, or a later --start.");
        }
        String name = file.getFileName().toString().replaceAll("\\.csv(\\.gz)?$", "");
        return new PanelTrade(seed, all, start - warmUp, year + warmUp, year, most).trade(name);
    }

    private long at(DemandSeries series, int week) {
        int index = start + week - series.firstPeriod();
        return index < 0 || index >= series.length() ? 0 : series.quantity(index);
    }

    private double priceAt(DemandSeries series, int week) {
        int index = start + week - series.firstPeriod();
        return index < 0 ? Double.NaN : series.factors().price(index);
    }

    private boolean sells(DemandSeries series, int warmUp) {
        int selling = 0;
        for (int t = 0; t < warmUp; t++) {
            selling += at(series, t) > 0 ? 1 : 0;
        }
        return selling >= LEAST_WEEKS;
    }

    private Trade.Item item(DemandSeries series, int warmUp) {
        double[] prices = new double[warmUp];
        for (int t = 0; t < warmUp; t++) {
            prices[t] = priceAt(series, t);
        }
        double[] known = Arrays.stream(prices).filter(p -> p > 0).sorted().toArray();
        long price = Math.max(2, Math.round(100 * (known.length == 0 ? USUAL_PRICE : known[known.length / 2])));
        Sku sku = series.key().sku();
        String name = series.key().region().code() + "-" + sku.code();
        return new Trade.Item(
                new Sku(name.length() > 64 ? sku.code() : name),
                "panel",
                price,
                Math.max(1, Math.round(price * COST_SHARE)),
                Terms.shelfLife(seed, name));
    }

    /** Every unit goes east with the item's own chance. */
    private int[][] split(int i) {
        Draw draw = Draw.of(seed, "split", items.get(i).sku());
        double share = draw.between(.3, .7);
        int[][] parts = new int[2][weeks];
        for (int t = 0; t < weeks; t++) {
            long units = at(chosen.get(i), t);
            for (long n = 0; n < units; n++) {
                parts[draw.chance(share) ? 0 : 1][t]++;
            }
        }
        return parts;
    }

    private Trade trade(String name) {
        List<List<SupplierOffer>> offers = new ArrayList<>();
        double[] late = new double[SUPPLIERS];
        for (int s = 0; s < SUPPLIERS; s++) {
            offers.add(new ArrayList<>());
            late[s] = Draw.of(seed, "supplier", s).between(.05, .3);
        }
        long[] capacity = new long[SUPPLIERS];
        for (int i = 0; i < items.size(); i++) {
            Draw draw = Draw.of(seed, "offers", items.get(i).sku());
            List<Integer> order = draw.shuffled(
                    java.util.stream.IntStream.range(0, SUPPLIERS).boxed().toList());
            int count = draw.between(1, MOST_OFFERS);
            for (int k = 0; k < count; k++) {
                double weekly = Math.max(.2, mean(i));
                offers.get(order.get(k)).add(offer(items.get(i), weekly, k == 0 ? 1 : draw.between(1, 1.08), draw));
                capacity[order.get(k)] += (long) Math.ceil(weekly * draw.between(2, 5)) + 50;
            }
        }
        List<SupplierTerms> suppliers = new ArrayList<>();
        for (int s = 0; s < SUPPLIERS; s++) {
            String code = "SUPPLIER-" + (s + 1);
            int lead = Draw.of(seed, "lead", s).between(1, 3);
            List<SupplyLane> lanes = new ArrayList<>();
            for (NodeCode warehouse : WAREHOUSES) {
                lanes.add(Terms.lane(seed, code, warehouse, lead, 1, late[s], ORDER_COST));
            }
            suppliers.add(new SupplierTerms(new SupplierCode(code), capacity[s], offers.get(s), lanes));
        }
        return new Trade(
                name,
                "minor units of the panel's prices",
                seed,
                items,
                WAREHOUSES,
                demand,
                this::factors,
                suppliers,
                late,
                Terms.transfers(WAREHOUSES, 5, 1_00),
                weeks);
    }

    /** Over both regions and the first half year, which every policy knows. */
    private double mean(int i) {
        double sum = 0;
        for (int t = 0; t < BacktestOptions.LEAST_WARM_UP; t++) {
            sum += demand[i][0][t] + demand[i][1][t];
        }
        return sum / BacktestOptions.LEAST_WARM_UP;
    }

    private static SupplierOffer offer(Trade.Item item, double weekly, double dearer, Draw draw) {
        int multiple = List.of(1, 4, 6, 12).get(draw.between(0, 3));
        int moq = multiple * (int) Math.max(1, Math.round(weekly * draw.between(.5, 2) / multiple));
        long cost = Math.max(item.cost(), Math.round(item.cost() * dearer));
        List<PriceBreak> prices = new ArrayList<>(List.of(new PriceBreak(1, cost)));
        int from = moq * draw.between(2, 4);
        prices.add(new PriceBreak(from, Math.max(1, Math.round(cost * draw.between(.95, .98)))));
        if (draw.chance(.5)) {
            prices.add(new PriceBreak(
                    from * draw.between(3, 4), Math.max(1, Math.round(cost * draw.between(.88, .94)))));
        }
        return new SupplierOffer(item.sku(), moq, multiple, prices);
    }

    /** Prices are a plan, known ahead. */
    private DemandFactors factors(int item, int week) {
        double[] prices = new double[Math.min(weeks, week + Planned.PERIODS + Planned.REFIT)];
        boolean known = false;
        for (int t = 0; t < prices.length; t++) {
            prices[t] = priceAt(chosen.get(item), t);
            known |= prices[t] > 0;
        }
        return known ? DemandFactors.ofPrice(prices) : DemandFactors.NONE;
    }
}

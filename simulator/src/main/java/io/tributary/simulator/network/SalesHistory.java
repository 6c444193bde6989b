package io.tributary.simulator.network;

import io.tributary.simulator.Draw;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The weeks before the epoch, order by order, and what was known of festivals, promotions and heat. */
final class SalesHistory {
    private static final int WEEKS_KNOWN_AHEAD = 26;

    private SalesHistory() {}

    private record Cell(String sku, String region) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int bySku = sku.compareTo(other.sku);
            return bySku != 0 ? bySku : region.compareTo(other.region);
        }
    }

    static List<Network.Sales> sales(NetworkOptions options, Demand demand) {
        var sales = new ArrayList<Network.Sales>();
        LocalDate first = options.epoch().minusWeeks(options.weeks());
        for (LocalDate week = first; week.isBefore(options.epoch()); week = week.plusWeeks(1)) {
            LocalDate monday = week;
            double[] weights = demand.skuWeights(monday, Map.of());
            var units = new TreeMap<Cell, Integer>();
            for (int d = 0; d < 7; d++) {
                Draw draw = Draw.of(options.seed(), "history", monday.plusDays(d));
                for (int n = draw.poisson(demand.ordersOn(monday.plusDays(d))); n > 0; n--) {
                    Demand.Wish wish = demand.wish(draw, weights);
                    wish.lines()
                            .forEach(line ->
                                    units.merge(new Cell(line.sku(), wish.region()), line.quantity(), Integer::sum));
                }
            }
            units.forEach((cell, sum) -> sales.add(new Network.Sales(cell.sku(), cell.region(), monday, sum)));
        }
        return sales;
    }

    /** Festivals and promotions are planned, so they are known ahead; heat is only known once it is there. */
    static List<Network.Signal> signals(NetworkOptions options, Demand demand, Assortment assortment) {
        var signals = new ArrayList<Network.Signal>();
        LocalDate first = options.epoch().minusWeeks(options.weeks());
        LocalDate last = options.epoch().plusWeeks(WEEKS_KNOWN_AHEAD);
        for (LocalDate week = first; week.isBefore(last); week = week.plusWeeks(1)) {
            add(signals, "FESTIVAL", "*", week, options.calendar() ? Seasons.festival(week) : 1);
            for (String category : assortment.categories().keySet()) {
                add(signals, "PROMOTION", category, week, demand.promotion(category, week));
            }
            if (!week.isAfter(options.epoch())) {
                heatOf(week, demand, assortment, signals);
            }
        }
        return signals;
    }

    static void heatOf(LocalDate week, Demand demand, Assortment assortment, List<Network.Signal> signals) {
        for (Network.Sku sku : assortment.skus()) {
            add(signals, "CONTENT_HEAT", sku.code(), week, demand.heat(sku.code(), week));
        }
    }

    private static void add(List<Network.Signal> signals, String kind, String scope, LocalDate week, double factor) {
        double rounded = StrictMath.round(factor * 100) / 100.0;
        if (rounded != 1) {
            signals.add(new Network.Signal(kind, scope, week, rounded));
        }
    }
}

package io.tributary.app.console;

import io.tributary.db.forecast.SkuDemandView.Forecast;
import io.tributary.db.forecast.SkuSupplyView.Receipt;
import io.tributary.db.replenishment.Spillovers.Spillover;
import io.tributary.db.supply.StockView;
import io.tributary.domain.CalendarWeek;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.replenishment.StockProjection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where a SKU's stock is heading at each warehouse: what is there and on order, less what is forecast. */
public final class SkuStock {
    /** A warehouse's figures and projection; units. */
    public record AtNode(
            String node, long onHand, long reserved, long promised, long safety, long inbound, StockProjection future) {
        /** Available to promise now, without what is inbound. */
        public long atp() {
            return onHand - reserved - promised - safety;
        }
    }

    private SkuStock() {}

    /**
     * Projects every warehouse that has the SKU, should get it, or serves a region where it is wanted.
     *
     * @param serving the warehouse that serves a region
     * @param shared demand that another warehouse serves than the usual one
     * @param onOrder open purchase orders; proposals are not counted
     */
    static List<AtNode> project(
            Instant now,
            List<StockView.Row> stock,
            List<Receipt> onOrder,
            List<Forecast> forecasts,
            Map<String, String> serving,
            List<Spillover> shared) {
        LocalDate present = CalendarWeek.monday(now);
        Map<String, StockView.Row> rows = new TreeMap<>();
        stock.forEach(row -> rows.put(row.node(), row));
        Map<String, List<StockProjection.Demand>> demand = demand(present, forecasts, serving);
        for (Spillover one : shared) {
            int week = (int) ChronoUnit.WEEKS.between(present, one.week());
            more(demand.get(one.from()), week, one.units());
            more(demand.get(one.to()), week, -one.units());
        }
        var nodes = new TreeSet<>(rows.keySet());
        nodes.addAll(demand.keySet());
        onOrder.forEach(receipt -> nodes.add(receipt.node()));
        List<AtNode> all = new ArrayList<>();
        for (String node : nodes) {
            var row = rows.getOrDefault(node, new StockView.Row(node, "", 0, 0, 0, 0, 0));
            var here = onOrder.stream().filter(r -> r.node().equals(node)).toList();
            var wanted = demand.getOrDefault(node, List.of());
            var future = StockProjection.of(
                    LocalDate.ofInstant(now, ZoneOffset.UTC),
                    row.onHand() - row.reserved() - row.promised(),
                    receipts(present, here, wanted.size()),
                    wanted);
            long inbound = here.stream().mapToLong(Receipt::units).sum();
            all.add(new AtNode(node, row.onHand(), row.reserved(), row.promised(), row.safety(), inbound, future));
        }
        return all;
    }

    /** No demand below zero: what a plan shares is planned in whole units. */
    private static void more(@Nullable List<StockProjection.Demand> weeks, int week, long units) {
        if (weeks != null && week >= 0 && week < weeks.size()) {
            var now = weeks.get(week);
            weeks.set(week, new StockProjection.Demand(Math.max(0, now.mean() + units), now.variance()));
        }
    }

    /** Means and variances from the present week on, over the regions that a warehouse serves. */
    private static Map<String, List<StockProjection.Demand>> demand(
            LocalDate present, List<Forecast> forecasts, Map<String, String> serving) {
        Map<String, List<StockProjection.Demand>> demand = new TreeMap<>();
        for (Forecast forecast : forecasts) {
            String node = serving.get(forecast.region());
            if (node == null) {
                continue;
            }
            long elapsed = ChronoUnit.WEEKS.between(CalendarWeek.monday(forecast.madeAt()), present);
            List<PeriodForecast> left = forecast.weeks()
                    .subList(
                            (int) Math.clamp(elapsed, 0, forecast.weeks().size()),
                            forecast.weeks().size());
            var sums = demand.computeIfAbsent(node, any -> new ArrayList<>());
            for (int i = 0; i < left.size(); i++) {
                var more = new StockProjection.Demand(
                        left.get(i).mean(), left.get(i).variance());
                if (i < sums.size()) {
                    var sum = sums.get(i);
                    sums.set(i, new StockProjection.Demand(sum.mean() + more.mean(), sum.variance() + more.variance()));
                } else {
                    sums.add(more);
                }
            }
        }
        return demand;
    }

    /** Units per week from the present one on; what is overdue or undated is taken to come at once. */
    private static List<Long> receipts(LocalDate present, List<Receipt> receipts, int weeks) {
        List<Long> units = new ArrayList<>(Collections.nCopies(weeks, 0L));
        for (Receipt receipt : receipts) {
            long week = Math.max(0, ChronoUnit.WEEKS.between(present, CalendarWeek.monday(receipt.comesAt())));
            if (week < weeks) {
                units.set((int) week, units.get((int) week) + receipt.units());
            }
        }
        return units;
    }
}

package io.tributary.bench.backtest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a year under one policy came to. Amounts are minor units of the whole time.
 *
 * @param serviceLevel units sold ÷ units wanted
 * @param cycleService the share of times between two receipts in which nothing was missed
 * @param stockValue mean over the weeks' ends, at cost
 * @param stockOuts items × warehouses × weeks in which something was missed
 * @param transfers lines moved between warehouses
 * @param orders purchase orders
 * @param wastedUnits thrown away
 * @param cost by component
 * @param stockByWeek value at each week's end
 */
record YearFigures(
        String policy,
        double serviceLevel,
        double cycleService,
        long stockValue,
        long stockOuts,
        long transfers,
        long orders,
        long wastedUnits,
        Map<String, Long> cost,
        List<Long> stockByWeek) {

    long totalCost() {
        return cost.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The row that is printed. */
    Map<String, Object> row(String panel, String settings) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("panel", panel);
        row.put("policy", policy);
        row.put("settings", settings);
        row.put("serviceLevel", Math.round(serviceLevel * 1e4) / 1e4);
        row.put("cycleService", Math.round(cycleService * 1e4) / 1e4);
        row.put("stockValue", stockValue);
        row.put("stockOuts", stockOuts);
        row.put("transfers", transfers);
        row.put("orders", orders);
        row.put("wastedUnits", wastedUnits);
        row.putAll(cost);
        row.put("totalCost", totalCost());
        return row;
    }

    /** Figures on their way. */
    static final class Sum {
        private final int from;
        private final long[] held;
        long wanted;
        long sold;
        long stockOuts;
        long cycles;
        long goodCycles;
        long transfers;
        long orders;
        long wastedUnits;
        long ordering;
        long lostSales;
        long transfer;
        long waste;
        long purchasePremium;

        Sum(int from, int to) {
            this.from = from;
            held = new long[to - from];
        }

        void hold(int week, long value) {
            held[week - from] += value;
        }

        YearFigures figures(String policy) {
            double stock = 0;
            for (long value : held) {
                stock += value;
            }
            Map<String, Long> cost = new LinkedHashMap<>();
            cost.put("orderCost", ordering);
            cost.put("holdingCost", Math.round(stock * Trade.HOLDING));
            cost.put("lostSalesCost", lostSales);
            cost.put("transferCost", transfer);
            cost.put("wasteCost", waste);
            cost.put("purchasePremium", purchasePremium);
            return new YearFigures(
                    policy,
                    wanted == 0 ? 1 : (double) sold / wanted,
                    cycles == 0 ? 1 : (double) goodCycles / cycles,
                    Math.round(stock / Math.max(1, held.length)),
                    stockOuts,
                    transfers,
                    orders,
                    wastedUnits,
                    cost,
                    java.util.Arrays.stream(held).boxed().toList());
        }
    }
}

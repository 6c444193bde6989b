package io.tributary.bench.month;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a month under one policy came to. Costs are fen, of the whole month.
 *
 * @param parcels shipped, one for each order, node and day
 * @param units ordered
 * @param shippedUnits of those, in the end
 * @param firstDayUnits of those, on the day of the order
 * @param shippedLines lines that were shipped
 * @param lateLines of those, at the door after the day that was due
 * @param substitutedLines of those, served by a stand-in
 * @param cost by component
 */
record MonthFigures(
        String policy,
        long orders,
        long parcels,
        long units,
        long shippedUnits,
        long firstDayUnits,
        long shippedLines,
        long lateLines,
        long substitutedLines,
        Map<String, Long> cost) {

    long totalCost() {
        return cost.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Fen. */
    double costPerOrder() {
        return (double) totalCost() / Math.max(1, orders);
    }

    double parcelsPerOrder() {
        return (double) parcels / Math.max(1, orders);
    }

    double fillRate() {
        return share(shippedUnits, units);
    }

    double firstDayFill() {
        return share(firstDayUnits, units);
    }

    double lateShare() {
        return share(lateLines, shippedLines);
    }

    double substitutedShare() {
        return share(substitutedLines, shippedLines);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** The row that is printed. */
    Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("policy", policy);
        row.put("orders", orders);
        row.put("costPerOrder", rounded(costPerOrder(), 10));
        row.put("parcelsPerOrder", rounded(parcelsPerOrder(), 10_000));
        row.put("fillRate", rounded(fillRate(), 10_000));
        row.put("firstDayFill", rounded(firstDayFill(), 10_000));
        row.put("lateShare", rounded(lateShare(), 10_000));
        row.put("substitutedShare", rounded(substitutedShare(), 10_000));
        row.put("totalCost", totalCost());
        row.put("cost", cost);
        return row;
    }

    private static double rounded(double value, double steps) {
        return Math.round(value * steps) / steps;
    }

    /** Figures on their way; all fen or counts. */
    static final class Sum {
        long orders;
        long parcels;
        long units;
        long shippedUnits;
        long firstDayUnits;
        long shippedLines;
        long lateLines;
        long substitutedLines;
        long freightParcel;
        long freightUnit;
        long handling;
        long purchasePremium;
        long substitution;
        long spoiled;
        long lostMargin;

        MonthFigures figures(String policy) {
            Map<String, Long> cost = new LinkedHashMap<>();
            cost.put("freightParcel", freightParcel);
            cost.put("freightUnit", freightUnit);
            cost.put("handling", handling);
            cost.put("purchasePremium", purchasePremium);
            cost.put("substitution", substitution);
            cost.put("spoiled", spoiled);
            cost.put("late", lateLines * Tariff.LATE_LINE);
            cost.put("lostMargin", lostMargin);
            return new MonthFigures(
                    policy,
                    orders,
                    parcels,
                    units,
                    shippedUnits,
                    firstDayUnits,
                    shippedLines,
                    lateLines,
                    substitutedLines,
                    cost);
        }
    }
}

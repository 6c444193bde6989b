package io.tributary.bench.backtest;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.DemandFactors;
import io.tributary.domain.replenishment.SupplierTerms;
import io.tributary.domain.replenishment.TransferLane;
import java.util.List;

/**
 * What is traded, as it is the same for every policy. Weeks count from 0; amounts are minor units.
 *
 * @param name for results
 * @param currency ISO 4217
 * @param demand units wanted, by item, warehouse and week
 * @param suppliers as every policy may know them: lanes carry the median of past lead times and the deviation from it
 * @param lateChance by supplier, the hidden chance that a purchase order comes later than its lane says
 * @param weeks in all
 */
record Trade(
        String name,
        String currency,
        long seed,
        List<Item> items,
        List<NodeCode> warehouses,
        int[][][] demand,
        Factors factors,
        List<SupplierTerms> suppliers,
        double[] lateChance,
        List<TransferLane> transfers,
        int weeks) {
    /** Capital, space and ageing, as a share of the unit cost per week: a quarter in a year. */
    static final double HOLDING = .25 / 52;

    /**
     * A thing that is kept in stock.
     *
     * @param cost the lowest list price at which it can be bought
     * @param shelfLife weeks after which it is thrown away; 0 when it keeps
     */
    record Item(Sku sku, String category, long price, long cost, int shelfLife) {
        long margin() {
            return Math.max(0, price - cost);
        }
    }

    /** What is known of events in some week. */
    @FunctionalInterface
    interface Factors {
        /** @param week the first that is not history; what nobody plans is known only before it */
        DemandFactors of(int item, int week);
    }

    /** Mean weekly demand over the weeks before one, at most this many. */
    double meanBefore(int item, int warehouse, int week, int most) {
        int from = Math.max(0, week - most);
        long sum = 0;
        for (int t = from; t < week; t++) {
            sum += demand[item][warehouse][t];
        }
        return week == from ? 0 : (double) sum / (week - from);
    }
}

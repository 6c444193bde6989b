package io.tributary.analytics.forecast;

import io.tributary.domain.forecast.DemandFactors;

/**
 * What a price meant in the past of a series.
 *
 * @param mean price of the span
 * @param highest price of the span
 * @param lowest price of the span
 * @param demandAtThisPrice mean demand in periods of about this price; NaN where there is none
 * @param shareAtThisPrice share of the periods with about this price
 * @param demandUndiscounted mean demand in periods near the highest price
 */
record PriceHistory(
        double mean,
        double highest,
        double lowest,
        double demandAtThisPrice,
        double shareAtThisPrice,
        double demandUndiscounted) {

    static PriceHistory of(
            PreparedSeries series, DemandFactors factors, int origin, int span, double price, double tolerance) {
        int from = Math.max(0, origin - span);
        double sum = 0;
        double highest = 0;
        double lowest = Double.POSITIVE_INFINITY;
        int known = 0;
        for (int i = from; i < origin; i++) {
            double one = factors.price(i);
            if (one > 0) {
                sum += one;
                known++;
                highest = Math.max(highest, one);
                lowest = Math.min(lowest, one);
            }
        }
        double atPrice = 0;
        int samePrice = 0;
        double undiscounted = 0;
        int fullPrice = 0;
        for (int i = from; i < origin; i++) {
            double one = factors.price(i);
            if (Math.abs(one - price) <= tolerance * price) {
                atPrice += series.demand(i);
                samePrice++;
            }
            if (one >= highest * (1 - 2 * tolerance)) {
                undiscounted += series.demand(i);
                fullPrice++;
            }
        }
        return new PriceHistory(
                known == 0 ? Double.NaN : sum / known,
                highest,
                lowest,
                samePrice == 0 ? Double.NaN : atPrice / samePrice,
                (double) samePrice / Math.max(1, origin - from),
                fullPrice == 0 ? Double.NaN : undiscounted / fullPrice);
    }
}

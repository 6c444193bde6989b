package io.tributary.analytics.forecast;

import io.tributary.domain.forecast.DemandFactors;

/** What the trees see of prices: the planned one beside those of the past, and what was sold at them. */
final class PriceFeatures {
    private static final int COLUMNS = 10;
    private static final int PRICE_SPAN = 52;
    private static final double SAME_PRICE = .025;

    private PriceFeatures() {}

    /** @return where the next columns start; without a price these ones stay as they are */
    static int describe(PreparedSeries one, double scale, int origin, int target, float[] row, int from) {
        DemandFactors factors = one.source().factors();
        double now = factors.price(target);
        if (!factors.hasPrice() || !(now > 0) || origin == 0) {
            return from + COLUMNS;
        }
        PriceHistory past = PriceHistory.of(one, factors, origin, PRICE_SPAN, now, SAME_PRICE);
        int at = from;
        row[at++] = (float) Math.log(now / past.mean());
        row[at++] = (float) Math.log(now / past.highest());
        row[at++] = (float) Math.log(now / past.lowest());
        row[at++] = (float) Math.log(now / factors.price(origin - 1));
        row[at++] = (float) Math.log(now);
        row[at++] = (float) (past.demandAtThisPrice() / scale);
        row[at++] = (float) past.shareAtThisPrice();
        int sameFor = 0;
        while (sameFor < 12 && target - sameFor > 0 && same(factors.price(target - sameFor - 1), now)) {
            sameFor++;
        }
        row[at++] = sameFor;
        row[at++] = (float) (past.demandUndiscounted() / scale);
        row[at++] = (float) Math.log(factors.price(target + 1) / now);
        return at;
    }

    private static boolean same(double price, double other) {
        return Math.abs(price - other) <= SAME_PRICE * other;
    }
}

package io.tributary.activities.replenishment;

import io.tributary.db.demand.PricePlan.Price;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** Planned prices as one price a week: the mean of its days. */
final class DemandPrices {
    private static final int DAYS = 7;

    private DemandPrices() {}

    /** @param listPrice the price of days that nothing is planned for */
    static double[] weeks(List<Price> plan, long listPrice, LocalDate monday, int weeks) {
        double[] prices = new double[weeks];
        Arrays.fill(prices, listPrice);
        for (Price price : plan) {
            long from = Math.max(0, ChronoUnit.DAYS.between(monday, price.startsOn()));
            long to = Math.min(DAYS * (long) weeks - 1, ChronoUnit.DAYS.between(monday, price.endsOn()));
            for (long day = from; day <= to; day++) {
                prices[(int) (day / DAYS)] += (price.priceMinor() - listPrice) / (double) DAYS;
            }
        }
        return prices;
    }
}

package io.tributary.domain.replenishment;

import io.tributary.domain.forecast.CountDistribution;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a warehouse's stock of a SKU is heading when nothing more is ordered than what is counted here: stock + receipts
 * − demand, week by week.
 *
 * @param weeks the ends of the weeks, in order
 * @param stockOut the first day on which the expected demand leaves nothing; null when that is not within the weeks
 * @param earlyStockOut the same for demand that is exceeded with a chance of 5 %; never after {@code stockOut}
 */
public record StockProjection(
        List<Week> weeks,
        @Nullable LocalDate stockOut,
        @Nullable LocalDate earlyStockOut) {

    /**
     * A week's end.
     *
     * @param start its first day
     * @param receipts units that arrive in it
     * @param demand units expected to be wanted in it
     * @param expected stock at its end, below zero when demand is left unserved
     * @param low the stock when demand so far is as high as is exceeded with a chance of 5 %
     * @param high the stock when demand so far is as low as is undercut with a chance of 5 %
     */
    public record Week(LocalDate start, long receipts, double demand, double expected, double low, double high) {}

    /** Demand of a week: mean and variance, in units and units². */
    public record Demand(double mean, double variance) {}

    public StockProjection {
        weeks = List.copyOf(weeks);
    }

    /**
     * Projects. Receipts count from the start of their week on, as plans count them.
     *
     * @param today the first day; the first week lasts from it to the next Monday, so it carries its share of demand
     * @param stock units free today, which may be below zero when more is promised than is there
     * @param receipts units per week from today's week on; may be shorter than the demand
     * @param demand per whole week from today's week on
     */
    public static StockProjection of(LocalDate today, long stock, List<Long> receipts, List<Demand> demand) {
        List<Week> weeks = new ArrayList<>();
        LocalDate start = today;
        LocalDate out = null;
        LocalDate early = null;
        double arrived = stock;
        double mean = 0;
        double variance = 0;
        double lowBefore = stock;
        for (int i = 0; i < demand.size(); i++) {
            int days = 8 - start.getDayOfWeek().getValue();
            long coming = i < receipts.size() ? receipts.get(i) : 0;
            double wanted = demand.get(i).mean() * days / 7;
            arrived += coming;
            double before = arrived - mean;
            mean += wanted;
            variance += demand.get(i).variance() * days / 7;
            double[] band = CountDistribution.of(mean, variance).quantiles(.05, .95);
            double low = arrived - Math.max(mean, band[1]);
            double high = arrived - Math.min(mean, band[0]);
            out = out == null ? runsOut(start, days, before, arrived - mean, wanted) : out;
            early = early == null ? runsOut(start, days, lowBefore + coming, low, wanted) : early;
            lowBefore = low;
            weeks.add(new Week(start, coming, wanted, arrived - mean, low, high));
            start = start.plusDays(days);
        }
        return new StockProjection(weeks, out, out != null && (early == null || early.isAfter(out)) ? out : early);
    }

    /** The day in the week on which a stock that falls evenly is gone; null when it lasts or nothing is wanted. */
    private static @Nullable LocalDate runsOut(LocalDate start, int days, double before, double after, double wanted) {
        if (after > 0 || wanted <= 0) {
            return null;
        }
        double share = before <= 0 ? 0 : before / (before - after);
        return start.plusDays(Math.min(days - 1, (long) (share * days)));
    }
}

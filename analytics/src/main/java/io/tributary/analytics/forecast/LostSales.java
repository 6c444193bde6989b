package io.tributary.analytics.forecast;

import io.tributary.domain.forecast.DemandSeries;

/**
 * Fills in demand that an empty shelf hid: in a period with a stock-out, demand is at least the mean of the nearest
 * periods without one (up to four on each side). Sales above that mean stand.
 */
public final class LostSales {
    private static final int SIDE = 4;

    private LostSales() {}

    /** Units wanted per period, in the order of the series: what was sold where nothing was out of stock. */
    public static double[] fill(DemandSeries series) {
        double[] demand = new double[series.length()];
        for (int i = 0; i < demand.length; i++) {
            demand[i] = series.stockOut(i) ? Math.max(series.quantity(i), meanAround(series, i)) : series.quantity(i);
        }
        return demand;
    }

    private static double meanAround(DemandSeries series, int index) {
        double sum = 0;
        int count = 0;
        for (int direction = -1; direction <= 1; direction += 2) {
            int found = 0;
            for (int i = index + direction; i >= 0 && i < series.length() && found < SIDE; i += direction) {
                if (!series.stockOut(i)) {
                    sum += series.quantity(i);
                    found++;
                }
            }
            count += found;
        }
        return count == 0 ? 0 : sum / count;
    }
}

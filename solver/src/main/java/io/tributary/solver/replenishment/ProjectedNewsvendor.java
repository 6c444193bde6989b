package io.tributary.solver.replenishment;

import io.tributary.domain.forecast.CountDistribution;
import java.util.List;

/**
 * The newsvendor of a single item under review every period with lost sales: stock is projected as a distribution over
 * the periods until the order arrives, because what is not there is not sold, and the order is the fewest units with
 * which the period of arrival is served at the critical ratio (Arrow, Harris and Marschak 1951; lost sales with a lead
 * time as in Zipkin, Operations Research 56, 2008, the myopic policy).
 *
 * <p>Exact for whole units; stock and demand beyond a few thousand units are counted in lots of equal size.
 */
public final class ProjectedNewsvendor {
    /** Places of a distribution; more units than that are lumped. */
    private static final int PLACES = 2_048;

    private static final double TAIL = 5;

    private ProjectedNewsvendor() {}

    /**
     * How many units to order now.
     *
     * @param available units on hand, ≥ 0
     * @param arrivals units that arrive at the start of each period before the order does; ≥ 0
     * @param demand of those periods, then of the period in which the order arrives; one entry more than arrivals
     * @param criticalRatio lost / (lost + held) per unit, above 0 and below 1
     */
    public static long order(
            long available, List<Long> arrivals, List<CountDistribution> demand, double criticalRatio) {
        if (available < 0
                || demand.size() != arrivals.size() + 1
                || arrivals.stream().anyMatch(a -> a < 0)) {
            throw new IllegalArgumentException("Stock " + available + ", arrivals " + arrivals + " and " + demand.size()
                    + " periods of demand do not fit. Maybe a period's forecast is missing.");
        }
        if (!(criticalRatio > 0 && criticalRatio < 1)) {
            throw new IllegalArgumentException(
                    "The critical ratio " + criticalRatio + " is not within 0 and 1. Maybe a cost is zero.");
        }
        double most = available + arrivals.stream().mapToLong(a -> a).sum();
        CountDistribution last = demand.getLast();
        most = Math.max(most, last.mean() + TAIL * Math.sqrt(last.variance()));
        long lot = Math.max(1, (long) Math.ceil(most / PLACES));
        double[] stock = new double[] {1};
        stock = plus(stock, Math.round((double) available / lot));
        for (int t = 0; t < arrivals.size(); t++) {
            stock = sold(plus(stock, Math.round((double) arrivals.get(t) / lot)), demand.get(t), lot);
        }
        return lot * fewest(stock, last, lot, criticalRatio);
    }

    private static double[] plus(double[] stock, long lots) {
        double[] more = new double[Math.toIntExact(stock.length + lots)];
        System.arraycopy(stock, 0, more, (int) lots, stock.length);
        return more;
    }

    /** What is left of the stock; the chance of an empty shelf gathers at zero. */
    private static double[] sold(double[] stock, CountDistribution demand, long lot) {
        double[] chance = chances(demand, stock.length, lot);
        double[] left = new double[stock.length];
        for (int units = 0; units < stock.length; units++) {
            double gone = 0;
            for (int d = 0; d < units && stock[units] > 0; d++) {
                left[units - d] += stock[units] * chance[d];
                gone += chance[d];
            }
            left[0] += stock[units] * Math.max(0, 1 - gone);
        }
        return left;
    }

    /** The chance of exactly 0, 1, 2 … lots. */
    private static double[] chances(CountDistribution demand, int count, long lot) {
        double[] chances = new double[count];
        double below = 0;
        for (int k = 0; k < count; k++) {
            double upTo = below > 1 - 1e-12 ? 1 : demand.atMost(k * lot + lot / 2);
            chances[k] = Math.max(0, upTo - below);
            below = Math.max(below, upTo);
        }
        return chances;
    }

    private static long fewest(double[] stock, CountDistribution demand, long lot, double wanted) {
        long high = 1;
        while (served(stock, demand, lot, high) < wanted && high < 1L << 40) {
            high *= 2;
        }
        long low = -1;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (served(stock, demand, lot, middle) >= wanted) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static double served(double[] stock, CountDistribution demand, long lot, long order) {
        double chance = 0;
        for (int units = 0; units < stock.length; units++) {
            if (stock[units] > 0) {
                chance += stock[units] * demand.atMost((units + order) * lot + lot / 2);
            }
        }
        return chance;
    }
}

package io.tributary.solver.replenishment.textbook;

/**
 * (s, S): at a review with a stock position of s or less, order up to S.
 *
 * @param reorderPoint s
 * @param upTo S
 * @param cost expected per period; NaN for an approximation
 */
public record MinMaxPolicy(double reorderPoint, double upTo, double cost) {

    /** The best policy without a lead time (Zheng and Federgruen, Operations Research 39, 1991). */
    public static MinMaxPolicy exact(DiscreteDemand demand, Costs costs) {
        if (costs.fixed() <= 0 || demand.chance(0) >= 1) {
            throw new IllegalArgumentException("A fixed cost of " + costs.fixed() + " and a mean demand of "
                    + demand.mean() + " need no (s, S) policy. Maybe use a base stock.");
        }
        int best = demand.quantile(costs.criticalRatio());
        int s = best - 1;
        while (cost(s, best, demand, costs) > demand.cost(s, costs)) {
            s--;
        }
        double least = cost(s, best, demand, costs);
        for (int upTo = best + 1; demand.cost(upTo, costs) <= least; upTo++) {
            if (cost(s, upTo, demand, costs) < least) {
                best = upTo;
                while (cost(s, best, demand, costs) <= demand.cost(s + 1, costs)) {
                    s++;
                }
                least = cost(s, best, demand, costs);
            }
        }
        return new MinMaxPolicy(s, best, least);
    }

    /** Expected cost per period of any such policy, s &lt; S, by the renewals between orders. */
    public static double cost(int s, int upTo, DiscreteDemand demand, Costs costs) {
        int span = upTo - s;
        if (span < 1) {
            throw new IllegalArgumentException(
                    "The reorder point " + s + " is not below " + upTo + ". Maybe they are swapped.");
        }
        double[] visits = new double[span];
        visits[0] = 1 / (1 - demand.chance(0));
        double cost = costs.fixed() + visits[0] * demand.cost(upTo, costs);
        double length = visits[0];
        for (int j = 1; j < span; j++) {
            double sum = 0;
            for (int k = 1; k <= j; k++) {
                sum += demand.chance(k) * visits[j - k];
            }
            visits[j] = visits[0] * sum;
            cost += visits[j] * demand.cost(upTo - j, costs);
            length += visits[j];
        }
        return cost / length;
    }

    /** The power approximation (Ehrhardt and Mosier, Management Science 30, 1984). */
    public static MinMaxPolicy powerApproximation(NormalDemand demand, Costs costs) {
        double mean = demand.mean();
        double spread = demand.deviation() / mean;
        double quantity = 1.30
                * Math.pow(mean, .494)
                * Math.pow(costs.fixed() / costs.holding(), .506)
                * Math.pow(1 + spread * spread, .116);
        double z = Math.sqrt(quantity / demand.deviation() * costs.holding() / costs.shortage());
        double s = .973 * mean + demand.deviation() * (.183 / z + 1.063 - 2.192 * z);
        return new MinMaxPolicy(s, s + quantity, Double.NaN);
    }
}

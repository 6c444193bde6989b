package io.tributary.solver.replenishment.textbook;

/**
 * (R, Q) under continuous review: as the stock position falls to R, order Q.
 *
 * @param reorderPoint R
 * @param quantity Q
 * @param cost expected per period
 */
public record ReorderPointPolicy(double reorderPoint, double quantity, double cost) {
    private static final int HALVINGS = 200;
    private static final int ROUNDS = 1_000;

    /**
     * Expected cost per period with normal lead-time demand: the newsvendor's cost averaged over R to R + Q (Zheng,
     * Management Science 38, 1992), the average from the second loss function.
     */
    public static double cost(double r, double quantity, NormalDemand perPeriod, double leadTime, Costs costs) {
        NormalDemand demand = perPeriod.over(leadTime);
        double lost = demand.secondLoss(r) - demand.secondLoss(r + quantity);
        double position = quantity * (r + quantity / 2 - demand.mean());
        double held = costs.holding() * (position + lost);
        return (costs.fixed() * perPeriod.mean() + held + costs.shortage() * lost) / quantity;
    }

    /** The best R for a given Q: the newsvendor's cost is the same at both ends. */
    public static ReorderPointPolicy forQuantity(
            double quantity, NormalDemand perPeriod, double leadTime, Costs costs) {
        NormalDemand demand = perPeriod.over(leadTime);
        double high = demand.quantile(costs.criticalRatio());
        double low = high - quantity;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (demand.cost(middle, costs) < demand.cost(middle + quantity, costs)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return new ReorderPointPolicy(low, quantity, cost(low, quantity, perPeriod, leadTime, costs));
    }

    /** Q of the economic order with backorders, R the best for it (at most 12.5 % above the optimum; Zheng 1992). */
    public static ReorderPointPolicy economic(NormalDemand perPeriod, double leadTime, Costs costs) {
        double quantity = EconomicOrder.withBackorders(costs, perPeriod.mean()).quantity();
        return forQuantity(quantity, perPeriod, leadTime, costs);
    }

    /**
     * The expected-inventory-level approximation (Hadley and Whitin 1963; Silver, Pyke and Thomas, section 7.4), where
     * the shortage cost is per unit; its cost is the approximation's own.
     *
     * @throws IllegalArgumentException when orders cost so much that running empty is cheaper
     */
    public static ReorderPointPolicy expectedLevel(NormalDemand perPeriod, double leadTime, Costs costs) {
        NormalDemand demand = perPeriod.over(leadTime);
        double rate = perPeriod.mean();
        double quantity = EconomicOrder.of(costs.fixed(), costs.holding(), rate).quantity();
        double r = 0;
        for (int i = 0; i < ROUNDS; i++) {
            double empty = quantity * costs.holding() / (costs.shortage() * rate);
            if (empty >= 1) {
                throw new IllegalArgumentException("A shortage cost of " + costs.shortage()
                        + " is below that of holding an order. Maybe it is per period instead of per unit.");
            }
            r = demand.quantile(1 - empty);
            quantity = Math.sqrt(
                    2 * rate * (costs.fixed() + costs.shortage() * demand.expectedShort(r)) / costs.holding());
        }
        double cost = costs.holding() * (r - demand.mean() + quantity / 2)
                + (costs.fixed() + costs.shortage() * demand.expectedShort(r)) * rate / quantity;
        return new ReorderPointPolicy(r, quantity, cost);
    }

    /** The best policy for Poisson demand (Federgruen and Zheng, Operations Research 40, 1992). */
    public static ReorderPointPolicy poisson(double meanPerPeriod, double leadTime, Costs costs) {
        DiscreteDemand demand = DiscreteDemand.poisson(meanPerPeriod * leadTime);
        int r = demand.quantile(costs.criticalRatio()) - 1;
        int quantity = 1;
        double sum = costs.fixed() * meanPerPeriod + demand.cost(r + 1, costs);
        while (true) {
            double below = demand.cost(r, costs);
            double above = demand.cost(r + quantity + 1, costs);
            double cheaper = Math.min(below, above);
            if (cheaper > sum / quantity) {
                return new ReorderPointPolicy(r, quantity, sum / quantity);
            }
            r -= below < above ? 1 : 0;
            sum += cheaper;
            quantity++;
        }
    }
}

package io.tributary.solver.replenishment.textbook;

/**
 * The cheapest lots for known demand, without capacity (Wagner and Whitin, Management Science 5, 1958).
 *
 * @param quantities units to order in each period
 * @param cost of ordering, buying and holding
 */
public record LotSizes(double[] quantities, double cost) {

    /**
     * All arrays have one entry per period.
     *
     * @param demand units, ≥ 0
     * @param fixed cost of an order
     * @param unit cost of a unit ordered in the period
     * @param holding cost of a unit ordered in the period, for each period it waits
     */
    public static LotSizes of(double[] demand, double[] fixed, double[] unit, double[] holding) {
        int periods = demand.length;
        if (fixed.length != periods || unit.length != periods || holding.length != periods) {
            throw new IllegalArgumentException("Demand of " + periods + " periods, fixed costs of " + fixed.length
                    + ", unit costs of " + unit.length + " and holding costs of " + holding.length
                    + " do not fit. Maybe a period is missing.");
        }
        double[] least = new double[periods + 1];
        int[] next = new int[periods];
        for (int t = periods - 1; t >= 0; t--) {
            least[t] = Double.POSITIVE_INFINITY;
            double ordered = 0;
            double cost = 0;
            for (int to = t + 1; to <= periods; to++) {
                double wanted = demand[to - 1];
                if (!(wanted >= 0)) {
                    throw new IllegalArgumentException("The demand of period " + (to - 1) + " is " + wanted
                            + ", not 0 or more. Maybe a return was netted.");
                }
                ordered += wanted;
                cost += wanted * (unit[t] + holding[t] * (to - 1 - t));
                double total = (ordered > 0 ? fixed[t] : 0) + cost + least[to];
                if (total < least[t]) {
                    least[t] = total;
                    next[t] = to;
                }
            }
        }
        double[] quantities = new double[periods];
        for (int t = 0; t < periods; t = next[t]) {
            for (int i = t; i < next[t]; i++) {
                quantities[t] += demand[i];
            }
        }
        return new LotSizes(quantities, least[0]);
    }
}

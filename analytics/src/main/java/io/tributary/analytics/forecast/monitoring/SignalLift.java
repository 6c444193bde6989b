package io.tributary.analytics.forecast.monitoring;

/**
 * What a signal (a festival, a promotion, content heat) did to demand: demand in its periods over what was expected
 * without it, drawn towards none as if a number of expected units without any lift had been seen beside it (a gamma
 * prior on a Poisson rate).
 *
 * @param ratio the lift, 1 for none, ≥ 0
 * @param low end of a 90 % interval
 * @param high end of a 90 % interval
 * @param periods in which the signal was on
 */
public record SignalLift(double ratio, double low, double high, int periods) {
    private static final double Z90 = 1.645;

    /**
     * @param demand units per period
     * @param expected units per period without the signal; periods where it is not above 0, or either is NaN, are left
     *     out
     * @param on whether the signal was on in the period
     * @param priorUnits expected units that the belief in no lift weighs, &gt; 0
     */
    public static SignalLift measure(double[] demand, double[] expected, boolean[] on, double priorUnits) {
        if (demand.length != expected.length || demand.length != on.length || !(priorUnits > 0)) {
            throw new IllegalArgumentException("Demand of " + demand.length + ", expectation of " + expected.length
                    + " and signal of " + on.length + " periods with a prior of " + priorUnits
                    + " units do not fit. Maybe a period is missing.");
        }
        double wanted = 0;
        double usual = 0;
        double chi = 0;
        int periods = 0;
        int quiet = 0;
        for (int i = 0; i < demand.length; i++) {
            if (demand[i] >= 0 && Double.isFinite(demand[i]) && expected[i] > 0 && Double.isFinite(expected[i])) {
                if (on[i]) {
                    wanted += demand[i];
                    usual += expected[i];
                    periods++;
                } else {
                    chi += (demand[i] - expected[i]) * (demand[i] - expected[i]) / expected[i];
                    quiet++;
                }
            }
        }
        double spread = quiet == 0 ? 1 : Math.max(1, chi / quiet);
        double prior = priorUnits * spread;
        double ratio = (wanted + prior) / (usual + prior);
        double relative = Z90 * Math.sqrt(spread / (wanted + prior));
        return new SignalLift(ratio, ratio * Math.exp(-relative), ratio * Math.exp(relative), periods);
    }
}

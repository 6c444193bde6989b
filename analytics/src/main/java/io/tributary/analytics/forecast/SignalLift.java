package io.tributary.analytics.forecast;

/**
 * What a signal (a festival, a promotion, content heat) did to demand: demand in its periods over what the model expects
 * without it, drawn towards none as if expected units without any lift had been seen beside it (a gamma prior on a
 * Poisson rate, in units of the measured spread between quiet periods; Gelman et al., Bayesian Data Analysis, §2.6).
 *
 * @param ratio as measured; NaN without a period
 * @param shrunk the ratio that is to be believed, ≥ 0; 1 without a period
 * @param low end of a 90 % interval
 * @param high end of a 90 % interval
 * @param weeks in which the signal was on
 * @param baseline units that the model expects of them without it
 * @param sold units wanted in them
 */
public record SignalLift(
        double ratio, double shrunk, double low, double high, int weeks, double baseline, double sold) {
    private static final double Z90 = 1.645;
    /** Expected units that the belief in no lift weighs, per unit of spread: a prior deviation of .35. */
    private static final double PRIOR = 1 / (.35 * .35);

    /**
     * @param demand units per week
     * @param expected units per week without the signal; weeks where it is not above 0, or either is NaN, are left out
     * @param on whether the signal was on in the week
     */
    public static SignalLift measure(double[] demand, double[] expected, boolean[] on) {
        if (demand.length != expected.length || demand.length != on.length) {
            throw new IllegalArgumentException("Demand of " + demand.length + ", expectation of " + expected.length
                    + " and signal of " + on.length + " weeks do not fit. Maybe a week is missing.");
        }
        double wanted = 0;
        double usual = 0;
        double chi = 0;
        int weeks = 0;
        int quiet = 0;
        for (int i = 0; i < demand.length; i++) {
            if (demand[i] >= 0 && Double.isFinite(demand[i]) && expected[i] > 0 && Double.isFinite(expected[i])) {
                if (on[i]) {
                    wanted += demand[i];
                    usual += expected[i];
                    weeks++;
                } else {
                    chi += (demand[i] - expected[i]) * (demand[i] - expected[i]) / expected[i];
                    quiet++;
                }
            }
        }
        double spread = quiet == 0 ? 1 : Math.max(1, chi / quiet);
        double prior = PRIOR * spread;
        double shrunk = (wanted + prior) / (usual + prior);
        double relative = Z90 * Math.sqrt(spread / (wanted + prior));
        return new SignalLift(
                weeks == 0 ? Double.NaN : wanted / usual,
                shrunk,
                shrunk * Math.exp(-relative),
                shrunk * Math.exp(relative),
                weeks,
                usual,
                wanted);
    }
}

package io.tributary.domain.forecast;

/**
 * Demand summed over a lead time that itself varies.
 *
 * <p>With period means m, standard deviations s and error correlation ρ, the sum over L periods has mean Σm and
 * variance Σs² + ρ Σ s_i s_j over i ≠ j; a lead time of standard deviation σ adds (mean demand per period)² σ² (Silver,
 * Pyke and Thomas, Inventory and Production Management in Supply Chains, 4th ed., section 6.10).
 *
 * <p>Where the variance is below the mean, as it is when units wait already, as many units as it is below are certain and
 * only the others vary.
 *
 * @param mean expected units, ≥ 0
 * @param variance of the units, ≥ 0
 */
public record LeadTimeDemand(double mean, double variance) {

    /**
     * @param forecast where demand comes from; past its horizon the last period repeats
     * @param fromPeriod periods of the horizon to skip, ≥ 0
     * @param leadTime expected periods, ≥ 0; a fraction takes that share of a period
     * @param leadTimeDeviation standard deviation of the lead time in periods, ≥ 0
     */
    public static LeadTimeDemand over(
            QuantileForecast forecast, int fromPeriod, double leadTime, double leadTimeDeviation) {
        if (!(leadTime >= 0 && leadTimeDeviation >= 0) || fromPeriod < 0) {
            throw new IllegalArgumentException("The lead time " + leadTime + " ± " + leadTimeDeviation
                    + " periods from period " + fromPeriod + " is not usable. Maybe a date lies in the past.");
        }
        double mean = 0;
        double independent = 0;
        double deviations = 0;
        int last = forecast.periods().size() - 1;
        for (int i = 0; i < leadTime; i++) {
            double share = Math.min(1, leadTime - i);
            PeriodForecast period = forecast.periods().get(Math.min(last, fromPeriod + i));
            mean += share * period.mean();
            independent += share * period.variance();
            deviations += share * Math.sqrt(period.variance());
        }
        double rho = forecast.errorCorrelation();
        double summed = (1 - rho) * independent + rho * deviations * deviations;
        // What a longer lead time adds is the demand of the period in which it ends, not units that wait in the first.
        double rate = forecast.periods()
                .get((int) Math.min(last, fromPeriod + leadTime))
                .mean();
        return new LeadTimeDemand(mean, summed + rate * rate * leadTimeDeviation * leadTimeDeviation);
    }

    /** Units that demand over the lead time does not exceed with this chance (above 0, below 1). */
    public double quantile(double probability) {
        return certain() + uncertain().quantile(probability);
    }

    /**
     * The mean of the units beyond a level, for levels at even distances.
     *
     * @param from the first level, ≥ 0
     * @param step between two levels, 1 or more
     * @param count of levels, 1 or more
     */
    public double[] excess(long from, int step, int count) {
        double[] excess = new double[count];
        long certain = certain();
        int below = 0;
        while (below < count && from + (long) step * below < certain) {
            excess[below] = mean - (from + (double) step * below);
            below++;
        }
        if (below < count) {
            double[] above = uncertain().excess(from + (long) step * below - certain, step, count - below);
            System.arraycopy(above, 0, excess, below, above.length);
        }
        return excess;
    }

    private long certain() {
        return (long) Math.max(0, mean - variance);
    }

    private CountDistribution uncertain() {
        return CountDistribution.of(mean - certain(), variance);
    }
}

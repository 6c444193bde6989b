package io.tributary.solver.replenishment.textbook;

import java.util.function.DoubleUnaryOperator;

/** One period, one order, uncertain demand: stock at the critical ratio (Arrow, Harris and Marschak 1951). */
public final class Newsvendor {
    private static final int STEPS = 100_000;
    private static final double ALMOST_SURE = Math.nextDown(1.0);

    private Newsvendor() {}

    /**
     * @param level units to stock up to
     * @param cost expected cost of the period
     */
    public record Solution(double level, double cost) {}

    /** Under periodic review with a lead time, demand is that of lead time and review: use {@code demand.over(L + 1)}. */
    public static Solution normal(NormalDemand demand, Costs costs) {
        double level = demand.quantile(costs.criticalRatio());
        return new Solution(level, demand.cost(level, costs));
    }

    public static Solution discrete(DiscreteDemand demand, Costs costs) {
        int level = demand.quantile(costs.criticalRatio());
        return new Solution(level, demand.cost(level, costs));
    }

    /**
     * Any continuous demand, given by its quantiles q: nothing need be known of the density, because the expected
     * units left are ∫ (level − q(u)) du over u below the critical ratio, and those short ∫ (q(u) − level) du above it.
     *
     * @param quantile the units that are not exceeded with a chance above 0 and below 1
     */
    public static Solution continuous(DoubleUnaryOperator quantile, Costs costs) {
        double ratio = costs.criticalRatio();
        double level = quantile.applyAsDouble(ratio);
        double left = ratio * average(u -> level - quantile.applyAsDouble(ratio * u));
        double lost =
                (1 - ratio) * average(u -> quantile.applyAsDouble(Math.min(ALMOST_SURE, 1 - (1 - ratio) * u)) - level);
        return new Solution(level, costs.holding() * left + costs.shortage() * lost);
    }

    /** The mean over (0, 1), with steps that shrink towards 0, where the tail of a quantile is steep. */
    private static double average(DoubleUnaryOperator of) {
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
            double v = (i + .5) / STEPS;
            sum += of.applyAsDouble(v * v * v) * 3 * v * v;
        }
        return sum / STEPS;
    }

    /**
     * The costs that prices imply: a unit short loses its margin and goodwill, a unit left loses what it cost but its
     * salvage value, and is held.
     */
    public static Costs ofPrices(double revenue, double purchase, double salvage, double holding, double goodwill) {
        return Costs.of(holding + purchase - salvage, goodwill + revenue - purchase);
    }
}

package io.tributary.solver.replenishment.textbook;

/**
 * What a policy weighs.
 *
 * @param holding cost of a unit held for a period, &gt; 0
 * @param shortage cost of a unit short (for a period, where demand waits), &gt; 0
 * @param fixed cost of an order, ≥ 0
 */
public record Costs(double holding, double shortage, double fixed) {
    public Costs {
        if (!(holding > 0 && shortage > 0 && fixed >= 0) || Double.isInfinite(holding + shortage + fixed)) {
            throw new IllegalArgumentException("The costs holding " + holding + ", shortage " + shortage + ", fixed "
                    + fixed + " are not usable. Maybe one is missing or negative.");
        }
    }

    /** Costs without a fixed part. */
    public static Costs of(double holding, double shortage) {
        return new Costs(holding, shortage, 0);
    }

    /** The newsvendor's critical ratio. */
    public double criticalRatio() {
        return shortage / (shortage + holding);
    }
}

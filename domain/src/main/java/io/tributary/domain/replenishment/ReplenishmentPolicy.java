package io.tributary.domain.replenishment;

/**
 * How a zone restocks.
 *
 * @param version names this policy in decisions
 * @param serviceFloor the least chance of no stock-out that safety stock pays for, 0 to below 1
 * @param serviceCap the most, {@code serviceFloor} to below 1
 * @param reviewPeriods periods between two restock runs, 1 or more; safety stock covers lead time and review
 * @param endCoverPeriods periods of demand after the horizon for which stock left at its end keeps its value, 0 or more;
 *     0 makes everything that is left worthless
 * @param autoApproveOrder a purchase order (supplier, warehouse, period) up to this value in minor units needs no
 *     operator, 0 or more
 * @param autoApproveRun the same for all orders of one run together
 * @param autoApproveRiskPermille the highest share of risk cost in an order's purchase cost that needs no operator, in
 *     thousandths, 0 or more
 */
public record ReplenishmentPolicy(
        String version,
        double serviceFloor,
        double serviceCap,
        int reviewPeriods,
        int endCoverPeriods,
        long autoApproveOrder,
        long autoApproveRun,
        int autoApproveRiskPermille) {
    public ReplenishmentPolicy {
        Require.that(
                serviceFloor >= 0 && serviceFloor <= serviceCap && serviceCap < 1,
                "The policy " + version + " has a service level from " + serviceFloor + " to " + serviceCap
                        + ", not rising within 0 to below 1. Maybe it is in percent.");
        Require.atLeast("The review period of policy " + version, reviewPeriods, 1, "Maybe it is in days.");
        Require.atLeast("The end cover of policy " + version, endCoverPeriods, 0, "Maybe use 0 for none.");
        Require.atLeast("The order limit of policy " + version, autoApproveOrder, 0, "Maybe use 0 to approve by hand.");
        Require.atLeast("The run limit of policy " + version, autoApproveRun, 0, "Maybe use 0 to approve by hand.");
        Require.atLeast(
                "The risk limit of policy " + version, autoApproveRiskPermille, 0, "Maybe use 0 to approve by hand.");
    }

    /** Weekly review, 80 to 98 % service, a quarter's value at the end, orders up to 50,000 and runs up to 1,000,000 major units by themselves. */
    public static ReplenishmentPolicy standard() {
        return new ReplenishmentPolicy("standard-2", .80, .98, 1, 13, 5_000_000, 100_000_000, 50);
    }

    /** @param cap as {@code serviceCap}; a floor above it comes down to it */
    public ReplenishmentPolicy withServiceCap(double cap) {
        return new ReplenishmentPolicy(
                version,
                Math.min(serviceFloor, cap),
                cap,
                reviewPeriods,
                endCoverPeriods,
                autoApproveOrder,
                autoApproveRun,
                autoApproveRiskPermille);
    }

    /**
     * The service level that the margin pays for: the newsvendor's critical ratio lost / (lost + held) (Arrow, Harris
     * and Marschak 1951), within floor and cap.
     *
     * @param lostPerUnit what one unit too few costs, 0 or more
     * @param heldPerUnit what one unit too many costs over the review period, in the same unit, 0 or more
     */
    public double serviceLevel(double lostPerUnit, double heldPerUnit) {
        double ratio = lostPerUnit <= 0 ? 0 : lostPerUnit / (lostPerUnit + heldPerUnit);
        return Math.max(serviceFloor, Math.min(serviceCap, ratio));
    }
}

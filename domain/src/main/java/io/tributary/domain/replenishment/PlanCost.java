package io.tributary.domain.replenishment;

import java.util.Map;

/**
 * The cost of a plan by component, in minor units of money.
 *
 * @param purchase units × unit cost at the price break reached
 * @param ordering order costs, one per supplier, warehouse and period with an order
 * @param risk expected cost of lateness and damage, and of goods that expire
 * @param holding of projected stock at the end of each period
 * @param lostSales of demand that projected stock does not meet
 * @param safety expected loss from projected stock below the safety stock
 * @param replacement what stock short of the target at the end of the horizon costs to buy later
 * @param transfer of moving stock between warehouses, and of serving demand from another than its own
 */
public record PlanCost(
        long purchase,
        long ordering,
        long risk,
        long holding,
        long lostSales,
        long safety,
        long replacement,
        long transfer) {
    public static final PlanCost ZERO = new PlanCost(0, 0, 0, 0, 0, 0, 0, 0);

    /** Every component by the name that people and programs see it under; they add up to {@link #total}. */
    public Map<String, Long> parts() {
        return Map.of(
                "purchaseMinor", purchase,
                "orderingMinor", ordering,
                "riskMinor", risk,
                "holdingMinor", holding,
                "lostSalesMinor", lostSales,
                "safetyMinor", safety,
                "replacementMinor", replacement,
                "transferMinor", transfer);
    }

    public long total() {
        return purchase + ordering + risk + holding + lostSales + safety + replacement + transfer;
    }
}

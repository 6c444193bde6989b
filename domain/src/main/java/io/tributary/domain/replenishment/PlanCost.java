package io.tributary.domain.replenishment;

/**
 * The cost of a plan by component, in minor units of money.
 *
 * @param purchase units × unit cost at the price break reached
 * @param ordering order costs, one per supplier, warehouse and period with an order
 * @param risk expected cost of lateness and damage
 * @param holding of projected stock at the end of each period
 * @param lostSales of demand that projected stock does not meet
 * @param safety expected loss from projected stock below the safety stock
 * @param replacement what stock short of the target at the end of the horizon costs to buy later
 * @param transfer of moving stock between warehouses
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

    public long total() {
        return purchase + ordering + risk + holding + lostSales + safety + replacement + transfer;
    }
}

package io.tributary.domain.replenishment;

import io.tributary.domain.NodeCode;

/**
 * A supplier's way to one warehouse.
 *
 * @param leadTimePeriods expected periods from order to receipt, 0 or more; a plan rounds it up to whole periods
 * @param leadTimeDeviation standard deviation of that, in periods, 0 or more; it enters the safety stock
 * @param orderCost minor units of money per purchase order and period, shared by its lines, 0 or more
 * @param riskCostMilli expected cost of lateness and damage per unit, in thousandths of a minor unit, 0 or more
 */
public record SupplyLane(
        NodeCode warehouse, double leadTimePeriods, double leadTimeDeviation, long orderCost, long riskCostMilli) {
    public SupplyLane {
        Require.that(
                leadTimePeriods >= 0
                        && leadTimePeriods <= 1_000
                        && leadTimeDeviation >= 0
                        && leadTimeDeviation <= 1_000,
                "The lead time to " + warehouse + " is " + leadTimePeriods + " ± " + leadTimeDeviation
                        + " periods, not 0 to 1000. Maybe it is in days, or no receipt was ever recorded.");
        Require.atLeast("The order cost to " + warehouse, orderCost, 0, "Maybe a refund was counted in.");
        Require.atLeast("The risk cost to " + warehouse, riskCostMilli, 0, "Maybe a saving was counted in.");
    }

    /** Whole periods from order to receipt of an offer, as a plan counts them. */
    public int wholeLeadTime(SupplierOffer offer) {
        return (int) Math.ceil(offer.leadTimeFactor() * leadTimePeriods - 1e-9);
    }
}

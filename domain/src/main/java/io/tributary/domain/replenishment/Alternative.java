package io.tributary.domain.replenishment;

import io.tributary.domain.SupplierCode;

/**
 * The supplier that came second for a line.
 *
 * @param quantity its valid quantity nearest to the same need, units
 * @param unitCost minor units of money per unit at that quantity
 * @param riskCostMilli expected risk cost per unit, thousandths of a minor unit
 * @param planCost what the whole plan would cost more (or, rarely, less) with it instead, in minor units of money
 * @param feasible whether it had the capacity and the time
 */
public record Alternative(
        SupplierCode supplier, int quantity, long unitCost, long riskCostMilli, long planCost, boolean feasible) {}

package io.tributary.domain.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;

/**
 * Demand that the plan expects to lose, because no supply can come in time or none is worth its cost.
 *
 * @param units expected unmet demand of the period, 1 or more
 * @param cost minor units of money
 * @param tooLate whether the period is before any supplier could deliver
 */
public record Shortfall(Sku sku, NodeCode warehouse, int period, long units, long cost, boolean tooLate) {}

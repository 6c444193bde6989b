package io.tributary.domain.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;

/**
 * A line of a purchase order to place. Lines of one supplier, warehouse and period make one purchase order.
 *
 * @param period when to order; 0 is now, and only those are released by this run
 * @param quantity units, valid under the offer's MOQ and multiple
 */
public record PlannedOrder(SupplierCode supplier, Sku sku, NodeCode warehouse, int period, int quantity, Why why) {}

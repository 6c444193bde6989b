package io.tributary.domain.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;

/**
 * Stock of one warehouse for the demand of another.
 *
 * @param period when to send; 0 is now
 * @param quantity units, 1 or more
 * @param saving what the plan would cost more without it, in minor units of money
 * @param spillover whether nothing is moved: orders are served from the sender
 */
public record PlannedTransfer(
        Sku sku, NodeCode from, NodeCode to, int period, int quantity, long saving, boolean spillover) {}

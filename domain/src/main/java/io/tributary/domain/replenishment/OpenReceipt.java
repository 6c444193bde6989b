package io.tributary.domain.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import java.time.LocalDate;

/**
 * A line of a purchase order that has not come yet.
 *
 * @param reference of the purchase order
 * @param day when it is expected; a day in the past is expected now
 * @param units that are still to come, 1 or more
 * @param movable whether the supplier has not sent it, so that its date can still be changed
 */
public record OpenReceipt(String reference, Sku sku, NodeCode warehouse, LocalDate day, long units, boolean movable) {
    public OpenReceipt {
        Require.atLeast("The open receipt " + reference + " of " + sku, units, 1, "Maybe it was received already.");
    }
}

package io.tributary.workflows.purchasing;

import io.temporal.activity.ActivityInterface;
import io.tributary.domain.purchasing.PurchaseOrderProgress;
import java.util.UUID;

/**
 * The steps of a purchase order. Each is one transaction that looks at the status before it changes it, so repeating
 * one changes nothing a second time.
 */
@ActivityInterface(namePrefix = "PurchaseOrder")
public interface PurchaseOrderActivities {
    /** Puts a draft before the supplier and starts its acknowledgement clock; anything else stays as it is. */
    PurchaseOrderStep send(UUID poId);

    /** Weighs a counter-offer by policy: accepts it, declines it, or opens an exception and leaves it countered. */
    PurchaseOrderProgress weighCounter(UUID poId);

    /** Accepts or declines a counter-offer as an operator said, or as policy does when nobody did. */
    PurchaseOrderProgress decideCounter(CounterDecision decision);

    /** Tells people that the purchase order is late. */
    PurchaseOrderProgress escalate(UUID poId);

    /** Ends an order that was not answered, not shipped or not received in time. */
    PurchaseOrderProgress expire(UUID poId);

    /**
     * Closes the books of an ended order: what was not supplied comes back to its order lines with this supplier
     * excluded, the time from confirmation to receipt is learned, and a restock run whose last order ended is closed.
     */
    PurchaseOrderProgress settle(UUID poId);
}

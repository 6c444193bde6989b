package io.tributary.workflows.order;

import io.temporal.activity.ActivityInterface;
import io.tributary.domain.order.OrderProgress;
import java.util.UUID;

/**
 * The steps of an order. Each is one transaction that looks at where the units are before it moves them, so repeating
 * one changes nothing a second time.
 */
@ActivityInterface(namePrefix = "Order")
public interface OrderActivities {
    /** Scores the risk of the pending lines; each becomes clear, rerouted to a substitute, or held. */
    OrderStep screen(UUID orderId);

    /** Hands allocated units to warehouses (pick tasks) and suppliers (purchase orders). */
    OrderProgress release(UUID orderId);

    /** Decides held lines as policy says when nobody did in time. */
    OrderProgress decideHoldByDefault(UUID orderId);

    /** Decides held lines as an operator said. */
    OrderProgress decideHold(HoldDecision decision);

    /** Cancels units that stayed open past the backorder limit. */
    OrderProgress giveUp(UUID orderId);

    /** Tells people that the order is late. */
    OrderProgress escalate(UUID orderId);

    /** Takes back what never left and writes off what never arrived; its units are open again. */
    OrderProgress recover(UUID orderId);

    /** Cancels what has not left yet; gives reservations back, withdraws pick tasks and purchase orders. */
    CancelReply cancel(CancelRequest request);

    /** Applies a stored change of address; units not yet released are promised anew. */
    OrderProgress changeDestination(DestinationChange change);
}

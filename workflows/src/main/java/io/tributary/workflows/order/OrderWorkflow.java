package io.tributary.workflows.order;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.tributary.domain.order.OrderProgress;
import io.tributary.domain.order.OrderStatus;
import java.util.UUID;

/** Drives one order to its end. Its id is {@code order-<orderId>}. It can start at any stage: the database knows where. */
@WorkflowInterface
public interface OrderWorkflow {
    @WorkflowMethod
    OrderStatus run(UUID orderId);

    /** The order's units moved. Older versions than the newest seen are ignored. */
    @SignalMethod
    void progressed(OrderProgress progress);

    /** Cancels what has not left yet. */
    @UpdateMethod
    CancelReply cancel(CancelRequest request);

    @UpdateValidatorMethod(updateName = "cancel")
    void validateCancel(CancelRequest request);

    /** Sends the order elsewhere; open and allocated units are promised anew from the new region. */
    @UpdateMethod
    OrderProgress changeDestination(DestinationChange change);

    @UpdateValidatorMethod(updateName = "changeDestination")
    void validateChangeDestination(DestinationChange change);

    /** Approves or declines the held lines. */
    @UpdateMethod
    OrderProgress decideHold(HoldDecision decision);

    @UpdateValidatorMethod(updateName = "decideHold")
    void validateDecideHold(HoldDecision decision);

    /** The newest progress that the workflow has seen. */
    @QueryMethod
    OrderProgress progress();
}

package io.tributary.workflows.purchasing;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.tributary.domain.purchasing.PurchaseOrderProgress;
import io.tributary.domain.purchasing.PurchaseOrderStatus;
import java.util.UUID;

/** Drives one purchase order to its end. Its id is {@code po-<poId>}. It can start at any stage. */
@WorkflowInterface
public interface PurchaseOrderWorkflow {
    @WorkflowMethod
    PurchaseOrderStatus run(UUID poId);

    /** The supplier, the warehouse or the carrier did something. */
    @SignalMethod
    void progressed(PurchaseOrderProgress progress);

    /** Accepts or declines a counter-offer. */
    @UpdateMethod
    PurchaseOrderProgress decideCounter(CounterDecision decision);

    @UpdateValidatorMethod(updateName = "decideCounter")
    void validateDecideCounter(CounterDecision decision);

    @QueryMethod
    PurchaseOrderProgress progress();
}

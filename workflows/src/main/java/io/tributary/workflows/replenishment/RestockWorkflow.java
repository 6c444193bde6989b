package io.tributary.workflows.replenishment;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One restock run of one zone. Its id is {@code restock-<zone>-<key>}. */
@WorkflowInterface
public interface RestockWorkflow {
    @WorkflowMethod
    void run(RestockRequest request);

    /** Approves or rejects the proposed purchase orders. */
    @UpdateMethod
    void decide(RestockDecision decision);

    @UpdateValidatorMethod(updateName = "decide")
    void validateDecide(RestockDecision decision);

    /** The step that the run is in, for people. */
    @QueryMethod
    String step();
}

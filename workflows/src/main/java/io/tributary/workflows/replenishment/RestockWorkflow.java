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

    /** Approves or rejects all orders that wait. */
    @UpdateMethod
    void decide(RestockDecision decision);

    @UpdateValidatorMethod(updateName = "decide")
    void validateDecide(RestockDecision decision);

    /** Approves or rejects one order that waits; answers when that is done, or at once while the run is paused. */
    @UpdateMethod
    void decideOrder(RestockOrderDecision decision);

    @UpdateValidatorMethod(updateName = "decideOrder")
    void validateDecideOrder(RestockOrderDecision decision);

    /**
     * Takes the decision on one order back while others of the run wait: a rejection, or what a paused run has not done
     * yet. Repeating it changes nothing.
     */
    @UpdateMethod
    void undoOrder(RestockOrderUndo undo);

    @UpdateValidatorMethod(updateName = "undoOrder")
    void validateUndoOrder(RestockOrderUndo undo);

    /** Holds the run before its next step, and its release, until it is resumed. Repeating it changes nothing. */
    @UpdateMethod
    void pause(RestockPause pause);

    @UpdateValidatorMethod(updateName = "pause")
    void validatePause(RestockPause pause);

    /** Lets a paused run go on; one that is not paused goes on anyway. */
    @UpdateMethod
    void resume(RestockPause resume);

    @QueryMethod
    RestockProgress progress();

    /** The step that the run is in, for people. */
    @QueryMethod
    String step();
}

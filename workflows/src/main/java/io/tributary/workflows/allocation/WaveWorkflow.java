package io.tributary.workflows.allocation;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The rolling wave of one zone; it never ends, and continues as new. Its id is {@code wave-<zone>}. */
@WorkflowInterface
public interface WaveWorkflow {
    @WorkflowMethod
    void run(String zone);

    /** The pool is large enough that waiting for the cut-off would not make the plan better. */
    @SignalMethod
    void poolGrew();

    /** The report of the last wave; zeros before the first. */
    @QueryMethod
    WaveReport lastReport();
}

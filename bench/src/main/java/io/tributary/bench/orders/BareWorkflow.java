package io.tributary.bench.orders;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The least that could be called an order: three empty activities and one signal. */
@WorkflowInterface
public interface BareWorkflow {
    @WorkflowMethod
    void run();

    @SignalMethod
    void delivered();
}

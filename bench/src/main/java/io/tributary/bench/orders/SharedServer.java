package io.tributary.bench.orders;

import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.tributary.workflows.TaskQueues;

/** A server that a running Tributary uses is no place for a benchmark: each would do the other's work. */
final class SharedServer {
    /** The server remembers pollers for minutes; those of earlier benchmarks do no harm. */
    static final String OUR_IDENTITY = "tributary-bench";

    private SharedServer() {}

    /** @throws IllegalArgumentException when workers listen already */
    static void refuseWhenUsed(WorkflowServiceStubs service) {
        boolean listening = service
                .blockingStub()
                .describeTaskQueue(DescribeTaskQueueRequest.newBuilder()
                        .setNamespace("default")
                        .setTaskQueue(TaskQueue.newBuilder().setName(TaskQueues.TRIBUTARY))
                        .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
                        .build())
                .getPollersList()
                .stream()
                .anyMatch(poller -> !poller.getIdentity().equals(OUR_IDENTITY));
        if (listening) {
            throw new IllegalArgumentException("Workers listen on the queue '" + TaskQueues.TRIBUTARY
                    + "' of this server already. Maybe a Tributary runs on it; use a server of its own.");
        }
    }
}

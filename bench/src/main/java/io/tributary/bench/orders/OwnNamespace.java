package io.tributary.bench.orders;

import com.google.protobuf.util.Durations;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Each run has a namespace of its own on the server. So neither a Tributary that works there nor the orders of a run
 * that was broken off are done by this run's workers. The server forgets its workflows after a day.
 */
final class OwnNamespace {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private OwnNamespace() {}

    /** @return the namespace's name, once the server knows it everywhere */
    static String register(WorkflowServiceStubs service) {
        String name = "tributary-bench-" + UUID.randomUUID();
        service.blockingStub()
                .registerNamespace(RegisterNamespaceRequest.newBuilder()
                        .setNamespace(name)
                        .setWorkflowExecutionRetentionPeriod(Durations.fromDays(1))
                        .build());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!known(service, name)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The server does not know its new namespace " + name + " after "
                        + PATIENCE + ". Maybe it is not up yet.");
            }
            LockSupport.parkNanos(200_000_000);
        }
        return name;
    }

    private static boolean known(WorkflowServiceStubs service, String name) {
        try {
            service.blockingStub()
                    .describeTaskQueue(DescribeTaskQueueRequest.newBuilder()
                            .setNamespace(name)
                            .setTaskQueue(TaskQueue.newBuilder().setName("any"))
                            .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
                            .build());
            return true;
        } catch (StatusRuntimeException e) {
            return false;
        }
    }
}

package io.tributary.bench.orders;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.Worker;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Orders of the bare workflow. */
final class BareOrders implements Contender {
    static final String TASK_QUEUE = "tributary-bench-bare";

    private final WorkflowClient client;
    private final UUID run = UUID.randomUUID();

    BareOrders(WorkflowClient client, Worker worker) {
        this.client = client;
        worker.registerWorkflowImplementationTypes(BareWorkflowImpl.class);
        worker.registerActivitiesImplementations(new Nothing());
    }

    @Override
    public String complete(int number) throws Exception {
        String id = "bare-" + run + "-" + number;
        BareWorkflow order = client.newWorkflowStub(
                BareWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setTaskQueue(TASK_QUEUE)
                        .setWorkflowId(id)
                        .build());
        WorkflowClient.start(order::run);
        order.delivered();
        WorkflowStub.fromTyped(order).getResult(5, TimeUnit.MINUTES, Void.class);
        return id;
    }

    private static final class Nothing implements BareActivities {
        @Override
        public void screen() {}

        @Override
        public void release() {}

        @Override
        public void follow() {}
    }
}

package io.tributary.workflows.order;

import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.tributary.domain.order.OrderProgress;
import io.tributary.domain.order.OrderStatus;
import io.tributary.workflows.TaskQueues;
import io.tributary.workflows.TestServers;
import io.tributary.workflows.WorkflowIds;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** One order with its workflow on a server that skips time. */
final class OrderStage implements AutoCloseable {
    static final UUID ORDER = UUID.fromString("01936b2e-0000-7000-8000-000000000001");

    final UnitsOfOrder units;
    final FakeOrderActivities steps;
    final OrderWorkflow workflow;
    private final TestWorkflowEnvironment server = TestServers.skippingTime();

    OrderStage(int quantity) {
        this(quantity, OrderWorkflowImpl.class);
    }

    OrderStage(int quantity, Class<? extends OrderWorkflow> implementation) {
        units = new UnitsOfOrder(ORDER, quantity);
        steps = new FakeOrderActivities(units);
        var worker = server.newWorker(TaskQueues.TRIBUTARY);
        worker.registerWorkflowImplementationTypes(implementation);
        worker.registerActivitiesImplementations(steps);
        server.start();
        workflow = server.getWorkflowClient()
                .newWorkflowStub(OrderWorkflow.class, TestServers.options(WorkflowIds.order(ORDER)));
    }

    /** Starts the workflow and lets it do all that it can do now. */
    void start() {
        WorkflowClient.start(workflow::run, ORDER);
        settle();
    }

    /** Starts the workflow with a message, as the outbox does when it cannot know whether it runs. */
    void startBySignal(OrderProgress news) {
        var batch = server.getWorkflowClient().newSignalWithStartRequest();
        batch.add(workflow::progressed, news);
        batch.add(workflow::run, ORDER);
        server.getWorkflowClient().signalWithStart(batch);
        settle();
    }

    /** Starts the workflow with a cancellation, which it gets before it has screened anything. */
    CancelReply startByCancelling(String requestId) {
        CancelReply reply = WorkflowClient.executeUpdateWithStart(
                workflow::cancel,
                new CancelRequest(requestId, ORDER, "BUYER_CHANGED_MIND"),
                UpdateOptions.<CancelReply>newBuilder()
                        .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                        .build(),
                new WithStartWorkflowOperation<>(workflow::run, ORDER));
        settle();
        return reply;
    }

    /** Tells the workflow, and lets it do all that it can do now. */
    void tell(OrderProgress news) {
        workflow.progressed(news);
        settle();
    }

    /** Time passes only when nothing is left to do, so a minute later everything possible has happened. */
    void settle() {
        elapse(Duration.ofMinutes(1));
    }

    void elapse(Duration time) {
        server.sleep(time);
    }

    /** Waits for the end; timers that stand in the way are skipped. */
    OrderStatus end() {
        return WorkflowStub.fromTyped(workflow).getResult(OrderStatus.class);
    }

    List<String> story() {
        return steps.story();
    }

    CancelReply cancel(String requestId) {
        return workflow.cancel(new CancelRequest(requestId, ORDER, "BUYER_CHANGED_MIND"));
    }

    OrderProgress decideHold(boolean approve) {
        return workflow.decideHold(new HoldDecision("decision-1", ORDER, approve, "operator"));
    }

    OrderProgress changeDestination() {
        return workflow.changeDestination(new DestinationChange(UUID.randomUUID(), ORDER));
    }

    WorkflowExecutionHistory history() {
        return server.getWorkflowClient().fetchHistory(WorkflowIds.order(ORDER));
    }

    @Override
    public void close() {
        TestServers.leave(server);
    }
}

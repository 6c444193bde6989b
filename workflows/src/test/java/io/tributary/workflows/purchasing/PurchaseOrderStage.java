package io.tributary.workflows.purchasing;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.tributary.domain.purchasing.PurchaseOrderProgress;
import io.tributary.domain.purchasing.PurchaseOrderStatus;
import io.tributary.workflows.TaskQueues;
import io.tributary.workflows.TestServers;
import io.tributary.workflows.WorkflowIds;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** One purchase order with its workflow on a server that skips time. */
final class PurchaseOrderStage implements AutoCloseable {
    static final UUID PO = UUID.fromString("01936b2e-0000-7000-8000-000000000002");

    final FakePurchaseOrderActivities po = new FakePurchaseOrderActivities(PO);
    final PurchaseOrderWorkflow workflow;
    private final TestWorkflowEnvironment server = TestServers.skippingTime();

    PurchaseOrderStage() {
        var worker = server.newWorker(TaskQueues.TRIBUTARY);
        worker.registerWorkflowImplementationTypes(PurchaseOrderWorkflowImpl.class);
        worker.registerActivitiesImplementations(po);
        server.start();
        workflow = server.getWorkflowClient()
                .newWorkflowStub(PurchaseOrderWorkflow.class, TestServers.options(WorkflowIds.purchaseOrder(PO)));
    }

    void start() {
        WorkflowClient.start(workflow::run, PO);
        settle();
    }

    /** Starts the workflow with a message, as the outbox does when it cannot know whether it runs. */
    void startBySignal(PurchaseOrderProgress news) {
        var batch = server.getWorkflowClient().newSignalWithStartRequest();
        batch.add(workflow::progressed, news);
        batch.add(workflow::run, PO);
        server.getWorkflowClient().signalWithStart(batch);
        settle();
    }

    /** It happens outside, and the workflow hears of it. */
    void happens(PurchaseOrderStatus next) {
        tell(po.happens(next));
    }

    void tell(PurchaseOrderProgress news) {
        workflow.progressed(news);
        settle();
    }

    PurchaseOrderProgress decide(String requestId, boolean accept) {
        return workflow.decideCounter(new CounterDecision(requestId, PO, accept, "operator"));
    }

    /** Time passes only when nothing is left to do, so a minute later everything possible has happened. */
    void settle() {
        elapse(Duration.ofMinutes(1));
    }

    void elapse(Duration time) {
        server.sleep(time);
    }

    PurchaseOrderStatus end() {
        return WorkflowStub.fromTyped(workflow).getResult(PurchaseOrderStatus.class);
    }

    List<String> story() {
        return po.story();
    }

    WorkflowExecutionHistory history() {
        return server.getWorkflowClient().fetchHistory(WorkflowIds.purchaseOrder(PO));
    }

    @Override
    public void close() {
        TestServers.leave(server);
    }
}

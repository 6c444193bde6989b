package io.tributary.workflows.replenishment;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.tributary.workflows.TaskQueues;
import io.tributary.workflows.TestServers;
import io.tributary.workflows.WorkflowIds;
import java.time.Duration;
import java.util.List;

/** One restock run with its workflow on a server that skips time. */
final class RestockStage implements AutoCloseable {
    private static final RestockRequest REQUEST = new RestockRequest("EAST", "2026-03-02");

    final FakeRestockActivities steps = new FakeRestockActivities();
    final RestockWorkflow workflow;
    private final TestWorkflowEnvironment server = TestServers.skippingTime();

    RestockStage() {
        var worker = server.newWorker(TaskQueues.TRIBUTARY);
        worker.registerWorkflowImplementationTypes(RestockWorkflowImpl.class);
        worker.registerActivitiesImplementations(steps);
        server.newWorker(TaskQueues.RESTOCK).registerActivitiesImplementations(steps);
        server.start();
        workflow = server.getWorkflowClient().newWorkflowStub(RestockWorkflow.class, TestServers.options(id()));
    }

    private static String id() {
        return WorkflowIds.restock(REQUEST.zone(), REQUEST.key());
    }

    void startOnly() {
        WorkflowClient.start(workflow::run, REQUEST);
    }

    /** Starts the run and lets it do all that it can do now. */
    void start() {
        startOnly();
        elapse(Duration.ofMinutes(1));
    }

    void elapse(Duration time) {
        server.sleep(time);
    }

    void decide(String requestId, boolean approve) {
        workflow.decide(new RestockDecision(requestId, approve, "operator"));
    }

    void decideOrder(int number, boolean approve) {
        workflow.decideOrder(new RestockOrderDecision(
                "o" + number, FakeRestockActivities.RUN, FakeRestockActivities.order(number), approve, "planner"));
    }

    void undoOrder(int number) {
        workflow.undoOrder(new RestockOrderUndo(
                "u" + number, FakeRestockActivities.RUN, FakeRestockActivities.order(number), "planner", false));
    }

    void end() {
        WorkflowStub.fromTyped(workflow).getResult(Void.class);
    }

    List<String> story() {
        return steps.story();
    }

    WorkflowExecutionHistory history() {
        return server.getWorkflowClient().fetchHistory(id());
    }

    @Override
    public void close() {
        TestServers.leave(server);
    }
}

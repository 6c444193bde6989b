package io.tributary.workflows.allocation;

import io.temporal.client.WorkflowClient;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.tributary.workflows.TaskQueues;
import io.tributary.workflows.TestServers;
import io.tributary.workflows.WorkflowIds;
import java.time.Duration;

/** The rolling wave of one zone on a server that skips time; its first wave has happened. */
final class WaveStage implements AutoCloseable {
    static final Duration CUT_OFF = Duration.ofHours(6);

    final FakeWaveActivities steps = new FakeWaveActivities(CUT_OFF);
    final WaveWorkflow workflow;
    private final TestWorkflowEnvironment server = TestServers.skippingTime();

    WaveStage() {
        var worker = server.newWorker(TaskQueues.TRIBUTARY);
        worker.registerWorkflowImplementationTypes(WaveWorkflowImpl.class);
        worker.registerActivitiesImplementations(steps);
        server.start();
        workflow = server.getWorkflowClient()
                .newWorkflowStub(WaveWorkflow.class, TestServers.options(WorkflowIds.wave("EAST")));
        WorkflowClient.start(workflow::run, "EAST");
        elapse(Duration.ofMinutes(1));
    }

    void growPool() {
        workflow.poolGrew();
        elapse(Duration.ofMinutes(1));
    }

    void elapse(Duration time) {
        server.sleep(time);
    }

    int waves() {
        return steps.waves();
    }

    /** The history of the run that is under way. */
    WorkflowExecutionHistory history() {
        return server.getWorkflowClient().fetchHistory(WorkflowIds.wave("EAST"));
    }

    @Override
    public void close() {
        TestServers.leave(server);
    }
}

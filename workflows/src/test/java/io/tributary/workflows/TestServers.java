package io.tributary.workflows;

import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;

/** Temporal in the test's own process. Its clock jumps over whatever nobody works in. */
public final class TestServers {
    private TestServers() {}

    /** The identity is fixed, so that an exported history does not name the machine it was made on. */
    public static TestWorkflowEnvironment skippingTime() {
        return TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setIdentity("tributary")
                        .validateAndBuildWithDefaults())
                .build());
    }

    /** Its pollers take a while to stop; no test needs to wait for that. */
    public static void leave(TestWorkflowEnvironment server) {
        Thread.startVirtualThread(server::close);
    }

    public static WorkflowOptions options(String workflowId) {
        return WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.TRIBUTARY)
                .setWorkflowId(workflowId)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .build();
    }
}

package io.tributary.workflows.replenishment;

import static io.tributary.workflows.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import io.tributary.workflows.TaskQueues;
import io.tributary.workflows.TestServers;
import io.tributary.workflows.WorkflowIds;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestockWorkflowTest {
    private final TestWorkflowEnvironment server = TestServers.skippingTime();
    private final FakeRestockActivities steps = new FakeRestockActivities();
    private RestockWorkflow workflow;

    @BeforeEach
    void serve() {
        var worker = server.newWorker(TaskQueues.TRIBUTARY);
        worker.registerWorkflowImplementationTypes(RestockWorkflowImpl.class);
        worker.registerActivitiesImplementations(steps);
        server.start();
        workflow = server.getWorkflowClient()
                .newWorkflowStub(RestockWorkflow.class, TestServers.options(WorkflowIds.restock("EAST", "2026-03-02")));
    }

    @AfterEach
    void close() {
        TestServers.leave(server);
    }

    @Test
    void endsWhenThereIsNothingToOrder() {
        steps.propose(0, false);
        start();

        end();
        assertThat(steps.story()).containsExactly("open EAST 2026-03-02", "forecast", "plan");
    }

    @Test
    void releasesWhatPolicyLetsPass() {
        start();

        end();
        assertThat(steps.story()).endsWith("plan", "release by policy");
    }

    @ParameterizedTest
    @CsvSource({"true, release by operator", "false, reject by operator"})
    void waitsForAnOperator(boolean approve, String last) {
        steps.propose(3, true);
        start();
        server.sleep(FakeRestockActivities.APPROVE_FOR.minusMinutes(2));
        assertThat(workflow.step()).isEqualTo("approve");
        decide("d1", approve);

        end();
        assertThat(steps.story()).endsWith("plan", last);
    }

    @Test
    void takesTheDefaultAtTheDeadline() {
        steps.propose(3, true);
        start();
        server.sleep(FakeRestockActivities.APPROVE_FOR.minusMinutes(2));
        assertThat(steps.story()).last().isEqualTo("plan");

        end();
        assertThat(steps.story()).last().isEqualTo("release by policy");
    }

    @Test
    void isDecidedOnce() {
        steps.propose(3, true);
        start();
        decide("d1", false);
        assertThatThrownBy(() -> decide("d2", true)).isInstanceOf(WorkflowNotFoundException.class);

        end();
        assertThat(steps.story()).last().isEqualTo("reject by operator");
        assertThat(steps.story()).doesNotContain("release by operator");
    }

    @Test
    void cannotBeDecidedBeforeThereIsAPlan() {
        steps.propose(3, true);
        steps.loseAnswers("forecast", 6);
        WorkflowClient.start(workflow::run, new RestockRequest("EAST", "2026-03-02"));

        assertRefused(() -> decide("d1", false), "it waits for no approval");
        end();
        assertThat(steps.story()).last().isEqualTo("release by policy");
    }

    @Test
    void lostAnswersAreAskedForAgain() {
        steps.loseAnswers("open EAST 2026-03-02", 2);
        start();

        end();
        assertThat(steps.story()).filteredOn(step -> step.startsWith("open")).hasSize(3);
        assertThat(steps.story()).last().isEqualTo("release by policy");
    }

    private void start() {
        WorkflowClient.start(workflow::run, new RestockRequest("EAST", "2026-03-02"));
        server.sleep(Duration.ofMinutes(1));
    }

    private void decide(String requestId, boolean approve) {
        workflow.decide(new RestockDecision(requestId, approve, "operator"));
    }

    private void end() {
        WorkflowStub.fromTyped(workflow).getResult(Void.class);
    }
}

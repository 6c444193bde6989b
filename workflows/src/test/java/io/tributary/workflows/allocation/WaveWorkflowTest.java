package io.tributary.workflows.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowClient;
import io.temporal.testing.TestWorkflowEnvironment;
import io.tributary.workflows.TaskQueues;
import io.tributary.workflows.TestServers;
import io.tributary.workflows.WorkflowIds;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaveWorkflowTest {
    private static final Duration CUT_OFF = Duration.ofHours(6);
    private final TestWorkflowEnvironment server = TestServers.skippingTime();
    private final FakeWaveActivities steps = new FakeWaveActivities(CUT_OFF);
    private WaveWorkflow workflow;

    @BeforeEach
    void start() {
        var worker = server.newWorker(TaskQueues.TRIBUTARY);
        worker.registerWorkflowImplementationTypes(WaveWorkflowImpl.class);
        worker.registerActivitiesImplementations(steps);
        server.start();
        workflow = server.getWorkflowClient()
                .newWorkflowStub(WaveWorkflow.class, TestServers.options(WorkflowIds.wave("EAST")));
        WorkflowClient.start(workflow::run, "EAST");
        server.sleep(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        TestServers.leave(server);
    }

    @Test
    void plansSoonAfterTheStartAndThenAtEveryCutOff() {
        assertThat(steps.waves()).isEqualTo(1);
        server.sleep(CUT_OFF.minusMinutes(2));
        assertThat(steps.waves()).isEqualTo(1);
        server.sleep(Duration.ofMinutes(2));
        assertThat(steps.waves()).isEqualTo(2);
        server.sleep(CUT_OFF.multipliedBy(3));
        assertThat(steps.waves()).isEqualTo(5);
    }

    @Test
    void plansEarlyWhenThePoolGrew() {
        workflow.poolGrew();
        server.sleep(Duration.ofMinutes(1));
        assertThat(steps.waves()).isEqualTo(2);

        server.sleep(CUT_OFF.minusMinutes(2));
        assertThat(steps.waves()).isEqualTo(2);
    }

    @Test
    void aWaveThatFailsIsTriedAgain() {
        steps.failNext(new IllegalStateException("The database is away."), 3);
        server.sleep(CUT_OFF.plusMinutes(1));

        assertThat(steps.waves()).isEqualTo(2);
    }

    /** A defect in planning must not end the waves of a zone for ever. */
    @Test
    void aWaveThatNoRetryMendsIsLeftOutAndTheNextOneComes() {
        steps.failNext(new IllegalArgumentException("This snapshot cannot be planned."), 1);
        server.sleep(CUT_OFF.plusMinutes(1));
        assertThat(steps.waves()).isEqualTo(1);
        server.sleep(CUT_OFF);

        assertThat(steps.waves()).isEqualTo(2);
    }

    @Test
    void reportsItsLastWave() {
        assertThat(workflow.lastReport()).isEqualTo(new WaveReport(1, 1, CUT_OFF));
    }

    /** A new run begins with a wave of its own, so there is one more than there were cut-offs. */
    @Test
    void carriesOnInANewRunBeforeItsHistoryIsLong() {
        server.sleep(CUT_OFF.multipliedBy(205));

        assertThat(steps.waves()).isEqualTo(207);
        assertThat(server.getWorkflowClient()
                        .fetchHistory(WorkflowIds.wave("EAST"))
                        .getEvents())
                .hasSizeLessThan(200);
        workflow.poolGrew();
        server.sleep(Duration.ofMinutes(1));
        assertThat(steps.waves()).isEqualTo(208);
    }
}

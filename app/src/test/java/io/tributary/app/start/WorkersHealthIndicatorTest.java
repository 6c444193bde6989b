package io.tributary.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import io.tributary.app.TributaryProperties;
import io.tributary.workflows.TaskQueues;
import io.tributary.workflows.replenishment.RestockWorkflowImpl;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class WorkersHealthIndicatorTest {
    private static WorkersHealthIndicator indicator(WorkerFactory factory, boolean wanted) {
        var properties = new TributaryProperties(
                TributaryProperties.Mode.DEMO,
                1,
                null,
                Path.of("data"),
                new TributaryProperties.Temporal("", "default", "", wanted),
                new TributaryProperties.Database("", "tributary", "", "", "", 2));
        var workers = new TemporalWorkers(factory, factory.getWorker(TaskQueues.TRIBUTARY), properties);
        workers.start();
        return new WorkersHealthIndicator(workers, factory, properties);
    }

    private static WorkerFactory both(TestWorkflowEnvironment temporal) {
        temporal.newWorker(TaskQueues.TRIBUTARY).registerWorkflowImplementationTypes(RestockWorkflowImpl.class);
        temporal.newWorker(TaskQueues.RESTOCK).registerActivitiesImplementations(new Plans());
        return temporal.getWorkerFactory();
    }

    @io.temporal.activity.ActivityInterface
    public interface Planning {
        void plan();
    }

    public static final class Plans implements Planning {
        @Override
        public void plan() {}
    }

    @Test
    void isDownWhileOneOfTheQueuesIsNotPolled() {
        try (var temporal = TestWorkflowEnvironment.newInstance()) {
            WorkerFactory factory = both(temporal);
            WorkersHealthIndicator indicator = indicator(factory, true);
            assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
            for (String queue : new String[] {TaskQueues.TRIBUTARY, TaskQueues.RESTOCK}) {
                factory.getWorker(queue).suspendPolling();
                Health health = indicator.health();
                assertThat(health.getStatus()).isEqualTo(Status.DOWN);
                assertThat(health.getDetails())
                        .containsEntry("polling", false)
                        .containsEntry(
                                "taskQueues",
                                Map.of(
                                        TaskQueues.TRIBUTARY,
                                        !queue.equals(TaskQueues.TRIBUTARY),
                                        TaskQueues.RESTOCK,
                                        !queue.equals(TaskQueues.RESTOCK)));
                factory.getWorker(queue).resumePolling();
                assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
            }
        }
    }

    @Test
    void isDownWithoutAWorkerOfItsQueue() {
        try (var temporal = TestWorkflowEnvironment.newInstance()) {
            temporal.newWorker(TaskQueues.TRIBUTARY).registerWorkflowImplementationTypes(RestockWorkflowImpl.class);
            assertThat(indicator(temporal.getWorkerFactory(), true).health().getStatus())
                    .isEqualTo(Status.DOWN);
        }
    }

    @Test
    void isWellWhereNoWorkIsWanted() {
        try (var temporal = TestWorkflowEnvironment.newInstance()) {
            assertThat(indicator(both(temporal), false).health().getStatus()).isEqualTo(Status.UP);
        }
    }
}

package io.tributary.workflows.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerOptions;
import io.tributary.workflows.TaskQueues;
import io.tributary.workflows.TestServers;
import io.tributary.workflows.WorkflowIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Zones that are forecast for hours hold up nothing else: what waves share with other steps stays free. */
class RestockQueueTest {
    private static final int SLOTS = 4;

    /** Parts that go on until they are let go. */
    private static final class Slow implements RestockActivities {
        private final CountDownLatch letGo = new CountDownLatch(1);
        private final CountDownLatch begun = new CountDownLatch(SLOTS - 1 + 2);
        private final CountDownLatch divided = new CountDownLatch(SLOTS);

        @Override
        public UUID open(RestockRequest request) {
            return UUID.nameUUIDFromBytes(request.zone().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        @Override
        public void forecast(UUID runId) {}

        @Override
        public RestockParts divide(UUID runId) {
            divided.countDown();
            begun.countDown();
            return new RestockParts(2);
        }

        @Override
        public void forecastPart(UUID runId, int part) {
            begun.countDown();
            try {
                letGo.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public RestockPlanned plan(UUID runId) {
            return new RestockPlanned(runId, 0, false, Duration.ZERO, true);
        }

        @Override
        public RestockWaiting releaseUnasked(UUID runId) {
            return new RestockWaiting(0, Duration.ZERO);
        }

        @Override
        public RestockUndone undoOrder(RestockOrderUndo undo) {
            return new RestockUndone("");
        }

        @Override
        public RestockWaiting decideOrder(RestockOrderDecision decision) {
            return new RestockWaiting(0, Duration.ZERO);
        }

        @Override
        public void release(UUID runId, String approvedBy) {}

        @Override
        public void reject(UUID runId, String rejectedBy) {}
    }

    @Test
    void moreForecastsThanSlotsLeaveOtherStepsTheirs() throws InterruptedException {
        var slow = new Slow();
        TestWorkflowEnvironment server = TestServers.skippingTime();
        try {
            var worker = server.newWorker(
                    TaskQueues.TRIBUTARY,
                    WorkerOptions.newBuilder()
                            .setMaxConcurrentActivityExecutionSize(SLOTS)
                            .build());
            worker.registerWorkflowImplementationTypes(RestockWorkflowImpl.class);
            worker.registerActivitiesImplementations(slow);
            server.newWorker(
                            TaskQueues.RESTOCK,
                            WorkerOptions.newBuilder()
                                    .setMaxConcurrentActivityExecutionSize(2)
                                    .build())
                    .registerActivitiesImplementations(slow);
            server.start();
            List<RestockWorkflow> runs = new ArrayList<>();
            for (int zone = 0; zone < SLOTS; zone++) {
                if (zone == SLOTS - 1) {
                    // the others are divided, and parts of theirs are under way: more are wanted than there are slots
                    assertThat(slow.begun.await(20, TimeUnit.SECONDS)).isTrue();
                }
                var request = new RestockRequest("Z" + zone, "1");
                RestockWorkflow run = server.getWorkflowClient()
                        .newWorkflowStub(
                                RestockWorkflow.class,
                                TestServers.options(WorkflowIds.restock(request.zone(), request.key())));
                WorkflowClient.start(run::run, request);
                runs.add(run);
            }
            assertThat(slow.divided.await(20, TimeUnit.SECONDS))
                    .as("the last zone is divided while the parts of the others take all their slots")
                    .isTrue();
            slow.letGo.countDown();
            runs.forEach(run -> WorkflowStub.fromTyped(run).getResult(Void.class));
        } finally {
            slow.letGo.countDown();
            TestServers.leave(server);
        }
    }
}

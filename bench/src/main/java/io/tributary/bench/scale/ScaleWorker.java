package io.tributary.bench.scale;

import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import io.tributary.activities.BusinessTime;
import io.tributary.activities.replenishment.RestockActivitiesImpl;
import io.tributary.activities.risk.RiskScores;
import io.tributary.db.replenishment.ForecastParts;
import io.tributary.db.risk.DeliveryReads;
import io.tributary.workflows.TaskQueues;
import io.tributary.workflows.replenishment.RestockActivities;
import io.tributary.workflows.replenishment.RestockOrderDecision;
import io.tributary.workflows.replenishment.RestockOrderUndo;
import io.tributary.workflows.replenishment.RestockParts;
import io.tributary.workflows.replenishment.RestockPlanned;
import io.tributary.workflows.replenishment.RestockRequest;
import io.tributary.workflows.replenishment.RestockUndone;
import io.tributary.workflows.replenishment.RestockWaiting;
import io.tributary.workflows.replenishment.RestockWorkflowImpl;
import java.io.IOException;
import java.io.PrintStream;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A process of its own with the product's restock worker. Says on standard output what it does, one word and a number a
 * line; ends when its standard input does, so that it never outlives who started it.
 */
final class ScaleWorker {
    static final String PART = "part";
    static final String STORED = "stored";
    static final String HEAP = "heap";

    private static final PrintStream TOLD = System.out;

    private ScaleWorker() {}

    /**
     * @param arguments the database's URL, Temporal's address, when the benchmark began in wall-clock millis, and the
     *     series of a part
     */
    public static void main(String[] arguments) throws IOException {
        // Whatever libraries print goes elsewhere.
        System.setOut(System.err);
        long began = Long.parseLong(arguments[2]);
        var time = new BusinessTime(() -> ScaleNetwork.business(System.currentTimeMillis(), began), 1);
        try (var connections = ScaleNetwork.pool(arguments[0])) {
            DSLContext db = ScaleNetwork.dsl(connections);
            WorkflowServiceStubs service = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(arguments[1])
                    .build());
            WorkerFactory factory = WorkerFactory.newInstance(WorkflowClient.newInstance(service));
            // As in the application.
            Worker worker = factory.newWorker(
                    TaskQueues.TRIBUTARY,
                    WorkerOptions.newBuilder()
                            .setUsingVirtualThreads(true)
                            .setMaxConcurrentActivityExecutionSize(4)
                            .build());
            worker.registerWorkflowImplementationTypes(RestockWorkflowImpl.class);
            var restocks = new RestockActivitiesImpl(
                    db, new RiskScores(new DeliveryReads(db)), time, Integer.parseInt(arguments[3]));
            var told = new Told(db, restocks);
            worker.registerActivitiesImplementations(told);
            factory.newWorker(
                            TaskQueues.RESTOCK,
                            WorkerOptions.newBuilder()
                                    .setMaxConcurrentActivityExecutionSize(2)
                                    .build())
                    .registerActivitiesImplementations(told);
            factory.start();
            watchHeap();
            while (System.in.read() >= 0) {
                // Nothing is ever asked of it.
            }
            factory.shutdownNow();
            service.shutdownNow();
        }
        System.exit(0);
    }

    private static void say(String what, long number) {
        TOLD.println(what + ' ' + number);
    }

    private static void watchHeap() {
        Thread.ofPlatform().daemon().name("heap").start(() -> {
            Runtime runtime = Runtime.getRuntime();
            for (long most = 0; ; ) {
                long used = runtime.totalMemory() - runtime.freeMemory();
                if (used > most) {
                    most = used;
                    say(HEAP, most >> 20);
                }
                try {
                    Thread.sleep(100);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    /** Says which parts are computed, and which were stored. */
    private record Told(DSLContext db, RestockActivities steps) implements RestockActivities {
        @Override
        public @Nullable UUID open(RestockRequest request) {
            return steps.open(request);
        }

        @Override
        public void forecast(UUID runId) {
            steps.forecast(runId);
        }

        @Override
        public RestockParts divide(UUID runId) {
            return steps.divide(runId);
        }

        @Override
        public void forecastPart(UUID runId, int part) {
            if (ForecastParts.toDo(db, runId, part) != null) {
                say(PART, part);
            }
            steps.forecastPart(runId, part);
            say(STORED, part);
        }

        @Override
        public RestockPlanned plan(UUID runId) {
            return steps.plan(runId);
        }

        @Override
        public RestockWaiting releaseUnasked(UUID runId) {
            return steps.releaseUnasked(runId);
        }

        @Override
        public RestockWaiting decideOrder(RestockOrderDecision decision) {
            return steps.decideOrder(decision);
        }

        @Override
        public RestockUndone undoOrder(RestockOrderUndo undo) {
            return steps.undoOrder(undo);
        }

        @Override
        public void release(UUID runId, String approvedBy) {
            steps.release(runId, approvedBy);
        }

        @Override
        public void reject(UUID runId, String rejectedBy) {
            steps.reject(runId, rejectedBy);
        }
    }
}

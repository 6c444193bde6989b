package io.tributary.bench.scale;

import static io.tributary.db.schema.Tables.FORECAST_PART;
import static io.tributary.db.schema.Tables.RESTOCK_LINE;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.tributary.db.replenishment.RestockWrites;
import io.tributary.db.schema.tables.records.RestockRunRecord;
import io.tributary.workflows.TaskQueues;
import io.tributary.workflows.WorkflowIds;
import io.tributary.workflows.replenishment.RestockDecision;
import io.tributary.workflows.replenishment.RestockRequest;
import io.tributary.workflows.replenishment.RestockWorkflow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One restock run of the zone from its start to its release, watched from outside. */
final class Night {
    private static final long LOOK_MILLIS = 50;
    private static final long PATIENCE_MINUTES = 120;

    private final ScaleNetwork network;
    private final WorkflowClient client;
    private final String temporal;
    private final ScaleOptions options;
    private final Path log;
    private final long began;
    private final List<WorkerProcess> workers = new ArrayList<>();

    /** @param began the benchmark, in wall-clock millis */
    Night(ScaleNetwork network, WorkflowClient client, String temporal, ScaleOptions options, Path log, long began) {
        this.network = network;
        this.client = client;
        this.temporal = temporal;
        this.options = options;
        this.log = log;
        this.began = began;
    }

    /**
     * What a night came to.
     *
     * @param seconds by step
     * @param computed parts that were begun, repetitions included
     * @param underWay parts that a killed worker left
     */
    record Figures(
            UUID runId,
            int parts,
            int series,
            Map<String, Double> seconds,
            int lines,
            int computed,
            List<Integer> underWay,
            Set<Integer> again,
            long heapMiB) {}

    /** @param killAfter share of the parts that are stored when the worker is killed; null to let it live */
    Figures run(String key, @Nullable Double killAfter) throws IOException, InterruptedException {
        try {
            startWorker();
            RestockWorkflow workflow = start(key);
            Steps steps = new Steps();
            List<Integer> underWay = List.of();
            boolean toKill = killAfter != null;
            boolean decided = false;
            for (RestockRunRecord run = await(key); ; run = await(key)) {
                steps.saw(run.getStatus().equals("RUNNING") ? run.getStep() : run.getStatus());
                if (toKill && stored(run.getId()) >= killAfter * parts(run.getId()) && parts(run.getId()) > 0) {
                    toKill = false;
                    workers.getLast().kill();
                    underWay = workers.getLast().underWay();
                    startWorker();
                }
                if (RestockWrites.WAITING.contains(run.getStatus()) && !decided) {
                    workflow.decide(new RestockDecision("bench-" + key, true, "bench"));
                    decided = true;
                }
                if (!RestockWrites.UNDER_WAY.contains(run.getStatus())) {
                    return figures(run, steps.seconds(), underWay);
                }
                if (!workers.getLast().alive()) {
                    throw new IllegalStateException("The worker ended by itself. Maybe its log says why: " + log);
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } finally {
            for (WorkerProcess worker : workers) {
                worker.close();
            }
        }
    }

    private void startWorker() throws IOException {
        workers.add(WorkerProcess.start(
                options.heapMiB(),
                log,
                network.url(),
                temporal,
                Long.toString(began),
                Integer.toString(options.part())));
    }

    private RestockWorkflow start(String key) {
        RestockWorkflow workflow = client.newWorkflowStub(
                RestockWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setTaskQueue(TaskQueues.TRIBUTARY)
                        .setWorkflowId(WorkflowIds.restock(ScaleNetwork.ZONE, key))
                        .build());
        WorkflowClient.start(workflow::run, new RestockRequest(ScaleNetwork.ZONE, key));
        return workflow;
    }

    private RestockRunRecord await(String key) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_MINUTES * 60_000_000_000L;
        while (System.nanoTime() < deadline) {
            RestockRunRecord run = network.db
                    .selectFrom(RESTOCK_RUN)
                    .where(RESTOCK_RUN.ZONE_CODE.eq(ScaleNetwork.ZONE), RESTOCK_RUN.RUN_KEY.eq(key))
                    .fetchOne();
            if (run != null) {
                return run;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new IllegalStateException("The run did not begin. Maybe the worker's log says why: " + log);
    }

    private int parts(UUID runId) {
        return network.db.fetchCount(FORECAST_PART, FORECAST_PART.RUN_ID.eq(runId));
    }

    private int stored(UUID runId) {
        return network.db.fetchCount(FORECAST_PART, FORECAST_PART.RUN_ID.eq(runId), FORECAST_PART.DONE_AT.isNotNull());
    }

    private Figures figures(RestockRunRecord run, Map<String, Double> seconds, List<Integer> underWay) {
        List<Integer> computed =
                workers.stream().flatMap(worker -> worker.computed().stream()).toList();
        Set<Integer> once = new HashSet<>();
        Set<Integer> again = new HashSet<>();
        computed.forEach(part -> (once.add(part) ? once : again).add(part));
        return new Figures(
                run.getId(),
                parts(run.getId()),
                run.getItemsTotal(),
                seconds,
                network.db.fetchCount(RESTOCK_LINE, RESTOCK_LINE.RUN_ID.eq(run.getId())),
                computed.size(),
                underWay,
                again,
                workers.stream().mapToLong(WorkerProcess::heapMiB).max().orElse(0));
    }

    /** How long a run was in each step, as seen from outside. */
    private static final class Steps {
        private final Map<String, Double> seconds = new TreeMap<>();
        private long since = System.nanoTime();
        private String now = "open";

        void saw(String step) {
            if (!step.equals(now)) {
                long time = System.nanoTime();
                seconds.merge(now, (time - since) / 1e9, Double::sum);
                since = time;
                now = step;
            }
        }

        Map<String, Double> seconds() {
            return seconds;
        }
    }
}

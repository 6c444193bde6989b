package io.tributary.app.start;

import io.temporal.worker.WorkerFactory;
import io.tributary.app.TributaryProperties;
import io.tributary.workflows.TaskQueues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Well when this process polls both task queues for tasks, or is not wanted to. */
@Component("workers")
class WorkersHealthIndicator extends AbstractHealthIndicator {
    private static final List<String> QUEUES = List.of(TaskQueues.TRIBUTARY, TaskQueues.RESTOCK);

    private final TemporalWorkers workers;
    private final WorkerFactory factory;
    private final boolean wanted;

    WorkersHealthIndicator(TemporalWorkers workers, WorkerFactory factory, TributaryProperties properties) {
        this.workers = workers;
        this.factory = factory;
        this.wanted = properties.temporal().workers();
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Map<String, Boolean> polling = new LinkedHashMap<>();
        QUEUES.forEach(queue -> polling.put(queue, polls(queue)));
        boolean all = !polling.containsValue(false);
        builder.status(!wanted || all ? "UP" : "DOWN")
                .withDetail("taskQueues", polling)
                .withDetail("wanted", wanted)
                .withDetail("polling", all);
    }

    private boolean polls(String queue) {
        var worker = factory.tryGetWorker(queue);
        return worker != null && workers.isRunning() && !worker.isSuspended();
    }
}

package io.tributary.app.start;

import io.temporal.worker.Worker;
import io.tributary.app.TributaryProperties;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Well when this process's worker polls for tasks, or is not wanted here. */
@Component("workers")
class WorkersHealthIndicator extends AbstractHealthIndicator {
    private final TemporalWorkers workers;
    private final Worker worker;
    private final boolean wanted;

    WorkersHealthIndicator(TemporalWorkers workers, Worker worker, TributaryProperties properties) {
        this.workers = workers;
        this.worker = worker;
        this.wanted = properties.temporal().workers();
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        boolean polling = workers.isRunning() && !worker.isSuspended();
        builder.status(!wanted || polling ? "UP" : "DOWN")
                .withDetail("taskQueue", worker.getTaskQueue())
                .withDetail("wanted", wanted)
                .withDetail("polling", polling);
    }
}

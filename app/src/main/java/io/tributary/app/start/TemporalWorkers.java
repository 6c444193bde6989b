package io.tributary.app.start;

import io.temporal.worker.WorkerFactory;
import io.tributary.app.TributaryProperties;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts the worker once everything else is up, and lets it finish its tasks before anything else goes down. */
@Component
class TemporalWorkers implements SmartLifecycle {
    private final WorkerFactory factory;
    private final boolean wanted;

    TemporalWorkers(WorkerFactory factory, io.temporal.worker.Worker registered, TributaryProperties properties) {
        this.factory = factory;
        this.wanted = properties.temporal().workers();
    }

    @Override
    public void start() {
        if (wanted) {
            factory.start();
        }
    }

    @Override
    public void stop() {
        factory.shutdown();
        factory.awaitTermination(5, TimeUnit.SECONDS);
        if (!factory.isTerminated()) {
            factory.shutdownNow();
            factory.awaitTermination(2, TimeUnit.SECONDS);
        }
    }

    @Override
    public boolean isRunning() {
        return factory.isStarted() && !factory.isShutdown();
    }
}

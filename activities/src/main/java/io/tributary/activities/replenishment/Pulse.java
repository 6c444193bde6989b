package io.tributary.activities.replenishment;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells Temporal every few seconds that this process lives, while a step computes without coming back: a worker that dies
 * is noticed within half a minute, however long its step would have taken.
 */
final class Pulse implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final ActivityExecutionContext context;
    private final ScheduledExecutorService timer;
    private volatile String step = "";

    Pulse(ActivityExecutionContext context) {
        this.context = context;
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("pulse").factory());
        timer.scheduleAtFixedRate(this::beat, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Says what begins now; the step that hears of a cancellation ends here. */
    void enter(String next) {
        step = next;
        context.heartbeat(next);
    }

    private void beat() {
        try {
            context.heartbeat(step);
        } catch (ActivityCompletionException e) {
            // The step itself hears of it when it enters its next part; there is nothing to tell meanwhile.
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

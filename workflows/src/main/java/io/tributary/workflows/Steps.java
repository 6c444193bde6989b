package io.tributary.workflows;

import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * How workflows call activities, decided once. What a retry cannot mend fails with a type that is listed here; anything
 * else is tried again for as long as it takes, because the database and the planner come back.
 */
public final class Steps {
    /** The failure types that no retry mends. */
    public static final String INVALID = "Invalid";

    private static final RetryOptions RETRY = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofMillis(200))
            .setMaximumInterval(Duration.ofSeconds(10))
            .setDoNotRetry(
                    INVALID, IllegalArgumentException.class.getName(), UnsupportedOperationException.class.getName())
            .build();

    /**
     * The SDK does not repeat a local activity at all unless its attempts are bounded; this bound is never reached. A
     * repetition after the threshold costs events, so the pauses grow to a minute.
     */
    private static final RetryOptions LOCAL_RETRY = RetryOptions.newBuilder(RETRY)
            .setMaximumAttempts(Integer.MAX_VALUE)
            .setMaximumInterval(Duration.ofMinutes(1))
            .build();

    private Steps() {}

    /** A short idempotent step in the database: it leaves one marker in the history instead of three events. */
    public static <T> T brief(Class<T> activities) {
        return Workflow.newLocalActivityStub(
                activities,
                LocalActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofSeconds(20))
                        .setLocalRetryThreshold(Duration.ofSeconds(5))
                        .setRetryOptions(LOCAL_RETRY)
                        .build());
    }

    /**
     * A step that computes: it has its own place in the history.
     *
     * @param most how long it may take. A worker that dies in the middle is noticed only after that, because the steps
     *     do not report in between
     */
    public static <T> T lasting(Class<T> activities, Duration most) {
        return Workflow.newActivityStub(
                activities,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(most)
                        .setRetryOptions(RETRY)
                        .build());
    }

    /**
     * A step that computes for long and reports while it does, so that a worker that dies is noticed soon.
     *
     * @param queue whose slots it takes
     * @param most how long it may take
     * @param silence after which it is given to another worker
     */
    public static <T> T reporting(Class<T> activities, String queue, Duration most, Duration silence) {
        return Workflow.newActivityStub(
                activities,
                ActivityOptions.newBuilder()
                        .setTaskQueue(queue)
                        .setStartToCloseTimeout(most)
                        .setHeartbeatTimeout(silence)
                        .setRetryOptions(RETRY)
                        .build());
    }
}

package io.tributary.workflows;

/** The queues that workers listen on. */
public final class TaskQueues {
    public static final String TRIBUTARY = "tributary";

    private TaskQueues() {}
}

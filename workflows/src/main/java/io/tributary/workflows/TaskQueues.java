package io.tributary.workflows;

/** The queues that workers listen on. */
public final class TaskQueues {
    public static final String TRIBUTARY = "tributary";
    /** Parts of forecasts and plans: minutes each, so they have slots of their own and no wave waits for one. */
    public static final String RESTOCK = "tributary-restock";

    private TaskQueues() {}
}

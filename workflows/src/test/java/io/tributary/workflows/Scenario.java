package io.tributary.workflows;

import io.temporal.common.WorkflowExecutionHistory;
import java.util.function.Supplier;

/**
 * One way through a workflow whose history is kept.
 *
 * @param name names the file of the history
 * @param play plays it on a server of its own
 */
public record Scenario(String name, Supplier<WorkflowExecutionHistory> play) {}

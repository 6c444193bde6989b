package io.tributary.workflows.replenishment;

import java.time.Duration;

/**
 * @param orders of the run that wait for a decision; 0 when the run is decided
 * @param decideFor wall-clock time until policy's default is taken for them
 */
public record RestockWaiting(int orders, Duration decideFor) {}

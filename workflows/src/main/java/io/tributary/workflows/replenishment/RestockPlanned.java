package io.tributary.workflows.replenishment;

import java.time.Duration;
import java.util.UUID;

/**
 * @param proposedLines lines to order now; 0 ends the run
 * @param needsApproval true when value or risk is over what policy lets pass by itself
 * @param approveFor wall-clock time until policy's default is taken
 */
public record RestockPlanned(UUID runId, int proposedLines, boolean needsApproval, Duration approveFor) {}

package io.tributary.workflows.replenishment;

import java.time.Duration;
import java.util.UUID;

/**
 * @param proposedLines lines to order now; 0 ends the run
 * @param needsApproval true when value or risk is over what policy lets pass by itself
 * @param approveFor wall-clock time until policy's default is taken
 * @param byOrder whether its orders are stored one by one, so that each can go out by itself; false in histories from
 *     before there were orders
 */
public record RestockPlanned(
        UUID runId, int proposedLines, boolean needsApproval, Duration approveFor, boolean byOrder) {}

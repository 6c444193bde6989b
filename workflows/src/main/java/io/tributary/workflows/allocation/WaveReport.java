package io.tributary.workflows.allocation;

import java.time.Duration;

/**
 * What a wave did.
 *
 * @param pooledLines lines that it looked at
 * @param allocatedLines lines that got a node and a reservation
 * @param nextWithin wall-clock time until the next cut-off
 */
public record WaveReport(int pooledLines, int allocatedLines, Duration nextWithin) {}

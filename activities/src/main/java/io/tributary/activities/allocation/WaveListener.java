package io.tributary.activities.allocation;

import io.tributary.domain.allocation.AllocationPlan;
import java.time.Duration;

/** Hears of committed waves; metrics are made of it. */
@FunctionalInterface
public interface WaveListener {
    /**
     * @param allocatedLines lines that got a reservation
     * @param planning wall-clock time of planning
     */
    void waveCommitted(String zone, AllocationPlan plan, int allocatedLines, Duration planning);
}

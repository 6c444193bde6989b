package io.tributary.workflows.allocation;

import io.temporal.activity.ActivityInterface;

/** A wave plans and commits in one activity, because the plan is worth nothing once the stock has moved. */
@ActivityInterface(namePrefix = "Wave")
public interface WaveActivities {
    /**
     * Re-optimises all promises of the zone that are not released yet and commits reservations in one transaction. A
     * repetition finds the lines that are still open and leaves the others alone.
     */
    WaveReport planAndCommit(String zone);
}

package io.tributary.workflows.replenishment;

/**
 * How far a run is.
 *
 * @param step for people
 * @param done parts of the forecast that are stored
 * @param total parts that it has; 0 until that is known
 * @param pausedBy who stopped the run, or empty when it goes on
 */
public record RestockProgress(String step, int done, int total, String pausedBy) {
    public boolean paused() {
        return !pausedBy.isEmpty();
    }
}

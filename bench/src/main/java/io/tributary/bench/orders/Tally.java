package io.tributary.bench.orders;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was measured of one kind of order over its rounds. */
final class Tally {
    private final List<Long> nanos = new ArrayList<>();
    private final List<String> workflows = new ArrayList<>();
    private long busyNanos;

    synchronized void completed(String workflowId, long took) {
        nanos.add(took);
        workflows.add(workflowId);
    }

    synchronized void roundTook(long took) {
        busyNanos += took;
    }

    synchronized int orders() {
        return nanos.size();
    }

    /** Completed orders per second of the rounds of this kind. */
    synchronized double perSecond() {
        return nanos.size() * 1e9 / busyNanos;
    }

    /** @param share 0 to 1 */
    synchronized double percentileMillis(double share) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1)) / 1e6;
    }

    /** The last workflows, to look at their histories. */
    synchronized List<String> lastWorkflows(int most) {
        return List.copyOf(workflows.subList(Math.max(0, workflows.size() - most), workflows.size()));
    }
}

package io.tributary.workflows.allocation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Counts the waves; each has its number for a report. */
final class FakeWaveActivities implements WaveActivities {
    private final Duration cutOff;
    private int waves;
    private int failuresAhead;
    private @Nullable RuntimeException failure;

    FakeWaveActivities(Duration cutOff) {
        this.cutOff = cutOff;
    }

    synchronized void failNext(RuntimeException next, int times) {
        failure = next;
        failuresAhead = times;
    }

    synchronized int waves() {
        return waves;
    }

    @Override
    public synchronized WaveReport planAndCommit(String zone) {
        if (failure != null && failuresAhead-- > 0) {
            throw failure;
        }
        waves++;
        return new WaveReport(waves, waves, cutOff);
    }
}

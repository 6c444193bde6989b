package io.tributary.workflows.allocation;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import io.tributary.workflows.Steps;
import java.time.Duration;

/** Wait for the cut-off or a large pool; plan and commit; again. */
public class WaveWorkflowImpl implements WaveWorkflow {
    /** About eleven events a round keep a run's history far below the limits. */
    private static final int ROUNDS = 200;

    private final WaveActivities steps = Steps.lasting(WaveActivities.class, Duration.ofMinutes(1));
    private WaveReport report = new WaveReport(0, 0, Duration.ofSeconds(1));
    private boolean poolGrew;

    @Override
    public void run(String zone) {
        for (int round = 0; round < ROUNDS; round++) {
            Workflow.await(report.nextWithin(), () -> poolGrew);
            poolGrew = false;
            planAndCommit(zone);
        }
        // The next run begins with a wave, so a signal that this one has not acted upon is not lost.
        Workflow.newContinueAsNewStub(WaveWorkflow.class).run(zone);
    }

    /** A wave that no retry mends is left out; it must not end the waves of its zone. */
    private void planAndCommit(String zone) {
        try {
            report = steps.planAndCommit(zone);
            Workflow.setCurrentDetails(
                    "allocated " + report.allocatedLines() + " of " + report.pooledLines() + " pooled lines");
        } catch (ActivityFailure failure) {
            Workflow.setCurrentDetails("The last wave failed: " + failure.getCause());
        }
    }

    @Override
    public void poolGrew() {
        poolGrew = true;
    }

    @Override
    public WaveReport lastReport() {
        return report;
    }
}

package io.tributary.bench.orders;

import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Three activities, then the signal. */
public class BareWorkflowImpl implements BareWorkflow {
    private final BareActivities steps = Workflow.newActivityStub(
            BareActivities.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofSeconds(20))
                    .build());
    private boolean delivered;

    @Override
    public void run() {
        steps.screen();
        steps.release();
        steps.follow();
        Workflow.await(() -> delivered);
    }

    @Override
    public void delivered() {
        delivered = true;
    }
}

package io.tributary.workflows.replenishment;

import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.tributary.workflows.Steps;
import io.tributary.workflows.WorkflowIds;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Forecast, plan, approve, release. Receipts are followed by the purchase orders' own workflows. */
public class RestockWorkflowImpl implements RestockWorkflow {
    private final RestockActivities brief = Steps.brief(RestockActivities.class);
    private final RestockActivities lasting = Steps.lasting(RestockActivities.class, Duration.ofMinutes(10));
    private String step = "open";
    private @Nullable RestockDecision decision;

    @Override
    public void run(RestockRequest request) {
        UUID runId = brief.open(keyed(request));
        if (runId == null) {
            enter("another run of the zone is under way");
            return;
        }
        enter("forecast");
        lasting.forecast(runId);
        enter("plan");
        RestockPlanned plan = lasting.plan(runId);
        if (plan.proposedLines() > 0) {
            approveAndRelease(plan);
        }
        enter("done");
    }

    /** A schedule cannot name its runs; it appends the time to the workflow's id, and that is the key. */
    private static RestockRequest keyed(RestockRequest request) {
        if (!request.key().isEmpty()) {
            return request;
        }
        String prefix = WorkflowIds.restock(request.zone(), "");
        return new RestockRequest(
                request.zone(), Workflow.getInfo().getWorkflowId().substring(prefix.length()));
    }

    private void approveAndRelease(RestockPlanned plan) {
        if (plan.needsApproval()) {
            enter("approve");
            Workflow.await(plan.approveFor(), () -> decision != null);
        }
        RestockDecision answer = decision == null ? byPolicy(plan) : decision;
        enter("release");
        if (answer.approve()) {
            brief.release(plan.runId(), answer.by());
        } else {
            brief.reject(plan.runId(), answer.by());
        }
    }

    /** Shelves must not run empty because nobody looked: what nobody rejects in time is ordered. */
    private static RestockDecision byPolicy(RestockPlanned plan) {
        return new RestockDecision("policy-" + plan.runId(), true, "policy");
    }

    private void enter(String next) {
        step = next;
        Workflow.setCurrentDetails(next);
    }

    @Override
    public void decide(RestockDecision answer) {
        decision = answer;
    }

    @Override
    public void validateDecide(RestockDecision answer) {
        if (!step.equals("approve") || decision != null) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "The restock run is in step '" + step
                            + "'; it waits for no approval. Maybe it was decided already.",
                    "Refused");
        }
    }

    @Override
    public String step() {
        return step;
    }
}

package io.tributary.workflows.replenishment;

import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.tributary.workflows.Steps;
import io.tributary.workflows.WorkflowIds;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Forecast, plan, approve, release. Receipts are followed by the purchase orders' own workflows. */
public class RestockWorkflowImpl implements RestockWorkflow {
    /** Waves need workers while a zone is forecast. */
    private static final int AT_ONCE = 2;

    private final RestockActivities brief = Steps.brief(RestockActivities.class);
    private final RestockActivities lasting = Steps.lasting(RestockActivities.class, Duration.ofMinutes(10));
    private final RestockActivities reporting =
            Steps.reporting(RestockActivities.class, Duration.ofMinutes(30), Duration.ofSeconds(30));
    private String step = "open";
    private @Nullable RestockDecision decision;
    private String pausedBy = "";
    private int done;
    private int total;

    @Override
    public void run(RestockRequest request) {
        UUID runId = brief.open(keyed(request));
        if (runId == null) {
            enter("another run of the zone is under way");
            return;
        }
        enter("forecast");
        forecast(runId);
        enter("plan");
        RestockPlanned plan = reporting.plan(runId);
        if (plan.proposedLines() > 0) {
            approveAndRelease(plan);
        }
        enter("done");
    }

    /** In parts, a few at a time: what is stored stays stored when a worker dies. */
    private void forecast(UUID runId) {
        if (Workflow.getVersion("forecast-in-parts", Workflow.DEFAULT_VERSION, 1) == Workflow.DEFAULT_VERSION) {
            lasting.forecast(runId);
            return;
        }
        total = lasting.divide(runId).parts();
        Deque<Integer> waiting =
                new ArrayDeque<>(IntStream.range(0, total).boxed().toList());
        List<Promise<Void>> hands = new ArrayList<>();
        for (int hand = 0; hand < Math.min(AT_ONCE, total); hand++) {
            hands.add(Async.procedure(() -> {
                for (Integer part = waiting.poll(); part != null; part = waiting.poll()) {
                    unlessPaused();
                    reporting.forecastPart(runId, part);
                    done++;
                }
            }));
        }
        Promise.allOf(hands).get();
    }

    private void unlessPaused() {
        Workflow.await(() -> pausedBy.isEmpty());
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
        unlessPaused();
        RestockDecision answer = decision == null ? byPolicy(plan) : decision;
        enter("release");
        RestockActivities hand = closing();
        if (answer.approve()) {
            hand.release(plan.runId(), answer.by());
        } else {
            hand.reject(plan.runId(), answer.by());
        }
    }

    /** A large zone's release takes longer than a brief step may. */
    private RestockActivities closing() {
        boolean brief = Workflow.getVersion("release-lasts", Workflow.DEFAULT_VERSION, 1) == Workflow.DEFAULT_VERSION;
        return brief ? this.brief : lasting;
    }

    /** Shelves must not run empty because nobody looked: what nobody rejects in time is ordered. */
    private static RestockDecision byPolicy(RestockPlanned plan) {
        return new RestockDecision("policy-" + plan.runId(), true, "policy");
    }

    private void enter(String next) {
        unlessPaused();
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
    public void pause(RestockPause pause) {
        pausedBy = pause.by();
    }

    @Override
    public void validatePause(RestockPause pause) {
        if (pause.by().isEmpty() || step.equals("release") || step.equals("done")) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "The restock run is in step '" + step + "'; it cannot be paused by '" + pause.by()
                            + "'. Maybe its purchase orders are out already.",
                    "Refused");
        }
    }

    @Override
    public void resume(RestockPause resume) {
        pausedBy = "";
    }

    @Override
    public RestockProgress progress() {
        return new RestockProgress(step, done, total, pausedBy);
    }

    @Override
    public String step() {
        return step;
    }
}

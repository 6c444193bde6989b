package io.tributary.workflows.replenishment;

import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.tributary.workflows.Steps;
import io.tributary.workflows.TaskQueues;
import io.tributary.workflows.WorkflowIds;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Forecast, plan, approve, release. Receipts are followed by the purchase orders' own workflows. */
public class RestockWorkflowImpl implements RestockWorkflow {
    /** Another zone is to be forecast too. */
    private static final int AT_ONCE = 2;

    private final RestockActivities brief = Steps.brief(RestockActivities.class);
    private final RestockActivities lasting = Steps.lasting(RestockActivities.class, Duration.ofMinutes(10));
    private final RestockActivities reporting = Steps.reporting(
            RestockActivities.class, TaskQueues.RESTOCK, Duration.ofMinutes(30), Duration.ofSeconds(30));
    private String step = "open";
    private @Nullable RestockDecision decision;
    private String pausedBy = "";
    private boolean byOrder;
    private final Deque<RestockOrderDecision> answers = new ArrayDeque<>();
    private final Map<UUID, Boolean> asked = new HashMap<>();
    private final Set<UUID> settled = new HashSet<>();
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
        if (plan.byOrder() && Workflow.getVersion("approve-by-order", Workflow.DEFAULT_VERSION, 1) == 1) {
            releaseByOrder(plan.runId());
        } else {
            releaseWhole(plan);
        }
    }

    /** What no limit holds goes out at once; the rest one by one as it is decided, and what nobody decides in time. */
    private void releaseByOrder(UUID runId) {
        enter("release");
        RestockWaiting waiting = lasting.releaseUnasked(runId);
        if (waiting.orders() == 0) {
            return;
        }
        enter("approve");
        byOrder = true;
        long due = Workflow.currentTimeMillis() + waiting.decideFor().toMillis();
        while (waiting.orders() > 0) {
            boolean answered = awaitAnswer(due);
            unlessPaused();
            RestockOrderDecision next = answers.poll();
            if (next == null && answered && decision == null) {
                continue; // it was taken back while the run was paused
            }
            if (next == null) {
                step = "release";
                close(runId, decision == null ? byPolicy(runId) : decision, lasting);
                break;
            }
            waiting = lasting.decideOrder(next);
            settled.add(next.orderId());
        }
        step = "release";
        Workflow.await(Workflow::isEveryHandlerFinished);
    }

    /** @return false when nobody answered in time */
    private boolean awaitAnswer(long due) {
        long left = due - Workflow.currentTimeMillis();
        return left > 0 ? Workflow.await(Duration.ofMillis(left), this::answered) : answered();
    }

    private boolean answered() {
        return decision != null || !answers.isEmpty();
    }

    /** As runs did before their orders were decided one by one. */
    private void releaseWhole(RestockPlanned plan) {
        if (plan.needsApproval()) {
            enter("approve");
            Workflow.await(plan.approveFor(), () -> decision != null);
        }
        unlessPaused();
        RestockDecision answer = decision == null ? byPolicy(plan.runId()) : decision;
        enter("release");
        close(plan.runId(), answer, closing());
    }

    private static void close(UUID runId, RestockDecision answer, RestockActivities hand) {
        if (answer.approve()) {
            hand.release(runId, answer.by());
        } else {
            hand.reject(runId, answer.by());
        }
    }

    /** A large zone's release takes longer than a brief step may. */
    private RestockActivities closing() {
        boolean brief = Workflow.getVersion("release-lasts", Workflow.DEFAULT_VERSION, 1) == Workflow.DEFAULT_VERSION;
        return brief ? this.brief : lasting;
    }

    /** Shelves must not run empty because nobody looked: what nobody rejects in time is ordered. */
    private static RestockDecision byPolicy(UUID runId) {
        return new RestockDecision("policy-" + runId, true, "policy");
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
            throw noApproval();
        }
    }

    private RuntimeException noApproval() {
        return ApplicationFailure.newNonRetryableFailure(
                "The restock run is in step '" + step + "'; it waits for no approval. Maybe it was decided already.",
                "Refused");
    }

    @Override
    public void decideOrder(RestockOrderDecision answer) {
        // The same answer sent again while the first is at work waits for that one.
        if (asked.putIfAbsent(answer.orderId(), answer.approve()) == null) {
            answers.add(answer);
        }
        Workflow.await(() -> !atWork(answer.orderId()) || !pausedBy.isEmpty());
    }

    /** Whether an order's answer was taken and is not done yet. */
    private boolean atWork(UUID orderId) {
        return asked.containsKey(orderId) && !settled.contains(orderId);
    }

    @Override
    public void validateDecideOrder(RestockOrderDecision answer) {
        Boolean before = asked.get(answer.orderId());
        boolean again = before != null && before == answer.approve();
        boolean open = byOrder && step.equals("approve") && decision == null && before == null;
        if (!again && !open) {
            throw noApproval();
        }
    }

    @Override
    public void undoOrder(RestockOrderUndo undo) {
        UUID orderId = undo.orderId();
        boolean unheard = answers.removeIf(answer -> answer.orderId().equals(orderId));
        if (unheard) {
            asked.remove(orderId);
        }
        Workflow.await(() -> !atWork(orderId));
        RestockUndone undone = lasting.undoOrder(unheard ? undo.ofUnheard() : undo);
        if (!undone.refused().isEmpty()) {
            throw ApplicationFailure.newNonRetryableFailure(undone.refused(), "Refused");
        }
        if (settled.remove(orderId)) {
            asked.remove(orderId);
        }
    }

    @Override
    public void validateUndoOrder(RestockOrderUndo undo) {
        if (!byOrder || !step.equals("approve") || decision != null) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "The restock run is in step '" + step
                            + "'; nothing of it waits, so no decision on its orders can be"
                            + " undone. Maybe start a run of the zone, which plans anew.",
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

package io.tributary.workflows.replenishment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A restock run in memory: what it proposes is set by the test; keeps the story of what was called. */
final class FakeRestockActivities implements RestockActivities {
    static final Duration APPROVE_FOR = Duration.ofHours(12);
    static final UUID RUN = UUID.fromString("01936b2e-0000-7000-8000-000000000003");

    private final List<String> story = new ArrayList<>();
    private final Map<String, Integer> failuresAhead = new HashMap<>();
    private int parts = 1;
    private int proposedLines = 3;
    private boolean needsApproval;
    private boolean byOrder = true;
    private final Set<UUID> waiting = new LinkedHashSet<>();

    synchronized void divideInto(int count) {
        parts = count;
    }

    synchronized void propose(int lines, boolean approval) {
        proposedLines = lines;
        hold(approval ? 1 : 0);
    }

    /** An order that a limit holds, beside others that pass. */
    static UUID order(int number) {
        return new UUID(7, number);
    }

    synchronized void hold(int orders) {
        needsApproval = orders > 0;
        for (int number = 1; number <= orders; number++) {
            waiting.add(order(number));
        }
    }

    /** As planned by a version that knew lines only. */
    synchronized void planWithoutOrders() {
        byOrder = false;
    }

    synchronized void loseAnswers(String step, int times) {
        failuresAhead.put(step, times);
    }

    synchronized List<String> story() {
        return List.copyOf(story);
    }

    @Override
    public synchronized UUID open(RestockRequest request) {
        tell("open " + request.zone() + " " + request.key());
        return RUN;
    }

    @Override
    public synchronized void forecast(UUID runId) {
        tell("forecast");
    }

    @Override
    public synchronized RestockParts divide(UUID runId) {
        tell("divide");
        return new RestockParts(parts);
    }

    @Override
    public synchronized void forecastPart(UUID runId, int part) {
        tell("forecast part " + part);
    }

    @Override
    public synchronized RestockPlanned plan(UUID runId) {
        tell("plan");
        return new RestockPlanned(runId, proposedLines, needsApproval, APPROVE_FOR, byOrder);
    }

    @Override
    public synchronized RestockWaiting releaseUnasked(UUID runId) {
        tell("release unasked");
        return waiting();
    }

    @Override
    public synchronized RestockWaiting decideOrder(RestockOrderDecision decision) {
        waiting.remove(decision.orderId());
        tell((decision.approve() ? "release order " : "reject order ")
                + decision.orderId().getLeastSignificantBits() + " by " + decision.by());
        return waiting();
    }

    @Override
    public synchronized RestockUndone undoOrder(RestockOrderUndo undo) {
        waiting.add(undo.orderId());
        tell((undo.unheard() ? "forget order " : "undo order ") + undo.orderId().getLeastSignificantBits() + " by "
                + undo.by());
        return new RestockUndone("");
    }

    private RestockWaiting waiting() {
        return new RestockWaiting(waiting.size(), APPROVE_FOR);
    }

    @Override
    public synchronized void release(UUID runId, String approvedBy) {
        tell("release by " + approvedBy);
    }

    @Override
    public synchronized void reject(UUID runId, String rejectedBy) {
        tell("reject by " + rejectedBy);
    }

    private void tell(String step) {
        story.add(step);
        if (failuresAhead.merge(step, -1, Integer::sum) >= 0) {
            throw new IllegalStateException("The answer of '" + step + "' is lost on purpose.");
        }
    }
}

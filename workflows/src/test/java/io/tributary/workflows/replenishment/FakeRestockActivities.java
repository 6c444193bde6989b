package io.tributary.workflows.replenishment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A restock run in memory: what it proposes is set by the test; keeps the story of what was called. */
final class FakeRestockActivities implements RestockActivities {
    static final Duration APPROVE_FOR = Duration.ofHours(12);
    private static final UUID RUN = UUID.fromString("01936b2e-0000-7000-8000-000000000003");

    private final List<String> story = new ArrayList<>();
    private final Map<String, Integer> failuresAhead = new HashMap<>();
    private int parts = 1;
    private int proposedLines = 3;
    private boolean needsApproval;

    synchronized void divideInto(int count) {
        parts = count;
    }

    synchronized void propose(int lines, boolean approval) {
        proposedLines = lines;
        needsApproval = approval;
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
        return new RestockPlanned(runId, proposedLines, needsApproval, APPROVE_FOR);
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

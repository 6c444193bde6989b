package io.tributary.workflows.order;

import io.temporal.failure.ApplicationFailure;
import io.tributary.domain.order.OrderProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The steps of an order on {@link UnitsOfOrder}; keeps the story of what was called. */
final class FakeOrderActivities implements OrderActivities {
    static final OrderTerms TERMS = new OrderTerms(Duration.ofHours(4), Duration.ofDays(14), Duration.ofDays(7));

    final UnitsOfOrder units;
    private final List<String> story = new ArrayList<>();
    private final Map<String, CancelReply> cancellations = new HashMap<>();
    private final Map<String, Integer> failuresAhead = new HashMap<>();
    private int unitsToHold;

    FakeOrderActivities(UnitsOfOrder units) {
        this.units = units;
    }

    /** The next screening holds this many units. */
    synchronized void holdNext(int count) {
        unitsToHold = count;
    }

    /** The step does its work, but its answer is lost this many times. */
    synchronized void loseAnswers(String step, int times) {
        failuresAhead.put(step, times);
    }

    synchronized List<String> story() {
        return List.copyOf(story);
    }

    @Override
    public synchronized OrderStep screen(UUID orderId) {
        OrderProgress progress = units.screen(unitsToHold);
        unitsToHold = 0;
        return new OrderStep(told("screen", progress), TERMS);
    }

    @Override
    public synchronized OrderProgress release(UUID orderId) {
        return told("release", units.release());
    }

    @Override
    public synchronized OrderProgress decideHoldByDefault(UUID orderId) {
        return told("decideHoldByDefault", units.decideHold(false));
    }

    @Override
    public synchronized OrderProgress decideHold(HoldDecision decision) {
        return told(decision.approve() ? "approve" : "decline", units.decideHold(decision.approve()));
    }

    @Override
    public synchronized OrderProgress giveUp(UUID orderId) {
        return told("giveUp", units.giveUp());
    }

    @Override
    public synchronized OrderProgress escalate(UUID orderId) {
        return told("escalate", units.changed());
    }

    @Override
    public synchronized OrderProgress recover(UUID orderId) {
        return told("recover", units.recover());
    }

    @Override
    public synchronized CancelReply cancel(CancelRequest request) {
        return told("cancel", cancellations.computeIfAbsent(request.requestId(), _ -> units.cancel()));
    }

    @Override
    public synchronized OrderProgress changeDestination(DestinationChange change) {
        if (units.progress().released() + units.progress().shipped() > 0) {
            throw ApplicationFailure.newNonRetryableFailure("The order left while its address was changed.", "Refused");
        }
        return told("changeDestination", units.promiseAnew());
    }

    private <T> T told(String step, T answer) {
        story.add(step);
        if (failuresAhead.merge(step, -1, Integer::sum) >= 0) {
            throw new IllegalStateException("The answer of '" + step + "' is lost on purpose.");
        }
        return answer;
    }
}

package io.tributary.workflows.purchasing;

import io.tributary.domain.purchasing.PurchaseOrderProgress;
import io.tributary.domain.purchasing.PurchaseOrderStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A purchase order in memory, under the rules of the database: facts and steps look at the status before they change it. */
final class FakePurchaseOrderActivities implements PurchaseOrderActivities {
    /** What policy says of the next counter-offer. */
    enum CounterPolicy {
        ACCEPT,
        DECLINE,
        ASK_AN_OPERATOR
    }

    static final PurchaseOrderTerms TERMS =
            new PurchaseOrderTerms(Duration.ofHours(24), Duration.ofHours(8), Duration.ofDays(5), Duration.ofDays(6));

    private final UUID poId;
    private final List<String> story = new ArrayList<>();
    private final Set<String> requests = new HashSet<>();
    private final Map<String, Integer> failuresAhead = new HashMap<>();
    private PurchaseOrderStatus status = PurchaseOrderStatus.DRAFT;
    private long version;
    CounterPolicy counterPolicy = CounterPolicy.ASK_AN_OPERATOR;

    FakePurchaseOrderActivities(UUID poId) {
        this.poId = poId;
    }

    synchronized PurchaseOrderProgress progress() {
        return new PurchaseOrderProgress(poId, version, status);
    }

    /** Something happens outside. */
    synchronized PurchaseOrderProgress happens(PurchaseOrderStatus next) {
        status = next;
        version++;
        return progress();
    }

    synchronized void loseAnswers(String step, int times) {
        failuresAhead.put(step, times);
    }

    synchronized List<String> story() {
        return List.copyOf(story);
    }

    @Override
    public synchronized PurchaseOrderStep send(UUID id) {
        return new PurchaseOrderStep(step("send", PurchaseOrderStatus.DRAFT, PurchaseOrderStatus.SENT), TERMS);
    }

    @Override
    public synchronized PurchaseOrderProgress weighCounter(UUID id) {
        PurchaseOrderStatus next = switch (counterPolicy) {
            case ACCEPT -> PurchaseOrderStatus.ACKNOWLEDGED;
            case DECLINE -> PurchaseOrderStatus.REJECTED;
            case ASK_AN_OPERATOR -> PurchaseOrderStatus.COUNTERED;
        };
        return step("weighCounter", PurchaseOrderStatus.COUNTERED, next);
    }

    @Override
    public synchronized PurchaseOrderProgress decideCounter(CounterDecision decision) {
        if (!requests.add(decision.requestId())) {
            return progress();
        }
        return step(
                (decision.accept() ? "accept" : "decline") + " by " + decision.by(),
                PurchaseOrderStatus.COUNTERED,
                decision.accept() ? PurchaseOrderStatus.ACKNOWLEDGED : PurchaseOrderStatus.REJECTED);
    }

    @Override
    public synchronized PurchaseOrderProgress escalate(UUID id) {
        version++;
        return step("escalate", status, status);
    }

    @Override
    public synchronized PurchaseOrderProgress expire(UUID id) {
        return step("expire", status, status.isFinal() ? status : PurchaseOrderStatus.EXPIRED);
    }

    @Override
    public synchronized PurchaseOrderProgress settle(UUID id) {
        return step("settle as " + status, status, status);
    }

    private PurchaseOrderProgress step(String name, PurchaseOrderStatus from, PurchaseOrderStatus to) {
        story.add(name);
        if (status == from && status != to) {
            happens(to);
        }
        if (failuresAhead.merge(name, -1, Integer::sum) >= 0) {
            throw new IllegalStateException("The answer of '" + name + "' is lost on purpose.");
        }
        return progress();
    }
}

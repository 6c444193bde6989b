package io.tributary.workflows.purchasing;

import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.tributary.domain.purchasing.PurchaseOrderProgress;
import io.tributary.domain.purchasing.PurchaseOrderStatus;
import io.tributary.workflows.Steps;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Send, await the answer, weigh a counter-offer, await the goods, settle. */
public class PurchaseOrderWorkflowImpl implements PurchaseOrderWorkflow {
    private final PurchaseOrderActivities steps = Steps.brief(PurchaseOrderActivities.class);
    private PurchaseOrderProgress progress;
    private @Nullable PurchaseOrderTerms terms;
    private @Nullable PurchaseOrderStatus escalated;

    @WorkflowInit
    public PurchaseOrderWorkflowImpl(UUID poId) {
        progress = new PurchaseOrderProgress(poId, -1, PurchaseOrderStatus.DRAFT);
    }

    @Override
    public PurchaseOrderStatus run(UUID poId) {
        send();
        while (!progress.status().isFinal()) {
            if (progress.status() == PurchaseOrderStatus.COUNTERED) {
                weighCounter();
            } else {
                awaitNews();
            }
        }
        Workflow.await(Workflow::isEveryHandlerFinished);
        steps.settle(poId);
        return progress.status();
    }

    private void send() {
        PurchaseOrderStep step = steps.send(progress.poId());
        terms = step.terms();
        note(step.progress());
    }

    private void weighCounter() {
        note(steps.weighCounter(progress.poId()));
        if (progress.status() == PurchaseOrderStatus.COUNTERED
                && !Workflow.await(terms().decideFor(), () -> progress.status() != PurchaseOrderStatus.COUNTERED)) {
            String requestId = "default-" + progress.poId() + "-" + progress.version();
            note(steps.decideCounter(new CounterDecision(requestId, progress.poId(), false, "policy")));
        }
    }

    /** Sleeps until the purchase order moves; escalates once a stage, then ends it. */
    private void awaitNews() {
        long seen = progress.version();
        if (Workflow.await(patience(), () -> progress.version() > seen)) {
            return;
        }
        if (progress.status() == PurchaseOrderStatus.SENT || progress.status() == escalated) {
            note(steps.expire(progress.poId()));
        } else {
            escalated = progress.status();
            note(steps.escalate(progress.poId()));
        }
    }

    private Duration patience() {
        return switch (progress.status()) {
            case DRAFT, SENT -> terms().acknowledgeFor();
            case COUNTERED -> terms().decideFor();
            case ACKNOWLEDGED -> terms().shipFor();
            case SHIPPED -> terms().arriveFor();
            case RECEIVED, DELIVERED, REJECTED, EXPIRED, CANCELLED -> Duration.ZERO;
        };
    }

    private PurchaseOrderTerms terms() {
        return Objects.requireNonNull(terms, "send() sets the terms");
    }

    private void note(PurchaseOrderProgress news) {
        progress = progress.orNewer(news);
        Workflow.setCurrentDetails(progress.status().name());
    }

    @Override
    public void progressed(PurchaseOrderProgress news) {
        note(news);
    }

    @Override
    public PurchaseOrderProgress decideCounter(CounterDecision decision) {
        note(steps.decideCounter(decision));
        return progress;
    }

    @Override
    public void validateDecideCounter(CounterDecision decision) {
        if (progress.version() >= 0 && progress.status() != PurchaseOrderStatus.COUNTERED) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "The purchase order is " + progress.status()
                            + "; there is no counter-offer to decide. Maybe its deadline passed.",
                    "Refused");
        }
    }

    @Override
    public PurchaseOrderProgress progress() {
        return progress;
    }
}

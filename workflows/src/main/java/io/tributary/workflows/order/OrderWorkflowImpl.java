package io.tributary.workflows.order;

import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.tributary.domain.order.OrderProgress;
import io.tributary.domain.order.OrderStatus;
import io.tributary.workflows.Steps;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Screen, release what a wave allocated, follow until every unit is delivered or cancelled. */
public class OrderWorkflowImpl implements OrderWorkflow {
    private final OrderActivities steps = Steps.brief(OrderActivities.class);
    private OrderProgress progress;
    private @Nullable OrderTerms terms;
    private boolean escalated;

    @WorkflowInit
    public OrderWorkflowImpl(UUID orderId) {
        progress = new OrderProgress(orderId, -1, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    public OrderStatus run(UUID orderId) {
        screen();
        while (!progress.ended()) {
            if (progress.unscreened() > 0) {
                screen();
            } else if (progress.allocated() > 0) {
                release();
            } else {
                awaitNews();
            }
        }
        Workflow.await(Workflow::isEveryHandlerFinished);
        return progress.status();
    }

    private void screen() {
        OrderStep step = steps.screen(progress.orderId());
        terms = step.terms();
        note(step.progress());
    }

    private void release() {
        note(steps.release(progress.orderId()));
        escalated = false;
    }

    /** Sleeps until the order moves. What nobody moves in time is moved by rule, so every order ends. */
    private void awaitNews() {
        long seen = progress.version();
        if (!Workflow.await(patience(), () -> progress.version() > seen)) {
            note(overdue());
        }
    }

    private Duration patience() {
        OrderTerms waits = Objects.requireNonNull(terms, "screen() sets the terms");
        if (progress.held() > 0) {
            return waits.holdFor();
        }
        return progress.open() > 0 ? waits.backorderFor() : waits.deliverFor();
    }

    private OrderProgress overdue() {
        UUID orderId = progress.orderId();
        if (progress.held() > 0) {
            return steps.decideHoldByDefault(orderId);
        }
        if (progress.open() > 0) {
            return steps.giveUp(orderId);
        }
        if (!escalated) {
            escalated = true;
            return steps.escalate(orderId);
        }
        return steps.recover(orderId);
    }

    private void note(OrderProgress news) {
        progress = progress.orNewer(news);
        Workflow.setCurrentDetails(progress.summary());
    }

    @Override
    public void progressed(OrderProgress news) {
        note(news);
    }

    @Override
    public CancelReply cancel(CancelRequest request) {
        CancelReply reply = steps.cancel(request);
        note(reply.progress());
        return reply;
    }

    @Override
    public void validateCancel(CancelRequest request) {
        if (knownToHaveEnded()) {
            refuse("The order is " + progress.status() + "; nothing is left to cancel. Maybe a return is meant.");
        }
    }

    @Override
    public OrderProgress changeDestination(DestinationChange change) {
        note(steps.changeDestination(change));
        return progress;
    }

    @Override
    public void validateChangeDestination(DestinationChange change) {
        if (progress.released() + progress.shipped() + progress.delivered() > 0 || knownToHaveEnded()) {
            refuse("The order is " + progress.status()
                    + "; its address can change before release only. Maybe cancel it and order again.");
        }
    }

    @Override
    public OrderProgress decideHold(HoldDecision decision) {
        note(steps.decideHold(decision));
        return progress;
    }

    @Override
    public void validateDecideHold(HoldDecision decision) {
        if (progress.version() >= 0 && progress.held() == 0) {
            refuse("No line of the order is held. Maybe the deadline passed and the default was taken.");
        }
    }

    @Override
    public OrderProgress progress() {
        return progress;
    }

    /** Before the first step answers nothing is known; the steps themselves look at the database. */
    private boolean knownToHaveEnded() {
        return progress.version() >= 0 && progress.ended();
    }

    /** Anything but an ApplicationFailure in a validator would wedge the workflow task instead of refusing. */
    private static void refuse(String why) {
        throw ApplicationFailure.newNonRetryableFailure(why, "Refused");
    }
}

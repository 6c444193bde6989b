package io.tributary.activities.order;

import io.tributary.activities.BusinessTime;
import io.tributary.activities.allocation.Promises;
import io.tributary.activities.allocation.SnapshotBuilder;
import io.tributary.db.event.EventLog;
import io.tributary.db.exception.ExceptionCases;
import io.tributary.db.fulfilment.Recovery;
import io.tributary.db.fulfilment.Release;
import io.tributary.db.order.Cancellation;
import io.tributary.db.order.DestinationChanges;
import io.tributary.db.order.Holds;
import io.tributary.db.order.OrderLines;
import io.tributary.db.policy.Policies;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.order.OrderProgress;
import io.tributary.workflows.order.CancelReply;
import io.tributary.workflows.order.CancelRequest;
import io.tributary.workflows.order.DestinationChange;
import io.tributary.workflows.order.HoldDecision;
import io.tributary.workflows.order.OrderActivities;
import io.tributary.workflows.order.OrderStep;
import io.tributary.workflows.order.OrderTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.DSLContext;

/** Each step is one transaction on the order. */
public final class OrderActivitiesImpl implements OrderActivities {
    private final DSLContext db;
    private final BusinessTime time;
    private final Screener screener;

    public OrderActivitiesImpl(DSLContext db, BusinessTime time, SnapshotBuilder snapshots, Promises promises) {
        this.db = db;
        this.time = time;
        this.screener = new Screener(snapshots, promises);
    }

    @Override
    public OrderStep screen(UUID orderId) {
        NetworkPolicy policy = Policies.active(db);
        OrderProgress progress = step((tx, now) -> screener.screen(tx, orderId, policy, now));
        return new OrderStep(progress, terms(orderId, policy));
    }

    private OrderTerms terms(UUID orderId, NetworkPolicy policy) {
        Instant now = time.now();
        Instant due = OrderLines.promisedDeliverBy(db, orderId).orElse(now.plus(Duration.ofDays(7)));
        Duration toDue = Duration.between(now, due.isAfter(now) ? due : now);
        return new OrderTerms(
                time.wall(policy.holdFor()),
                time.wall(policy.backorderFor()),
                time.wall(toDue.plus(policy.lateGrace())));
    }

    @Override
    public OrderProgress release(UUID orderId) {
        return step((tx, now) -> Release.release(tx, orderId, now));
    }

    @Override
    public OrderProgress decideHoldByDefault(UUID orderId) {
        boolean approve = Policies.active(db).holdDefaultApprove();
        return step((tx, now) -> Holds.decide(tx, orderId, approve, "policy", now));
    }

    @Override
    public OrderProgress decideHold(HoldDecision decision) {
        return step((tx, now) -> Holds.decide(tx, decision.orderId(), decision.approve(), decision.by(), now));
    }

    @Override
    public OrderProgress giveUp(UUID orderId) {
        return step((tx, now) -> Cancellation.giveUpOpen(tx, orderId, "NO_SUPPLY_IN_TIME", now));
    }

    @Override
    public OrderProgress escalate(UUID orderId) {
        return step((tx, now) -> {
            OrderLines.lock(tx, orderId);
            ExceptionCases.open(
                    tx,
                    new ExceptionCases.NewCase(
                            "LATE_SHIPMENT",
                            "ORDER",
                            orderId,
                            null,
                            "Late: past the promised delivery",
                            Map.of("status", OrderLines.progress(tx, orderId).status()),
                            null,
                            new String[] {"DISMISS"},
                            "DISMISS",
                            "late:" + orderId),
                    now);
            EventLog.order(tx, orderId, "LATE", now, Map.of());
            return OrderLines.settleForWorkflow(tx, orderId, now);
        });
    }

    @Override
    public OrderProgress recover(UUID orderId) {
        return step((tx, now) -> Recovery.recover(tx, orderId, now));
    }

    @Override
    public CancelReply cancel(CancelRequest request) {
        Cancellation.Outcome outcome = step(
                (tx, now) -> Cancellation.cancel(tx, request.orderId(), request.requestId(), request.reason(), now));
        return new CancelReply(outcome.cancelledUnits(), outcome.tooLateUnits(), outcome.progress());
    }

    @Override
    public OrderProgress changeDestination(DestinationChange change) {
        return step((tx, now) -> DestinationChanges.apply(tx, change.changeId(), change.orderId(), now));
    }

    private <T> T step(BiFunction<DSLContext, Instant, T> work) {
        Instant now = time.now();
        return db.transactionResult(configuration -> work.apply(configuration.dsl(), now));
    }
}

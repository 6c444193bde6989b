package io.tributary.activities.replenishment;

import io.tributary.activities.BusinessTime;
import io.tributary.db.exception.ExceptionCases;
import io.tributary.db.policy.Policies;
import io.tributary.db.purchasing.Settlement;
import io.tributary.db.replenishment.OrderUndo;
import io.tributary.db.replenishment.RestockOrders;
import io.tributary.db.replenishment.RestockWrites;
import io.tributary.db.replenishment.TransferWrites;
import io.tributary.db.schema.tables.records.RestockRunRecord;
import io.tributary.domain.RefusedException;
import io.tributary.workflows.replenishment.RestockOrderDecision;
import io.tributary.workflows.replenishment.RestockOrderUndo;
import io.tributary.workflows.replenishment.RestockUndone;
import io.tributary.workflows.replenishment.RestockWaiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** Releases a run's proposals, or rejects them: each decision is one transaction, and repeating it changes nothing. */
final class RestockReleases {
    private static final String BY_POLICY = "policy";
    private static final String APPROVAL = "RESTOCK_APPROVAL";

    private final DSLContext db;
    private final BusinessTime time;

    RestockReleases(DSLContext db, BusinessTime time) {
        this.db = db;
        this.time = time;
    }

    RestockWaiting unasked(UUID runId) {
        return whileUnderWay(runId, (tx, run, now) -> {
            int orders = RestockOrders.releaseUnasked(tx, runId, BY_POLICY, now);
            out(tx, runId, orders, now);
            return settle(tx, run, BY_POLICY, now);
        });
    }

    RestockWaiting decide(RestockOrderDecision decision) {
        UUID runId = decision.runId();
        return whileUnderWay(runId, (tx, run, now) -> {
            RestockOrders.Order order = RestockOrders.one(tx, runId, decision.orderId());
            if (!order.status().equals("PROPOSED")) {
                return waiting(tx, run);
            }
            boolean released = false;
            if (decision.approve()) {
                released = RestockOrders.release(tx, runId, order.id(), decision.by(), now);
            } else {
                RestockOrders.reject(tx, runId, order.id(), decision.by(), now);
            }
            RestockWrites.event(
                    tx,
                    runId,
                    released ? "ORDER_RELEASED" : "ORDER_REJECTED",
                    now,
                    Map.of(
                            "supplier",
                            order.supplier(),
                            "node",
                            order.node(),
                            "valueMinor",
                            released ? order.valueMinor() : order.plannedValueMinor(),
                            "by",
                            decision.by()));
            return settle(tx, run, decision.by(), now);
        });
    }

    RestockUndone undo(RestockOrderUndo undo) {
        try {
            db.transaction(configuration -> undo(configuration.dsl(), undo, time.now()));
            return new RestockUndone("");
        } catch (RefusedException refused) {
            return new RestockUndone(String.valueOf(refused.getMessage()));
        }
    }

    private void undo(DSLContext tx, RestockOrderUndo undo, Instant now) {
        RestockRunRecord run = RestockWrites.lock(tx, undo.runId());
        if (OrderUndo.reopen(tx, run, undo.orderId(), undo.by(), now)) {
            settle(tx, run, undo.by(), now);
        } else if (undo.unheard()) {
            OrderUndo.forget(tx, undo.runId(), undo.orderId(), undo.by(), now);
        }
    }

    void all(UUID runId, String approvedBy) {
        whileUnderWay(runId, (tx, run, now) -> {
            RestockOrders.adopt(tx, runId, now);
            out(tx, runId, RestockOrders.release(tx, runId, approvedBy, now), now);
            return settle(tx, run, approvedBy, now);
        });
    }

    void reject(UUID runId, String rejectedBy) {
        whileUnderWay(runId, (tx, run, now) -> {
            RestockOrders.adopt(tx, runId, now);
            RestockOrders.reject(tx, runId, null, rejectedBy, now);
            TransferWrites.reject(tx, runId);
            return settle(tx, run, rejectedBy, now);
        });
    }

    private interface Step {
        RestockWaiting take(DSLContext tx, RestockRunRecord run, Instant now);
    }

    /** A run that has come to its decision stays as it is. */
    private RestockWaiting whileUnderWay(UUID runId, Step step) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            RestockRunRecord run = RestockWrites.lock(tx, runId);
            return RestockWrites.UNDER_WAY.contains(run.getStatus())
                    ? step.take(tx, run, time.now())
                    : new RestockWaiting(0, Duration.ZERO);
        });
    }

    /** Transfers need nobody's approval: they buy nothing. */
    private static void out(DSLContext tx, UUID runId, int purchaseOrders, Instant now) {
        int transfers = TransferWrites.release(tx, runId, now);
        if (purchaseOrders + transfers > 0) {
            RestockWrites.event(
                    tx, runId, "RELEASED", now, Map.of("purchaseOrders", purchaseOrders, "transfers", transfers));
        }
    }

    /** The run's status after something of it was decided. */
    private RestockWaiting settle(DSLContext tx, RestockRunRecord run, String by, Instant now) {
        UUID runId = run.getId();
        boolean out = RestockWrites.anythingOut(tx, runId);
        if (RestockOrders.undecided(tx, runId) > 0) {
            RestockWrites.status(tx, runId, out ? "PARTLY_RELEASED" : "AWAITING_APPROVAL", "approve");
            ask(tx, run, now);
            return waiting(tx, run);
        }
        RestockWrites.status(tx, runId, out ? "RELEASED" : "REJECTED", out ? "release" : "done");
        RestockWrites.event(tx, runId, out ? "APPROVED" : "REJECTED", now, Map.of("by", by));
        ExceptionCases.resolve(tx, runId, APPROVAL, out ? "APPROVE" : "REJECT", by, now);
        Settlement.closeRun(tx, runId, now);
        return new RestockWaiting(0, Duration.ZERO);
    }

    private RestockWaiting waiting(DSLContext tx, RestockRunRecord run) {
        return new RestockWaiting(RestockOrders.undecided(tx, run.getId()), time.wall(left(tx, run)));
    }

    /** Opens the case of what waits, or says in it what still does. */
    private void ask(DSLContext tx, RestockRunRecord run, Instant now) {
        UUID runId = run.getId();
        List<RestockOrders.Order> orders = RestockOrders.ofRun(tx, runId).stream()
                .filter(order -> order.status().equals("PROPOSED"))
                .toList();
        Map<String, ?> detail = Map.of(
                "orders",
                orders.size(),
                "valueMinor",
                orders.stream().mapToLong(RestockOrders.Order::valueMinor).sum(),
                "because",
                orders.stream()
                        .flatMap(order -> order.heldBecause().stream())
                        .map(hold -> hold.limit().name())
                        .distinct()
                        .sorted()
                        .toList());
        boolean opened = ExceptionCases.open(
                tx,
                new ExceptionCases.NewCase(
                        APPROVAL,
                        "RESTOCK_RUN",
                        runId,
                        null,
                        "Orders of a restock wait for approval",
                        detail,
                        now.plus(approveFor(tx, run)),
                        new String[] {"APPROVE", "REJECT"},
                        "APPROVE",
                        "approve:" + runId),
                now);
        if (opened) {
            RestockWrites.event(tx, runId, "AWAITING_APPROVAL", now, detail);
        } else {
            ExceptionCases.detail(tx, runId, APPROVAL, detail);
        }
    }

    /** A run that waits keeps the date that its approvers were told, however often it is taken up again. */
    Duration left(DSLContext tx, RestockRunRecord run) {
        Instant now = time.now();
        Instant due = ExceptionCases.due(tx, run.getId(), APPROVAL);
        return due == null ? approveFor(tx, run) : due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO;
    }

    private static Duration approveFor(DSLContext tx, RestockRunRecord run) {
        return Policies.version(tx, run.getPolicyVersion()).policy().approveFor();
    }
}

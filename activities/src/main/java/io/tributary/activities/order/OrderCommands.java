package io.tributary.activities.order;

import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.REGION;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import io.tributary.activities.BusinessTime;
import io.tributary.activities.outbox.OutboxDispatcher;
import io.tributary.db.Ids;
import io.tributary.db.order.DestinationChanges;
import io.tributary.db.order.NewOrder;
import io.tributary.db.replenishment.OrderUndo;
import io.tributary.db.replenishment.RestockOrders;
import io.tributary.db.replenishment.RestockQueries;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.Region;
import io.tributary.domain.order.OrderProgress;
import io.tributary.workflows.WorkflowIds;
import io.tributary.workflows.order.CancelReply;
import io.tributary.workflows.order.CancelRequest;
import io.tributary.workflows.order.DestinationChange;
import io.tributary.workflows.order.HoldDecision;
import io.tributary.workflows.order.OrderWorkflow;
import io.tributary.workflows.purchasing.CounterDecision;
import io.tributary.workflows.purchasing.PurchaseOrderWorkflow;
import io.tributary.workflows.replenishment.RestockDecision;
import io.tributary.workflows.replenishment.RestockOrderDecision;
import io.tributary.workflows.replenishment.RestockOrderUndo;
import io.tributary.workflows.replenishment.RestockWorkflow;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What people and systems ask of running workflows, each answered by the workflow itself. */
public final class OrderCommands {
    private final DSLContext db;
    private final WorkflowClient client;
    private final BusinessTime time;
    private final OutboxDispatcher dispatcher;

    public OrderCommands(DSLContext db, WorkflowClient client, BusinessTime time, OutboxDispatcher dispatcher) {
        this.db = db;
        this.dispatcher = dispatcher;
        this.client = client;
        this.time = time;
    }

    /** @throws RefusedException when nothing is left to cancel */
    public CancelReply cancel(UUID orderId, String requestId, String reason) {
        return askedOrder(orderId, () -> order(orderId).cancel(new CancelRequest(requestId, orderId, reason)));
    }

    /** @throws RefusedException when something was released already */
    public OrderProgress changeDestination(UUID orderId, @Nullable Region region, NewOrder.Destination destination) {
        Instant now = time.now();
        UUID changeId = Ids.next(now);
        requireRegion(region);
        requireOrder(orderId);
        db.transaction(configuration ->
                DestinationChanges.request(configuration.dsl(), changeId, orderId, region, destination, now));
        return askedOrder(orderId, () -> order(orderId).changeDestination(new DestinationChange(changeId, orderId)));
    }

    /** @throws RefusedException when no line of the order is held */
    public OrderProgress decideHold(UUID orderId, String requestId, boolean approve, String by) {
        return askedOrder(orderId, () -> order(orderId).decideHold(new HoldDecision(requestId, orderId, approve, by)));
    }

    /** @throws RefusedException when there is no counter-offer to decide */
    public void decideCounter(UUID poId, String requestId, boolean accept, String by) {
        asked(() -> client.newWorkflowStub(PurchaseOrderWorkflow.class, WorkflowIds.purchaseOrder(poId))
                .decideCounter(new CounterDecision(requestId, poId, accept, by)));
    }

    /** @throws RefusedException when the run waits for no approval */
    public void decideRestock(String zone, String key, String requestId, boolean approve, String by) {
        asked(() -> {
            client.newWorkflowStub(RestockWorkflow.class, WorkflowIds.restock(zone, key))
                    .decide(new RestockDecision(requestId, approve, by));
            return true;
        });
    }

    /**
     * Decides one order of a run that waits for approval. Repeating a decision changes nothing.
     *
     * @param reason for people; it stays in the database, because histories keep no personal data
     * @throws RefusedException when there is no such order, it was decided otherwise or is not asked about, or it is to
     *     be approved and every line of it was rejected
     */
    public RestockOrders.Order decideRestockOrder(
            UUID runId, UUID orderId, boolean approve, String by, @Nullable String reason) {
        RestockOrders.Order order = RestockOrders.one(db, runId, orderId);
        String decided = approve ? "RELEASED" : "REJECTED";
        if (order.status().equals(decided)) {
            return order;
        }
        if (!order.status().equals("PROPOSED")) {
            throw new RefusedException(
                    ErrorCode.TOO_LATE,
                    "The order of " + order.supplier() + " for " + order.node() + " is " + order.status() + " by "
                            + order.decidedBy()
                            + (order.status().equals("RELEASED")
                                    ? ". Maybe change the purchase order instead."
                                    : ". Maybe undo that first while its run waits, or wait for the next run."));
        }
        if (approve && order.lines() == 0) {
            throw new RefusedException(
                    ErrorCode.ALREADY_ANSWERED,
                    "Every line of the order of " + order.supplier() + " for " + order.node()
                            + " is rejected, so there is nothing to approve. Maybe undo the rejection of a line, or"
                            + " reject the order.");
        }
        RestockQueries.Run run = new RestockQueries(db).one(runId).run();
        String requestId = "order-" + orderId + "-" + decided;
        asked(() -> {
            client.newWorkflowStub(RestockWorkflow.class, WorkflowIds.restock(run.zone(), run.keyInZone()))
                    .decideOrder(new RestockOrderDecision(requestId, runId, orderId, approve, by));
            return true;
        });
        if (reason != null) {
            RestockOrders.reason(db, orderId, reason);
        }
        return RestockOrders.one(db, runId, orderId);
    }

    /**
     * Takes the decision on one order of a run back while the run waits for others: a rejection, or an approval that a
     * paused run has not done yet. Repeating it changes nothing.
     *
     * @throws RefusedException when there is no such order, it is out, or nothing of the run waits any more
     */
    public RestockOrders.Order undoRestockOrder(UUID runId, UUID orderId, String by) {
        RestockQueries.Run run = new RestockQueries(db).one(runId).run();
        OrderUndo.require(run.status(), run.zone(), RestockOrders.one(db, runId, orderId));
        String requestId = "order-" + orderId + "-UNDONE";
        asked(() -> {
            client.newWorkflowStub(RestockWorkflow.class, WorkflowIds.restock(run.zone(), run.keyInZone()))
                    .undoOrder(new RestockOrderUndo(requestId, runId, orderId, by, false));
            return true;
        });
        return RestockOrders.one(db, runId, orderId);
    }

    private void requireRegion(@Nullable Region region) {
        if (region != null && !db.fetchExists(REGION, REGION.CODE.eq(region.code()))) {
            throw new RefusedException(
                    ErrorCode.UNKNOWN_REGION,
                    "There is no region " + region + ". Maybe a name was sent in place of its code.");
        }
    }

    private OrderWorkflow order(UUID orderId) {
        return client.newWorkflowStub(OrderWorkflow.class, WorkflowIds.order(orderId));
    }

    /** An order that was placed a moment ago may have no workflow yet; then it gets it now. */
    private <T> T askedOrder(UUID orderId, Supplier<T> update) {
        requireOrder(orderId);
        if (db.fetchExists(CUSTOMER_ORDER, CUSTOMER_ORDER.ID.eq(orderId), CUSTOMER_ORDER.CLOSED_AT.isNull())) {
            dispatcher.startOrder(orderId);
        }
        return asked(update);
    }

    private void requireOrder(UUID orderId) {
        if (!db.fetchExists(CUSTOMER_ORDER, CUSTOMER_ORDER.ID.eq(orderId))) {
            throw new RefusedException(
                    ErrorCode.NOT_FOUND,
                    "There is no order " + orderId + ". Maybe its number was used in place of its id.");
        }
    }

    private static <T> T asked(Supplier<T> update) {
        try {
            return update.get();
        } catch (WorkflowUpdateException e) {
            String why = e.getCause() instanceof ApplicationFailure failure
                    ? failure.getOriginalMessage()
                    : String.valueOf(e.getMessage());
            throw new RefusedException(ErrorCode.TOO_LATE, why);
        } catch (WorkflowNotFoundException e) {
            throw new RefusedException(
                    ErrorCode.TOO_LATE, "It has ended, or has not started yet. Maybe look at its status first.");
        }
    }
}

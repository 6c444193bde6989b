package io.tributary.activities.outbox;

import static io.tributary.db.schema.Tables.PURCHASE_ORDER;

import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.tributary.db.order.OrderLines;
import io.tributary.db.outbox.Outbox;
import io.tributary.domain.purchasing.PurchaseOrderProgress;
import io.tributary.domain.purchasing.PurchaseOrderStatus;
import io.tributary.workflows.TaskQueues;
import io.tributary.workflows.WorkflowIds;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Tells workflows what happened. A workflow that is not there yet is started; one that has ended is left alone. Telling
 * twice is harmless, because the newest version is read at the moment of telling.
 */
public final class OutboxDispatcher {
    private static final int BATCH = 50;

    private final DSLContext db;
    private final Outbox outbox;
    private final WorkflowClient client;

    public OutboxDispatcher(DSLContext db, WorkflowClient client) {
        this.db = db;
        this.outbox = new Outbox(db);
        this.client = client;
    }

    /** Tells what waits, up to a batch. @return how many messages were told */
    public int dispatch() {
        return outbox.dispatch(BATCH, this::tell);
    }

    private void tell(Outbox.Message message) {
        switch (message.kind()) {
            case ORDER_STARTED -> startOrder(UUID.fromString(message.subjectId()));
            case ORDER_PROGRESSED -> signalOrder(UUID.fromString(message.subjectId()));
            case PURCHASE_ORDER_STARTED -> startPurchaseOrder(UUID.fromString(message.subjectId()));
            case PURCHASE_ORDER_PROGRESSED -> signalPurchaseOrder(UUID.fromString(message.subjectId()));
            case POOL_GREW -> signalWave(message.subjectId());
        }
    }

    /** Starts an order's workflow; harmless when it runs or has ended. */
    public void startOrder(UUID orderId) {
        start("OrderWorkflow", WorkflowIds.order(orderId), orderId);
    }

    /** Starts a purchase order's workflow; harmless when it runs or has ended. */
    public void startPurchaseOrder(UUID poId) {
        start("PurchaseOrderWorkflow", WorkflowIds.purchaseOrder(poId), poId);
    }

    /** Starts a zone's wave; harmless when it runs. */
    public void startWave(String zone) {
        start("WaveWorkflow", WorkflowIds.wave(zone), zone);
    }

    private void start(String type, String id, Object argument) {
        try {
            stub(type, id).start(argument);
        } catch (WorkflowExecutionAlreadyStarted e) {
            // That is what was wanted.
        }
    }

    private void signalOrder(UUID orderId) {
        signal("OrderWorkflow", WorkflowIds.order(orderId), OrderLines.progress(db, orderId), orderId);
    }

    private void signalPurchaseOrder(UUID poId) {
        PurchaseOrderProgress progress = db.select(PURCHASE_ORDER.VERSION, PURCHASE_ORDER.STATUS)
                .from(PURCHASE_ORDER)
                .where(PURCHASE_ORDER.ID.eq(poId))
                .fetchSingle(row ->
                        new PurchaseOrderProgress(poId, row.value1(), PurchaseOrderStatus.valueOf(row.value2())));
        signal("PurchaseOrderWorkflow", WorkflowIds.purchaseOrder(poId), progress, poId);
    }

    /** A workflow that the server does not know is started by the signal; an ended one has nothing to hear. */
    private void signal(String type, String id, Object progress, Object argument) {
        try {
            stub(type, id).signalWithStart("progressed", new Object[] {progress}, new Object[] {argument});
        } catch (WorkflowExecutionAlreadyStarted e) {
            // It has ended.
        }
    }

    private void signalWave(String zone) {
        try {
            client.newUntypedWorkflowStub(WorkflowIds.wave(zone)).signal("poolGrew");
        } catch (WorkflowNotFoundException e) {
            startWave(zone);
        }
    }

    private WorkflowStub stub(String type, String id) {
        return client.newUntypedWorkflowStub(
                type,
                WorkflowOptions.newBuilder()
                        .setTaskQueue(TaskQueues.TRIBUTARY)
                        .setWorkflowId(id)
                        .setWorkflowIdReusePolicy(
                                type.equals("WaveWorkflow")
                                        ? WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE
                                        : WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                        .build());
    }
}

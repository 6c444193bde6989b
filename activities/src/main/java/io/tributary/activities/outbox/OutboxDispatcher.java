package io.tributary.activities.outbox;

import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.tributary.db.order.OrderLines;
import io.tributary.db.outbox.Outbox;
import io.tributary.db.outbox.Outbox.Message;
import io.tributary.db.outbox.OutboxKind;
import io.tributary.db.purchasing.PurchaseOrderWrites;
import io.tributary.domain.order.OrderProgress;
import io.tributary.domain.purchasing.PurchaseOrderProgress;
import io.tributary.workflows.TaskQueues;
import io.tributary.workflows.WorkflowIds;
import io.tributary.workflows.replenishment.RestockRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Tells workflows what happened. A workflow that is not there yet is started; one that has ended is left alone. Telling
 * twice is harmless, because the newest version is read at the moment of telling.
 */
public final class OutboxDispatcher {
    private static final int BATCH = 100;
    private static final int AT_ONCE = 8;

    private final Outbox outbox;
    private final WorkflowClient client;

    public OutboxDispatcher(DSLContext db, WorkflowClient client) {
        this.outbox = new Outbox(db);
        this.client = client;
    }

    /** Tells what waits, up to a batch, several subjects at a time. @return how many messages were told */
    public int dispatch() {
        return outbox.dispatch(BATCH, this::tellAll);
    }

    /** What one subject has to hear is told in order, and only its latest news once. */
    private Map<Message, Optional<String>> tellAll(DSLContext tx, List<Message> messages) {
        Map<String, List<Message>> bySubject = new LinkedHashMap<>();
        messages.forEach(one -> bySubject
                .computeIfAbsent(one.subjectId(), key -> new ArrayList<>())
                .add(one));
        Map<UUID, OrderProgress> orders = OrderLines.progress(tx, ids(messages, OutboxKind.ORDER_PROGRESSED));
        Map<UUID, PurchaseOrderProgress> purchaseOrders =
                PurchaseOrderWrites.progress(tx, ids(messages, OutboxKind.PURCHASE_ORDER_PROGRESSED));
        Map<Message, Optional<String>> outcomes = new ConcurrentHashMap<>();
        try (var pool = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            bySubject.values().forEach(own -> pool.submit(() -> tell(own, orders, purchaseOrders, outcomes)));
        }
        return outcomes;
    }

    private static Set<UUID> ids(List<Message> messages, OutboxKind kind) {
        return messages.stream()
                .filter(one -> one.kind() == kind)
                .map(one -> UUID.fromString(one.subjectId()))
                .collect(Collectors.toSet());
    }

    private void tell(
            List<Message> own,
            Map<UUID, OrderProgress> orders,
            Map<UUID, PurchaseOrderProgress> purchaseOrders,
            Map<Message, Optional<String>> outcomes) {
        Set<OutboxKind> done = EnumSet.noneOf(OutboxKind.class);
        for (Message one : own) {
            try {
                if (done.add(one.kind())) {
                    tell(one, orders, purchaseOrders);
                }
                outcomes.put(one, Optional.empty());
            } catch (RuntimeException e) {
                outcomes.put(one, Optional.of(String.valueOf(e.getMessage())));
            }
        }
    }

    private void tell(Message one, Map<UUID, OrderProgress> orders, Map<UUID, PurchaseOrderProgress> purchaseOrders) {
        String id = one.subjectId();
        switch (one.kind()) {
            case ORDER_STARTED -> startOrder(UUID.fromString(id));
            case ORDER_PROGRESSED -> {
                UUID orderId = UUID.fromString(id);
                signal("OrderWorkflow", WorkflowIds.order(orderId), orders.get(orderId), orderId);
            }
            case PURCHASE_ORDER_STARTED -> startPurchaseOrder(UUID.fromString(id));
            case PURCHASE_ORDER_PROGRESSED -> {
                UUID poId = UUID.fromString(id);
                signal("PurchaseOrderWorkflow", WorkflowIds.purchaseOrder(poId), purchaseOrders.get(poId), poId);
            }
            case POOL_GREW -> signalWave(id);
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

    /** Resumes a restock run; harmless when it runs or has ended. */
    public void startRestock(String zone, String key) {
        start("RestockWorkflow", WorkflowIds.restock(zone, key), new RestockRequest(zone, key));
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

package io.tributary.app.summary;

import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.OUTBOX;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.selectOne;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.tributary.db.summary.InvariantQueries.Check;
import io.tributary.workflows.WorkflowIds;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Whether every open order has a workflow that runs, or a message that will start one. */
@Component
class LiveWorkflows {
    private static final String NAME = "open orders have a live workflow";
    private static final int MOST = 2000;
    private static final int AT_ONCE = 16;

    private final DSLContext db;
    private final WorkflowClient client;

    LiveWorkflows(DSLContext db, WorkflowClient client) {
        this.db = db;
        this.client = client;
    }

    Check check() {
        List<UUID> open = untold();
        long dead = open.isEmpty() ? 0 : dead(open);
        return new Check(
                NAME,
                dead == 0,
                dead == 0 ? open.size() + " open orders looked at" : dead + " of " + open.size() + " have none");
    }

    /** Open orders about which no message waits; the oldest first. */
    private List<UUID> untold() {
        return db.select(CUSTOMER_ORDER.ID)
                .from(CUSTOMER_ORDER)
                .where(CUSTOMER_ORDER.CLOSED_AT.isNull())
                .andNotExists(
                        selectOne().from(OUTBOX).where(OUTBOX.SUBJECT_ID.eq(cast(CUSTOMER_ORDER.ID, String.class))))
                .orderBy(CUSTOMER_ORDER.NUMBER)
                .limit(MOST)
                .fetch(CUSTOMER_ORDER.ID);
    }

    private long dead(List<UUID> orders) {
        List<Callable<Boolean>> looks =
                orders.stream().map(id -> (Callable<Boolean>) () -> lives(id)).toList();
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            long dead = 0;
            for (Future<Boolean> look : threads.invokeAll(looks)) {
                dead += look.get() ? 0 : 1;
            }
            return dead;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Temporal did not answer", e);
        }
    }

    /** An order may close between the two looks; then its workflow may have ended rightly. */
    private boolean lives(UUID orderId) {
        try {
            var status = client.newUntypedWorkflowStub(WorkflowIds.order(orderId))
                    .describe()
                    .getStatus();
            return status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING || closed(orderId);
        } catch (io.temporal.client.WorkflowNotFoundException e) {
            return closed(orderId);
        }
    }

    private boolean closed(UUID orderId) {
        return db.fetchExists(CUSTOMER_ORDER, CUSTOMER_ORDER.ID.eq(orderId), CUSTOMER_ORDER.CLOSED_AT.isNotNull());
    }
}

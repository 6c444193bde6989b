package io.tributary.workflows;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.tributary.domain.order.OrderStatus;
import io.tributary.domain.purchasing.PurchaseOrderStatus;
import io.tributary.workflows.allocation.WaveWorkflowImpl;
import io.tributary.workflows.order.OrderWorkflowImpl;
import io.tributary.workflows.purchasing.PurchaseOrderWorkflowImpl;
import io.tributary.workflows.replenishment.RestockRequest;
import io.tributary.workflows.replenishment.RestockWorkflowImpl;
import java.time.Duration;
import java.util.UUID;

/** The workflows as somebody changed them without a thought for those under way: each sleeps before its first step. */
final class ChangedWorkflows {
    private static final Duration NAP = Duration.ofSeconds(7);

    private ChangedWorkflows() {}

    public static class Order extends OrderWorkflowImpl {
        @WorkflowInit
        public Order(UUID orderId) {
            super(orderId);
        }

        @Override
        public OrderStatus run(UUID orderId) {
            Workflow.sleep(NAP);
            return super.run(orderId);
        }
    }

    public static class PurchaseOrder extends PurchaseOrderWorkflowImpl {
        @WorkflowInit
        public PurchaseOrder(UUID poId) {
            super(poId);
        }

        @Override
        public PurchaseOrderStatus run(UUID poId) {
            Workflow.sleep(NAP);
            return super.run(poId);
        }
    }

    public static class Wave extends WaveWorkflowImpl {
        @Override
        public void run(String zone) {
            Workflow.sideEffect(Integer.class, () -> 1);
            super.run(zone);
        }
    }

    public static class Restock extends RestockWorkflowImpl {
        @Override
        public void run(RestockRequest request) {
            Workflow.sleep(NAP);
            super.run(request);
        }
    }
}

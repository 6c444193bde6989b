package io.tributary.workflows;

import java.util.UUID;

/** A workflow's id is its subject's own, so that starting it twice is harmless. */
public final class WorkflowIds {
    private WorkflowIds() {}

    public static String order(UUID orderId) {
        return "order-" + orderId;
    }

    public static String purchaseOrder(UUID poId) {
        return "po-" + poId;
    }

    public static String wave(String zone) {
        return "wave-" + zone;
    }

    public static String restock(String zone, String key) {
        return "restock-" + zone + "-" + key;
    }
}

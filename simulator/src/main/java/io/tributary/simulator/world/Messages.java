package io.tributary.simulator.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API tells outside parties, as far as they read it. */
final class Messages {
    private Messages() {}

    record PickTask(String id, String orderId, Instant dueAt, List<UnitsToPick> lines) {}

    record UnitsToPick(String allocationId, String sku, int quantity) {}

    record Shipment(
            String id,
            String orderId,
            String node,
            String region,
            Instant shippedAt,
            Instant deliverBy,
            List<UnitsToPick> lines) {}

    record PurchaseOrder(
            String id,
            @Nullable String supplier,
            String purpose,
            @Nullable String node,
            String status,
            @Nullable Instant sentAt,
            @Nullable Instant acknowledgeBy,
            @Nullable Instant shipBy,
            @Nullable Instant shippedAt,
            @Nullable List<PurchaseOrderLine> lines) {}

    record PurchaseOrderLine(
            int lineNo,
            String sku,
            int quantity,
            @Nullable Integer confirmed,
            @Nullable Integer shipped) {
        /** Units that were agreed on. */
        int agreed() {
            return confirmed == null ? quantity : confirmed;
        }
    }

    record Transfer(
            String id,
            String from,
            String to,
            int quantity,
            int shipped,
            @Nullable Instant shippedAt) {}

    record OrderLine(
            int lineNo,
            int quantity,
            @Nullable Integer deliveredUnits,
            @Nullable Integer returnedUnits) {}

    record Order(
            String id,
            String status,
            String region,
            @Nullable String buyerReference,
            Instant placedAt,
            @Nullable Instant closedAt,
            @Nullable List<OrderLine> lines) {}

    record ExceptionCase(
            String id,
            String kind,
            Instant openedAt,
            List<String> actions,
            @Nullable String defaultAction) {}

    record StockRow(String node, String sku, int onHand) {}
}

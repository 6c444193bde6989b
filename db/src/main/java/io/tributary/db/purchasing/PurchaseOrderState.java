package io.tributary.db.purchasing;

import io.tributary.db.schema.tables.records.PurchaseOrderRecord;
import io.tributary.domain.purchasing.PurchaseOrderStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a supplier or a warehouse is told after it acted. */
public record PurchaseOrderState(
        UUID id,
        long number,
        PurchaseOrderStatus status,
        long version,
        @Nullable Instant shipBy) {
    static PurchaseOrderState of(PurchaseOrderRecord po) {
        return new PurchaseOrderState(
                po.getId(), po.getNumber(), PurchaseOrderRows.status(po), po.getVersion(), po.getShipBy());
    }
}

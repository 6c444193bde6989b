package io.tributary.db.fulfilment;

import static io.tributary.db.schema.Tables.DELIVERY_HISTORY;
import static io.tributary.db.schema.Tables.SKU;

import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writes down how deliveries went; risk scores learn from these rows and from nothing else. */
public final class DeliveryRecords {
    /**
     * One delivery, or its failure.
     *
     * @param reference names it; the same one is written once
     * @param node who shipped it
     * @param deliveredAt null when it never came
     * @param failed why it never came, or null
     */
    public record Outcome(
            String reference,
            String node,
            @Nullable String supplier,
            String region,
            String sku,
            String purpose,
            Instant promisedAt,
            @Nullable Instant deliveredAt,
            int units,
            int damaged,
            int misShipped,
            @Nullable String failed) {}

    private DeliveryRecords() {}

    public static void record(DSLContext tx, Outcome outcome, Instant now) {
        tx.insertInto(DELIVERY_HISTORY)
                .set(DELIVERY_HISTORY.REFERENCE, outcome.reference())
                .set(DELIVERY_HISTORY.NODE_CODE, outcome.node())
                .set(DELIVERY_HISTORY.SUPPLIER_CODE, outcome.supplier())
                .set(DELIVERY_HISTORY.REGION_CODE, outcome.region())
                .set(
                        DELIVERY_HISTORY.CATEGORY,
                        tx.select(SKU.CATEGORY).from(SKU).where(SKU.CODE.eq(outcome.sku())))
                .set(DELIVERY_HISTORY.PURPOSE, outcome.purpose())
                .set(DELIVERY_HISTORY.PROMISED_AT, outcome.promisedAt())
                .set(DELIVERY_HISTORY.DELIVERED_AT, outcome.deliveredAt())
                .set(DELIVERY_HISTORY.RECORDED_AT, now)
                .set(DELIVERY_HISTORY.UNITS, outcome.units())
                .set(DELIVERY_HISTORY.DAMAGED_UNITS, outcome.damaged())
                .set(DELIVERY_HISTORY.MIS_SHIPPED_UNITS, outcome.misShipped())
                .set(DELIVERY_HISTORY.FAILED, outcome.failed())
                .onConflictDoNothing()
                .execute();
    }
}

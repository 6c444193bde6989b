package io.tributary.db.supply;

import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER_LINE;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.val;

import io.tributary.domain.Sku;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/** What is on its way to our warehouses. */
public final class InboundReads {
    private InboundReads() {}

    /** When the next units of a SKU are expected at any warehouse; what is overdue is expected now. */
    public static Optional<Instant> nextArrival(DSLContext db, Sku sku, Instant now) {
        return db.select(min(greatest(PURCHASE_ORDER.EXPECTED_AT, val(now))))
                .from(PURCHASE_ORDER)
                .join(PURCHASE_ORDER_LINE)
                .on(PURCHASE_ORDER_LINE.PO_ID.eq(PURCHASE_ORDER.ID))
                .where(
                        PURCHASE_ORDER.PURPOSE.eq("RESTOCK"),
                        PURCHASE_ORDER.STATUS.in("SENT", "COUNTERED", "ACKNOWLEDGED", "SHIPPED"),
                        PURCHASE_ORDER_LINE.SKU.eq(sku.code()))
                .fetchOptional(0, Instant.class);
    }
}

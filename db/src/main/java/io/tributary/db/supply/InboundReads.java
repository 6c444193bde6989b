package io.tributary.db.supply;

import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER_LINE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.StockKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** What is on its way to our warehouses. */
public final class InboundReads {
    private InboundReads() {}

    /**
     * What suppliers confirmed for warehouses and is due after {@code now}, the earliest first. What is overdue counts
     * no more: nobody knows when it comes.
     */
    public static Map<StockKey, List<Inbound>> confirmed(DSLContext db, Collection<Sku> skus, Instant now) {
        var due = greatest(
                coalesce(PURCHASE_ORDER_LINE.CONFIRMED, PURCHASE_ORDER_LINE.QUANTITY)
                        .minus(PURCHASE_ORDER_LINE.RECEIVED)
                        .minus(PURCHASE_ORDER_LINE.DAMAGED),
                val(0));
        Map<StockKey, List<Inbound>> found = new HashMap<>();
        db.select(PURCHASE_ORDER.NODE_CODE, PURCHASE_ORDER_LINE.SKU, PURCHASE_ORDER.EXPECTED_AT, sum(due))
                .from(PURCHASE_ORDER)
                .join(PURCHASE_ORDER_LINE)
                .on(PURCHASE_ORDER_LINE.PO_ID.eq(PURCHASE_ORDER.ID))
                .where(
                        PURCHASE_ORDER.PURPOSE.eq("RESTOCK"),
                        PURCHASE_ORDER.STATUS.in("ACKNOWLEDGED", "SHIPPED"),
                        PURCHASE_ORDER.EXPECTED_AT.gt(now),
                        PURCHASE_ORDER_LINE.SKU.in(skus.stream().map(Sku::code).toList()))
                .groupBy(PURCHASE_ORDER.NODE_CODE, PURCHASE_ORDER_LINE.SKU, PURCHASE_ORDER.EXPECTED_AT)
                .having(sum(due).gt(BigDecimal.ZERO))
                .orderBy(PURCHASE_ORDER.EXPECTED_AT)
                .forEach(row -> found.computeIfAbsent(
                                new StockKey(new NodeCode(row.value1()), new Sku(row.value2())),
                                key -> new ArrayList<>())
                        .add(new Inbound(row.value3(), row.value4().longValue())));
        return found;
    }

    /** Until the transaction ends, nobody else who locks it promises from what is on its way to this stock. */
    public static void lock(DSLContext tx, Collection<StockKey> keys) {
        keys.stream()
                .sorted()
                .forEach(key -> tx.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", "inbound:" + key));
    }

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

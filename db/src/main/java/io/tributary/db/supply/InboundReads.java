package io.tributary.db.supply;

import static io.tributary.db.schema.Tables.OFFER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER_LINE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.StockKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;

/** What is on its way to our warehouses. */
public final class InboundReads {
    /** Units of a line that are still to come. */
    private static final Field<Integer> DUE = greatest(
            coalesce(PURCHASE_ORDER_LINE.CONFIRMED, PURCHASE_ORDER_LINE.QUANTITY)
                    .minus(PURCHASE_ORDER_LINE.RECEIVED)
                    .minus(PURCHASE_ORDER_LINE.DAMAGED),
            val(0));

    private InboundReads() {}

    /**
     * What suppliers confirmed for warehouses and is due after {@code now}, the earliest first. What is overdue counts
     * no more: nobody knows when it comes.
     */
    public static Map<StockKey, List<Inbound>> confirmed(DSLContext db, Collection<Sku> skus, Instant now) {
        Map<StockKey, List<Inbound>> found = new HashMap<>();
        db.select(PURCHASE_ORDER.NODE_CODE, PURCHASE_ORDER_LINE.SKU, PURCHASE_ORDER.EXPECTED_AT, sum(DUE))
                .from(PURCHASE_ORDER)
                .join(PURCHASE_ORDER_LINE)
                .on(PURCHASE_ORDER_LINE.PO_ID.eq(PURCHASE_ORDER.ID))
                .where(
                        PURCHASE_ORDER.PURPOSE.eq("RESTOCK"),
                        PURCHASE_ORDER.STATUS.in("ACKNOWLEDGED", "SHIPPED"),
                        PURCHASE_ORDER.EXPECTED_AT.gt(now),
                        PURCHASE_ORDER_LINE.SKU.in(skus.stream().map(Sku::code).toList()))
                .groupBy(PURCHASE_ORDER.NODE_CODE, PURCHASE_ORDER_LINE.SKU, PURCHASE_ORDER.EXPECTED_AT)
                .having(sum(DUE).gt(BigDecimal.ZERO))
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

    /**
     * When so many units of a SKU are expected at our warehouses, all of them: by what is on its way (what is overdue is
     * expected now), the earliest first; empty when that is not enough. What others wait for is not taken off.
     */
    public static Optional<Instant> covered(DSLContext db, Sku sku, long units, Instant now) {
        var at = greatest(PURCHASE_ORDER.EXPECTED_AT, val(now));
        long missing = units;
        for (var row : db.select(at, DUE)
                .from(PURCHASE_ORDER)
                .join(PURCHASE_ORDER_LINE)
                .on(PURCHASE_ORDER_LINE.PO_ID.eq(PURCHASE_ORDER.ID))
                .where(
                        PURCHASE_ORDER.PURPOSE.eq("RESTOCK"),
                        PURCHASE_ORDER.STATUS.in("SENT", "COUNTERED", "ACKNOWLEDGED", "SHIPPED"),
                        PURCHASE_ORDER_LINE.SKU.eq(sku.code()))
                .orderBy(at)
                .fetch()) {
            missing -= row.value2();
            if (missing <= 0) {
                return Optional.of(row.value1());
            }
        }
        return Optional.empty();
    }

    /**
     * Days in which the quickest supplier can make so many units: its lead time, and a week more for every week of its
     * capacity that they take beyond the first; empty when nobody offers the SKU today.
     */
    public static Optional<Integer> daysToMake(DSLContext db, Sku sku, long units, LocalDate today) {
        return db
                .select(OFFER.LEAD_TIME_DAYS, OFFER.WEEKLY_CAPACITY_UNITS)
                .from(OFFER)
                .where(OFFER.SKU.eq(sku.code()), val(today).between(OFFER.VALID_FROM, OFFER.VALID_TO))
                .stream()
                .map(offer -> (int) Math.min(
                        Integer.MAX_VALUE, offer.value1() + 7 * (Math.ceilDiv(units, (long) offer.value2()) - 1)))
                .min(Comparator.naturalOrder());
    }
}

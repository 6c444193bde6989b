package io.tributary.db.order;

import static io.tributary.db.schema.Tables.BUYER;
import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static org.jooq.impl.DSL.boolOr;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Orders in a list, newest first. */
public final class OrdersView {
    /**
     * What to list; null means any.
     *
     * @param text order number, buyer's code or name, buyer's reference, or SKU
     * @param mark FLAGGED, REROUTED or LATE
     * @param before only orders with a lower number: where the last page ended
     */
    public record Filter(
            @Nullable String text,
            @Nullable String status,
            @Nullable String zone,
            @Nullable String mark,
            @Nullable Long before) {}

    /** One row. Units are of all lines together. */
    public record Row(
            UUID id,
            long number,
            String buyer,
            String region,
            String zone,
            String status,
            String currency,
            long goodsMinor,
            Instant placedAt,
            @Nullable Instant deliverBy,
            @Nullable Instant closedAt,
            int lines,
            UnitCounts units,
            boolean flagged,
            boolean rerouted) {}

    private final DSLContext db;

    public OrdersView(DSLContext db) {
        this.db = db;
    }

    public List<Row> list(Filter filter, Instant now, int most) {
        var page = db.select(CUSTOMER_ORDER.ID)
                .from(CUSTOMER_ORDER)
                .join(BUYER)
                .on(BUYER.CODE.eq(CUSTOMER_ORDER.BUYER_CODE))
                .where(matches(filter, now))
                .orderBy(CUSTOMER_ORDER.NUMBER.desc())
                .limit(most);
        return db.select(
                        CUSTOMER_ORDER.ID,
                        CUSTOMER_ORDER.NUMBER,
                        CUSTOMER_ORDER.BUYER_CODE,
                        CUSTOMER_ORDER.REGION_CODE,
                        CUSTOMER_ORDER.ZONE_CODE,
                        CUSTOMER_ORDER.STATUS,
                        CUSTOMER_ORDER.CURRENCY,
                        CUSTOMER_ORDER.GOODS_MINOR,
                        CUSTOMER_ORDER.PLACED_AT,
                        CUSTOMER_ORDER.PROMISED_DELIVER_BY,
                        CUSTOMER_ORDER.CLOSED_AT,
                        count(),
                        sum(ORDER_LINE.OPEN_UNITS),
                        sum(ORDER_LINE.ALLOCATED_UNITS),
                        sum(ORDER_LINE.RELEASED_UNITS),
                        sum(ORDER_LINE.SHIPPED_UNITS),
                        sum(ORDER_LINE.DELIVERED_UNITS),
                        sum(ORDER_LINE.CANCELLED_UNITS),
                        boolOr(ORDER_LINE.FLAGGED),
                        boolOr(ORDER_LINE.REROUTED))
                .from(CUSTOMER_ORDER)
                .join(ORDER_LINE)
                .on(ORDER_LINE.ORDER_ID.eq(CUSTOMER_ORDER.ID))
                .where(CUSTOMER_ORDER.ID.in(page))
                .groupBy(CUSTOMER_ORDER.ID)
                .orderBy(CUSTOMER_ORDER.NUMBER.desc())
                .fetch(r -> new Row(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        r.value5(),
                        r.value6(),
                        r.value7(),
                        r.value8(),
                        r.value9(),
                        r.value10(),
                        r.value11(),
                        r.value12(),
                        new UnitCounts(
                                r.value13().intValue(),
                                r.value14().intValue(),
                                r.value15().intValue(),
                                r.value16().intValue(),
                                r.value17().intValue(),
                                r.value18().intValue()),
                        r.value19(),
                        r.value20()));
    }

    /** Open orders by status. */
    public Map<String, Integer> openByStatus() {
        return db.select(CUSTOMER_ORDER.STATUS, count())
                .from(CUSTOMER_ORDER)
                .where(CUSTOMER_ORDER.CLOSED_AT.isNull())
                .groupBy(CUSTOMER_ORDER.STATUS)
                .fetchMap(CUSTOMER_ORDER.STATUS, count());
    }

    private static Condition matches(Filter filter, Instant now) {
        return text(filter.text())
                .and(filter.status() == null ? noCondition() : CUSTOMER_ORDER.STATUS.eq(filter.status()))
                .and(filter.zone() == null ? noCondition() : CUSTOMER_ORDER.ZONE_CODE.eq(filter.zone()))
                .and(mark(filter.mark(), now))
                .and(filter.before() == null ? noCondition() : CUSTOMER_ORDER.NUMBER.lt(filter.before()));
    }

    private static Condition text(@Nullable String text) {
        if (text == null) {
            return noCondition();
        }
        Condition matches = BUYER.NAME
                .containsIgnoreCase(text)
                .or(CUSTOMER_ORDER.BUYER_CODE.equalIgnoreCase(text))
                .or(CUSTOMER_ORDER.BUYER_REFERENCE.equalIgnoreCase(text))
                .or(line(ORDER_LINE.SKU.equalIgnoreCase(text)));
        return text.matches("\\d{1,15}") ? matches.or(CUSTOMER_ORDER.NUMBER.eq(Long.valueOf(text))) : matches;
    }

    private static Condition mark(@Nullable String mark, Instant now) {
        return switch (mark) {
            case "FLAGGED" -> line(ORDER_LINE.FLAGGED.isTrue());
            case "REROUTED" -> line(ORDER_LINE.REROUTED.isTrue());
            case "LATE" -> CUSTOMER_ORDER.CLOSED_AT.isNull().and(CUSTOMER_ORDER.PROMISED_DELIVER_BY.lt(now));
            case null, default -> noCondition();
        };
    }

    private static Condition line(Condition which) {
        return exists(selectOne().from(ORDER_LINE).where(ORDER_LINE.ORDER_ID.eq(CUSTOMER_ORDER.ID), which));
    }
}

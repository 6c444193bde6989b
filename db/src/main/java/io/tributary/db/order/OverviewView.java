package io.tributary.db.order;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.EVENT;
import static io.tributary.db.schema.Tables.EXCEPTION_CASE;
import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.STOCK_BALANCE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The state of the whole network in figures. All times and windows are business time. */
public final class OverviewView {
    /**
     * @param placedInWindow orders accepted in the window that was asked for
     * @param fillRate units assigned to a node or further ÷ those plus units that no node can serve now, 0 to 1; null
     *     without any
     * @param late open orders past their promised delivery
     * @param flagged open orders with a flagged line
     * @param rerouted open orders with a rerouted line
     * @param stockOuts (warehouse, SKU) pairs with nothing free
     */
    public record Figures(
            long placedInWindow,
            long inProgress,
            @Nullable Double fillRate,
            long late,
            long flagged,
            long rerouted,
            long stockOuts,
            long openExceptions,
            long openPurchaseOrders) {}

    /** Units allocated from a node to a region. */
    public record Flow(String node, String region, long units, long orders) {}

    /**
     * What waits at a node.
     *
     * @param committed units allocated and not yet released
     * @param released units handed over and not yet shipped
     * @param dailyCapacity units a day, or null when unlimited
     */
    public record Load(
            String node,
            String kind,
            boolean open,
            long committed,
            long released,
            @Nullable Integer dailyCapacity) {}

    private final DSLContext db;

    public OverviewView(DSLContext db) {
        this.db = db;
    }

    public Figures figures(Instant now, Duration window) {
        var open = CUSTOMER_ORDER.CLOSED_AT.isNull();
        var row = db.select(
                        number(selectCount()
                                .from(CUSTOMER_ORDER)
                                .where(CUSTOMER_ORDER.PLACED_AT.gt(now.minus(window)))),
                        number(selectCount().from(CUSTOMER_ORDER).where(open)),
                        number(selectCount()
                                .from(CUSTOMER_ORDER)
                                .where(open, CUSTOMER_ORDER.PROMISED_DELIVER_BY.lt(now))),
                        number(linesMarked(ORDER_LINE.FLAGGED)),
                        number(linesMarked(ORDER_LINE.REROUTED)),
                        number(selectCount()
                                .from(STOCK_BALANCE)
                                .join(NODE)
                                .on(NODE.CODE.eq(STOCK_BALANCE.NODE_CODE))
                                .where(NODE.KIND.eq("WAREHOUSE"), STOCK_BALANCE.ON_HAND.le(STOCK_BALANCE.RESERVED))),
                        number(selectCount().from(EXCEPTION_CASE).where(EXCEPTION_CASE.STATUS.eq("OPEN"))),
                        number(selectCount()
                                .from(PURCHASE_ORDER)
                                .where(PURCHASE_ORDER.STATUS.in(
                                        "DRAFT", "SENT", "COUNTERED", "ACKNOWLEDGED", "SHIPPED"))))
                .fetchSingle();
        return new Figures(
                row.value1(),
                row.value2(),
                fillRate(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6(),
                row.value7(),
                row.value8());
    }

    private @Nullable Double fillRate() {
        var served = sum(ORDER_LINE
                .ALLOCATED_UNITS
                .plus(ORDER_LINE.RELEASED_UNITS)
                .plus(ORDER_LINE.SHIPPED_UNITS)
                .plus(ORDER_LINE.DELIVERED_UNITS));
        var waiting = sum(ORDER_LINE.OPEN_UNITS)
                .filterWhere(ORDER_LINE.BACKORDERED_UNTIL.isNotNull().or(ORDER_LINE.SCREENING.eq("HELD")));
        var row = db.select(served, waiting).from(ORDER_LINE).fetchSingle();
        double there = row.value1() == null ? 0 : row.value1().doubleValue();
        double missing = row.value2() == null ? 0 : row.value2().doubleValue();
        return there + missing == 0 ? null : there / (there + missing);
    }

    private static org.jooq.Select<? extends org.jooq.Record1<Integer>> linesMarked(Field<Boolean> mark) {
        return org.jooq
                .impl
                .DSL
                .select(countDistinct(ORDER_LINE.ORDER_ID))
                .from(ORDER_LINE)
                .join(CUSTOMER_ORDER)
                .on(CUSTOMER_ORDER.ID.eq(ORDER_LINE.ORDER_ID))
                .where(CUSTOMER_ORDER.CLOSED_AT.isNull(), mark.isTrue());
    }

    private static Field<Long> number(org.jooq.Select<? extends org.jooq.Record1<Integer>> query) {
        return field(query).cast(SQLDataType.BIGINT);
    }

    /** The strongest flows of allocations committed since then, strongest first. */
    public List<Flow> flows(Instant since, int most) {
        return db.select(
                        ALLOCATION.NODE_CODE,
                        CUSTOMER_ORDER.REGION_CODE,
                        sum(ALLOCATION.QUANTITY),
                        countDistinct(ALLOCATION.ORDER_ID))
                .from(ALLOCATION)
                .join(CUSTOMER_ORDER)
                .on(CUSTOMER_ORDER.ID.eq(ALLOCATION.ORDER_ID))
                .where(ALLOCATION.COMMITTED_AT.gt(since))
                .groupBy(ALLOCATION.NODE_CODE, CUSTOMER_ORDER.REGION_CODE)
                .orderBy(sum(ALLOCATION.QUANTITY).desc(), ALLOCATION.NODE_CODE, CUSTOMER_ORDER.REGION_CODE)
                .limit(most)
                .fetch(r -> new Flow(r.value1(), r.value2(), r.value3().longValue(), r.value4()));
    }

    /** Orders placed since then, by region. */
    public Map<String, Integer> demand(Instant since) {
        return db.select(CUSTOMER_ORDER.REGION_CODE, count())
                .from(CUSTOMER_ORDER)
                .where(CUSTOMER_ORDER.PLACED_AT.gt(since))
                .groupBy(CUSTOMER_ORDER.REGION_CODE)
                .fetchMap(CUSTOMER_ORDER.REGION_CODE, count());
    }

    /** Warehouses, and drop-shippers with work; the busiest first. */
    public List<Load> load(int most) {
        var committed = org.jooq.impl.DSL.coalesce(
                sum(ALLOCATION.QUANTITY).filterWhere(ALLOCATION.STATUS.eq("COMMITTED")), BigDecimal.ZERO);
        var released = org.jooq.impl.DSL.coalesce(
                sum(ALLOCATION.QUANTITY).filterWhere(ALLOCATION.STATUS.eq("RELEASED")), BigDecimal.ZERO);
        return db.select(NODE.CODE, NODE.KIND, NODE.OPEN, committed, released, NODE.DAILY_CAPACITY_UNITS)
                .from(NODE)
                .leftJoin(ALLOCATION)
                .on(ALLOCATION.NODE_CODE.eq(NODE.CODE), ALLOCATION.STATUS.in("COMMITTED", "RELEASED"))
                .groupBy(NODE.CODE)
                .having(NODE.KIND.eq("WAREHOUSE").or(count(ALLOCATION.ID).gt(0)))
                .orderBy(committed.plus(released).desc(), NODE.CODE)
                .limit(most)
                .fetch(r -> new Load(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4().longValue(),
                        r.value5().longValue(),
                        r.value6()));
    }

    /** Grows whenever anything happens; 0 before the first event. */
    public long lastEvent() {
        Long last = db.select(max(EVENT.ID)).from(EVENT).fetchSingle().value1();
        return last == null ? 0 : last;
    }
}

package io.tributary.db.supply;

import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.PROMISE;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER_LINE;
import static io.tributary.db.schema.Tables.STOCK_BALANCE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Stock per node and SKU with what is spoken for and what is coming. */
public final class StockView {
    /** What to list; null means any. */
    public record Filter(@Nullable String sku, @Nullable String node, boolean onlyOut, int offset) {}

    /**
     * Units.
     *
     * @param promised softly promised to orders that no wave has taken up yet
     * @param inbound on purchase orders that are confirmed or on their way
     */
    public record Row(String node, String sku, long onHand, long reserved, long promised, long inbound, long safety) {
        /** Available to promise now, without what is inbound. */
        public long atp() {
            return onHand - reserved - promised - safety;
        }
    }

    private final DSLContext db;

    public StockView(DSLContext db) {
        this.db = db;
    }

    public List<Row> list(Filter filter, int most) {
        return rows(matches(filter), most, filter.offset());
    }

    /** The stock of one SKU at every warehouse that has a balance of it. */
    public List<Row> atWarehouses(String sku) {
        return rows(STOCK_BALANCE.SKU.eq(sku).and(NODE.KIND.eq("WAREHOUSE")), Integer.MAX_VALUE, 0);
    }

    private List<Row> rows(Condition which, int most, int offset) {
        var promised = org.jooq.impl.DSL.field(select(coalesce(sum(PROMISE.UNITS), BigDecimal.ZERO))
                .from(PROMISE)
                .where(
                        PROMISE.NODE_CODE.eq(STOCK_BALANCE.NODE_CODE),
                        PROMISE.SKU.eq(STOCK_BALANCE.SKU),
                        PROMISE.UNITS.gt(0)));
        var inbound = org.jooq.impl.DSL.field(select(coalesce(
                        sum(coalesce(PURCHASE_ORDER_LINE.CONFIRMED, PURCHASE_ORDER_LINE.QUANTITY)), BigDecimal.ZERO))
                .from(PURCHASE_ORDER_LINE)
                .join(PURCHASE_ORDER)
                .on(PURCHASE_ORDER.ID.eq(PURCHASE_ORDER_LINE.PO_ID))
                .where(
                        PURCHASE_ORDER.NODE_CODE.eq(STOCK_BALANCE.NODE_CODE),
                        PURCHASE_ORDER.PURPOSE.eq("RESTOCK"),
                        PURCHASE_ORDER.STATUS.in("ACKNOWLEDGED", "SHIPPED"),
                        PURCHASE_ORDER_LINE.SKU.eq(STOCK_BALANCE.SKU)));
        return db.select(
                        STOCK_BALANCE.NODE_CODE,
                        STOCK_BALANCE.SKU,
                        STOCK_BALANCE.ON_HAND,
                        STOCK_BALANCE.RESERVED,
                        promised,
                        inbound,
                        STOCK_BALANCE.SAFETY_STOCK)
                .from(STOCK_BALANCE)
                .join(NODE)
                .on(NODE.CODE.eq(STOCK_BALANCE.NODE_CODE))
                .where(which)
                .orderBy(STOCK_BALANCE.SKU, NODE.KIND.desc(), STOCK_BALANCE.NODE_CODE)
                .limit(most)
                .offset(offset)
                .fetch(r -> new Row(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        r.value5().longValue(),
                        r.value6().longValue(),
                        r.value7()));
    }

    private static Condition matches(Filter filter) {
        return (filter.sku() == null ? noCondition() : STOCK_BALANCE.SKU.containsIgnoreCase(filter.sku()))
                .and(filter.node() == null ? noCondition() : STOCK_BALANCE.NODE_CODE.eq(filter.node()))
                .and(
                        filter.onlyOut()
                                ? STOCK_BALANCE
                                        .ON_HAND
                                        .minus(STOCK_BALANCE.RESERVED)
                                        .le(val(0L))
                                        .and(NODE.KIND.eq("WAREHOUSE"))
                                : noCondition());
    }
}

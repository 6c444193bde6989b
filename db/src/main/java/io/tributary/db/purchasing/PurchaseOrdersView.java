package io.tributary.db.purchasing;

import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER_LINE;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Purchase orders in a list, newest first, and one by one. */
public final class PurchaseOrdersView {
    /** What to list; null means any. {@code text} is a PO number, a supplier's or a node's code. */
    public record Filter(
            @Nullable String text,
            @Nullable String status,
            @Nullable String purpose,
            @Nullable Long before) {}

    /** A purchase order without its lines. */
    public record Row(
            UUID id,
            long number,
            String supplier,
            String purpose,
            String node,
            @Nullable UUID orderId,
            @Nullable Long orderNumber,
            @Nullable UUID restockRunId,
            String status,
            String currency,
            long totalMinor,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Instant acknowledgeBy,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant shipBy,
            @Nullable Instant expectedAt,
            @Nullable Instant shippedAt,
            @Nullable Instant receivedAt,
            @Nullable Instant closedAt,
            @Nullable String closeReason,
            @Nullable String carrier,
            @Nullable String tracking) {}

    /** Units of one SKU on their way from a supplier. */
    public record Line(
            int lineNo,
            String sku,
            int quantity,
            @Nullable Integer confirmed,
            @Nullable Integer countered,
            int shipped,
            int received,
            int damaged,
            long unitCostMinor) {}

    private final DSLContext db;

    public PurchaseOrdersView(DSLContext db) {
        this.db = db;
    }

    public List<Row> list(Filter filter, int most) {
        return rows(
                text(filter.text())
                        .and(filter.status() == null ? noCondition() : PURCHASE_ORDER.STATUS.eq(filter.status()))
                        .and(filter.purpose() == null ? noCondition() : PURCHASE_ORDER.PURPOSE.eq(filter.purpose()))
                        .and(filter.before() == null ? noCondition() : PURCHASE_ORDER.NUMBER.lt(filter.before())),
                most);
    }

    public Optional<Row> one(UUID id) {
        return rows(PURCHASE_ORDER.ID.eq(id), 1).stream().findFirst();
    }

    public List<Row> ofOrder(UUID orderId) {
        return rows(PURCHASE_ORDER.ORDER_ID.eq(orderId), 100);
    }

    public List<Row> ofRun(UUID runId) {
        return rows(PURCHASE_ORDER.RESTOCK_RUN_ID.eq(runId), 500);
    }

    public List<Line> lines(UUID id) {
        return db.selectFrom(PURCHASE_ORDER_LINE)
                .where(PURCHASE_ORDER_LINE.PO_ID.eq(id))
                .orderBy(PURCHASE_ORDER_LINE.LINE_NO)
                .fetch(r -> new Line(
                        r.getLineNo(),
                        r.getSku(),
                        r.getQuantity(),
                        r.getConfirmed(),
                        r.getCountered(),
                        r.getShipped(),
                        r.getReceived(),
                        r.getDamaged(),
                        r.getUnitCostMinor()));
    }

    private static Condition text(@Nullable String text) {
        if (text == null) {
            return noCondition();
        }
        Condition codes =
                PURCHASE_ORDER.SUPPLIER_CODE.equalIgnoreCase(text).or(PURCHASE_ORDER.NODE_CODE.equalIgnoreCase(text));
        return text.matches("\\d{1,15}") ? codes.or(PURCHASE_ORDER.NUMBER.eq(Long.valueOf(text))) : codes;
    }

    private List<Row> rows(Condition which, int most) {
        return db.select(PURCHASE_ORDER.asterisk(), CUSTOMER_ORDER.NUMBER.as("order_number"))
                .from(PURCHASE_ORDER)
                .leftJoin(CUSTOMER_ORDER)
                .on(CUSTOMER_ORDER.ID.eq(PURCHASE_ORDER.ORDER_ID))
                .where(which)
                .orderBy(PURCHASE_ORDER.NUMBER.desc())
                .limit(most)
                .fetch(PurchaseOrdersView::row);
    }

    private static Row row(Record r) {
        return new Row(
                r.get(PURCHASE_ORDER.ID),
                r.get(PURCHASE_ORDER.NUMBER),
                r.get(PURCHASE_ORDER.SUPPLIER_CODE),
                r.get(PURCHASE_ORDER.PURPOSE),
                r.get(PURCHASE_ORDER.NODE_CODE),
                r.get(PURCHASE_ORDER.ORDER_ID),
                r.get("order_number", Long.class),
                r.get(PURCHASE_ORDER.RESTOCK_RUN_ID),
                r.get(PURCHASE_ORDER.STATUS),
                r.get(PURCHASE_ORDER.CURRENCY),
                r.get(PURCHASE_ORDER.TOTAL_MINOR),
                r.get(PURCHASE_ORDER.CREATED_AT),
                r.get(PURCHASE_ORDER.SENT_AT),
                r.get(PURCHASE_ORDER.ACKNOWLEDGE_BY),
                r.get(PURCHASE_ORDER.ACKNOWLEDGED_AT),
                r.get(PURCHASE_ORDER.SHIP_BY),
                r.get(PURCHASE_ORDER.EXPECTED_AT),
                r.get(PURCHASE_ORDER.SHIPPED_AT),
                r.get(PURCHASE_ORDER.RECEIVED_AT),
                r.get(PURCHASE_ORDER.CLOSED_AT),
                r.get(PURCHASE_ORDER.CLOSE_REASON),
                r.get(PURCHASE_ORDER.CARRIER),
                r.get(PURCHASE_ORDER.TRACKING));
    }
}

package io.tributary.db.purchasing;

import io.tributary.db.Cursor;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads purchase orders with their lines. */
public final class PurchaseOrderQueries {
    /** @param confirmed what the supplier took; null before it answered */
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

    public record PurchaseOrder(
            UUID id,
            long number,
            String supplier,
            String purpose,
            String node,
            @Nullable UUID orderId,
            @Nullable UUID restockRunId,
            String status,
            String currency,
            long totalMinor,
            Instant createdAt,
            @Nullable Instant acknowledgeBy,
            @Nullable Instant shipBy,
            @Nullable Instant counteredShipBy,
            @Nullable Instant expectedAt,
            @Nullable Instant shippedAt,
            @Nullable Instant receivedAt,
            @Nullable Instant closedAt,
            @Nullable String closeReason,
            @Nullable String carrier,
            @Nullable String tracking,
            long version,
            List<Line> lines) {
        public Cursor position() {
            return new Cursor(createdAt, id);
        }
    }

    /** What to list; null means all. */
    public record Filter(
            @Nullable String status,
            @Nullable String supplier,
            @Nullable String purpose) {}

    private final DSLContext db;

    public PurchaseOrderQueries(DSLContext db) {
        this.db = db;
    }

    /** One more than the limit when there are more; the newest first. */
    public List<PurchaseOrder> list(Filter filter, int limit, @Nullable Cursor after) {
        Condition wanted = equal("p.status", filter.status())
                .and(equal("p.supplier_code", filter.supplier()))
                .and(equal("p.purpose", filter.purpose()));
        if (after != null) {
            wanted = wanted.and(DSL.condition(
                    "(p.created_at, p.id) < (?::timestamptz, ?)", after.at().toString(), after.id()));
        }
        return read(wanted, "p.created_at desc, p.id desc", limit + 1);
    }

    public PurchaseOrder one(UUID id) {
        return read(DSL.condition("p.id = ?", id), "p.id", 1).stream()
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND,
                        "There is no purchase order " + id + ". Maybe its number was used in place of its id."));
    }

    /** Restocks on their way to a warehouse, the next one first. */
    public List<PurchaseOrder> inbound(String node) {
        return read(
                DSL.condition("p.node_code = ? and p.purpose = 'RESTOCK' and p.status = 'SHIPPED'", node),
                "p.expected_at, p.id",
                500);
    }

    private static Condition equal(String column, @Nullable String value) {
        return value == null ? DSL.noCondition() : DSL.condition(column + " = ?", value);
    }

    private List<PurchaseOrder> read(Condition wanted, String order, int limit) {
        Map<UUID, PurchaseOrder> orders = new LinkedHashMap<>();
        for (Record row : db.fetch(
                "select p.*, l.line_no, l.sku, l.quantity, l.confirmed, l.countered, l.shipped, l.received, l.damaged,"
                        + " l.unit_cost_minor from (select * from purchase_order p where {0} order by " + order
                        + " limit {1}) p join purchase_order_line l on l.po_id = p.id order by " + order
                        + ", l.line_no",
                wanted,
                DSL.val(limit))) {
            orders.computeIfAbsent(row.get("id", UUID.class), id -> head(id, row))
                    .lines()
                    .add(line(row));
        }
        return List.copyOf(orders.values());
    }

    private static PurchaseOrder head(UUID id, Record row) {
        return new PurchaseOrder(
                id,
                row.get("number", Long.class),
                row.get("supplier_code", String.class),
                row.get("purpose", String.class),
                row.get("node_code", String.class),
                row.get("order_id", UUID.class),
                row.get("restock_run_id", UUID.class),
                row.get("status", String.class),
                row.get("currency", String.class),
                row.get("total_minor", Long.class),
                row.get("created_at", Instant.class),
                row.get("acknowledge_by", Instant.class),
                row.get("ship_by", Instant.class),
                row.get("countered_ship_by", Instant.class),
                row.get("expected_at", Instant.class),
                row.get("shipped_at", Instant.class),
                row.get("received_at", Instant.class),
                row.get("closed_at", Instant.class),
                row.get("close_reason", String.class),
                row.get("carrier", String.class),
                row.get("tracking", String.class),
                row.get("version", Long.class),
                new ArrayList<>());
    }

    private static Line line(Record row) {
        return new Line(
                row.get("line_no", Integer.class),
                row.get("sku", String.class),
                row.get("quantity", Integer.class),
                row.get("confirmed", Integer.class),
                row.get("countered", Integer.class),
                row.get("shipped", Integer.class),
                row.get("received", Integer.class),
                row.get("damaged", Integer.class),
                row.get("unit_cost_minor", Long.class));
    }
}

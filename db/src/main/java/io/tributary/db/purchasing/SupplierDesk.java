package io.tributary.db.purchasing;

import io.tributary.db.fulfilment.DeliveryAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * What a supplier sees of itself. The query runs as the role tributary_supplier under row-level security: a wrong
 * condition here could show too little, never another supplier's rows.
 */
public final class SupplierDesk {
    public record Line(
            int lineNo, String sku, int quantity, @Nullable Integer confirmed, long unitCostMinor) {}

    /**
     * @param shipTo the region of the buyer (DROP_SHIP) or of our warehouse (RESTOCK)
     * @param deliverTo the buyer's address for the parcel's label; null for a restock
     */
    public record Order(
            UUID id,
            long number,
            String purpose,
            String node,
            @Nullable String shipTo,
            @Nullable DeliveryAddress deliverTo,
            String status,
            @Nullable Instant acknowledgeBy,
            @Nullable Instant shipBy,
            List<Line> lines) {
        private Order to(@Nullable Target target) {
            return target == null
                    ? this
                    : new Order(
                            id,
                            number,
                            purpose,
                            node,
                            target.region(),
                            target.address(),
                            status,
                            acknowledgeBy,
                            shipBy,
                            lines);
        }
    }

    private final DSLContext db;

    public SupplierDesk(DSLContext db) {
        this.db = db;
    }

    /** @param status null for all; drafts are not the supplier's business yet */
    public List<Order> orders(String supplier, @Nullable String status, int limit) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            Map<UUID, Order> own = own(tx, supplier, status, limit);
            Map<UUID, Target> targets = targets(tx, own);
            return own.values().stream()
                    .map(order -> order.to(targets.get(order.id())))
                    .toList();
        });
    }

    private static Map<UUID, Order> own(DSLContext tx, String supplier, @Nullable String status, int limit) {
        tx.fetch("select set_config('tributary.supplier', ?, true)", supplier);
        tx.execute("set local role tributary_supplier");
        Map<UUID, Order> own = new LinkedHashMap<>();
        for (Record row : tx.fetch("""
                select p.id, p.number, p.purpose, p.node_code, p.status, p.acknowledge_by, p.ship_by,
                       l.line_no, l.sku, l.quantity, l.confirmed, l.unit_cost_minor
                from (select * from purchase_order
                      where status <> 'DRAFT' and (?::text is null or status = ?)
                      order by created_at, id limit ?) p
                join purchase_order_line l on l.po_id = p.id
                order by p.created_at, p.id, l.line_no
                """, status, status, limit)) {
            own.computeIfAbsent(row.get("id", UUID.class), id -> head(id, row))
                    .lines()
                    .add(line(row));
        }
        tx.execute("reset role");
        return own;
    }

    /** Where an order goes. */
    private record Target(String region, @Nullable DeliveryAddress address) {}

    /** Only of orders that the supplier was seen to own. */
    private static Map<UUID, Target> targets(DSLContext tx, Map<UUID, Order> own) {
        return tx.fetch("""
                        select p.id, coalesce(o.region_code, n.region_code) as region,
                               d.recipient, d.address, d.phone
                        from purchase_order p join node n on n.code = p.node_code
                        left join customer_order o on o.id = p.order_id
                        left join order_destination d on d.order_id = o.id
                        where p.id = any(?)
                        """, (Object) own.keySet().toArray(UUID[]::new))
                .intoMap(
                        row -> row.get(0, UUID.class),
                        row -> new Target(row.get(1, String.class), DeliveryAddress.of(row)));
    }

    private static Order head(UUID id, Record row) {
        return new Order(
                id,
                row.get("number", Long.class),
                row.get("purpose", String.class),
                row.get("node_code", String.class),
                null,
                null,
                row.get("status", String.class),
                row.get("acknowledge_by", Instant.class),
                row.get("ship_by", Instant.class),
                new ArrayList<>());
    }

    private static Line line(Record row) {
        return new Line(
                row.get("line_no", Integer.class),
                row.get("sku", String.class),
                row.get("quantity", Integer.class),
                row.get("confirmed", Integer.class),
                row.get("unit_cost_minor", Long.class));
    }
}

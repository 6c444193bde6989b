package io.tributary.db.fulfilment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** What warehouses have to pick, and what carriers have on the road. */
public final class FulfilmentQueries {
    public record Line(UUID allocationId, String sku, int quantity) {}

    public record PickTask(
            UUID id,
            UUID orderId,
            long orderNumber,
            Instant dueAt,
            @Nullable DeliveryAddress deliverTo,
            List<Line> lines) {}

    /** @param purpose ORDER; parcels of drop-ships too go to buyers */
    public record Shipment(
            UUID id,
            UUID orderId,
            String node,
            String region,
            String carrier,
            Instant shippedAt,
            Instant deliverBy,
            String purpose,
            @Nullable DeliveryAddress deliverTo,
            List<Line> lines) {}

    private final DSLContext db;

    public FulfilmentQueries(DSLContext db) {
        this.db = db;
    }

    public List<PickTask> pickTasks(String node, String status, int limit) {
        Map<UUID, PickTask> tasks = new LinkedHashMap<>();
        for (Record row : db.fetch("""
                select t.id, t.order_id, o.number, t.due_at, a.id as allocation_id, a.sku, a.quantity,
                       d.recipient, d.address, d.phone
                from (select * from pick_task where node_code = ? and status = ?
                      order by released_at, id limit ?) t
                join customer_order o on o.id = t.order_id
                join allocation a on a.pick_task_id = t.id
                left join order_destination d on d.order_id = o.id
                where t.status <> 'OPEN' or a.status = 'RELEASED'
                order by t.due_at, t.id, a.sku, a.id
                """, node, status, limit)) {
            tasks.computeIfAbsent(
                            row.get("id", UUID.class),
                            id -> new PickTask(
                                    id,
                                    row.get("order_id", UUID.class),
                                    row.get("number", Long.class),
                                    row.get("due_at", Instant.class),
                                    DeliveryAddress.of(row),
                                    new ArrayList<>()))
                    .lines()
                    .add(line(row));
        }
        return List.copyOf(tasks.values());
    }

    public List<Shipment> shipments(String status, int limit) {
        Map<UUID, Shipment> shipments = new LinkedHashMap<>();
        for (Record row : db.fetch("""
                select s.id, s.order_id, s.node_code, o.region_code, s.carrier, s.shipped_at, s.deliver_by,
                       l.allocation_id, a.sku, l.quantity, d.recipient, d.address, d.phone
                from (select * from shipment where status = ? order by shipped_at, id limit ?) s
                join customer_order o on o.id = s.order_id
                join shipment_line l on l.shipment_id = s.id
                join allocation a on a.id = l.allocation_id
                left join order_destination d on d.order_id = o.id
                order by s.shipped_at, s.id, a.sku, a.id
                """, status, limit)) {
            shipments
                    .computeIfAbsent(
                            row.get("id", UUID.class),
                            id -> new Shipment(
                                    id,
                                    row.get("order_id", UUID.class),
                                    row.get("node_code", String.class),
                                    row.get("region_code", String.class),
                                    row.get("carrier", String.class),
                                    row.get("shipped_at", Instant.class),
                                    row.get("deliver_by", Instant.class),
                                    "ORDER",
                                    DeliveryAddress.of(row),
                                    new ArrayList<>()))
                    .lines()
                    .add(line(row));
        }
        return List.copyOf(shipments.values());
    }

    private static Line line(Record row) {
        return new Line(
                row.get("allocation_id", UUID.class), row.get("sku", String.class), row.get("quantity", Integer.class));
    }
}

package io.tributary.db.order;

import io.tributary.db.Cursor;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads orders for the API. Destinations are not part of any answer. */
public final class OrderQueries {
    /** An order in a list. */
    public record OrderSummary(
            UUID id,
            long number,
            String buyer,
            @Nullable String buyerReference,
            String region,
            String zone,
            String status,
            String currency,
            long goodsMinor,
            int units,
            Instant placedAt,
            @Nullable Instant promisedDeliverBy,
            @Nullable Instant closedAt,
            boolean flagged,
            boolean rerouted) {
        public Cursor position() {
            return new Cursor(placedAt, id);
        }
    }

    /** An order with everything that hangs on it. */
    public record OrderDetail(
            UUID id,
            long number,
            String buyer,
            @Nullable String buyerReference,
            String region,
            String zone,
            String status,
            boolean allowSubstitutes,
            String currency,
            long goodsMinor,
            Instant placedAt,
            @Nullable Instant promisedShipBy,
            @Nullable Instant promisedDeliverBy,
            @Nullable Instant closedAt,
            @Nullable String closeReason,
            long version,
            Conditions conditions,
            List<Line> lines,
            List<Allocation> allocations,
            List<Shipment> shipments,
            List<PurchaseOrderRef> purchaseOrders) {}

    /** What it asked for beyond its goods. */
    public record Conditions(
            String service,
            @Nullable Instant deliverBy,
            @Nullable Integer maxParcels,
            String promiseClass,
            String channel,
            List<String> excludedNodes,
            List<String> excludedSuppliers) {}

    /**
     * The unit counts add up to the quantity.
     *
     * @param pinnedNode the only node that may serve it, by an operator's choice
     * @param promisedService STANDARD or EXPRESS
     * @param inboundAt when the promised stock arrives, where it is on its way
     * @param toldDeliverBy the date that the buyer was told first
     * @param movedDeliverBy the later date that a wave moved it to; null while the told date holds
     */
    public record Line(
            UUID id,
            int lineNo,
            String sku,
            int quantity,
            long unitPriceMinor,
            int openUnits,
            int allocatedUnits,
            int releasedUnits,
            int shippedUnits,
            int deliveredUnits,
            int cancelledUnits,
            int returnedUnits,
            String screening,
            boolean flagged,
            boolean rerouted,
            @Nullable Instant backorderedUntil,
            @Nullable String promisedNode,
            @Nullable String promisedSku,
            @Nullable Instant promisedShipBy,
            @Nullable Instant promisedDeliverBy,
            @Nullable String unfilledReason,
            @Nullable String pinnedNode,
            @Nullable String promisedService,
            @Nullable Instant inboundAt,
            @Nullable Instant toldDeliverBy,
            @Nullable Instant movedDeliverBy) {}

    public record Allocation(
            UUID id,
            UUID lineId,
            String node,
            String sku,
            int quantity,
            String status,
            Instant shipBy,
            Instant deliverBy,
            Instant committedAt,
            String service) {}

    public record Shipment(
            UUID id,
            String node,
            String carrier,
            String tracking,
            String status,
            Instant shippedAt,
            Instant deliverBy,
            @Nullable Instant deliveredAt) {}

    public record PurchaseOrderRef(UUID id, long number, String supplier, String status) {}

    /** What to list; null means all. */
    public record Filter(
            @Nullable String status,
            @Nullable String zone,
            @Nullable String region,
            @Nullable String buyer,
            @Nullable String q,
            @Nullable Boolean flagged) {}

    private static final String SUMMARY = """
            select o.id, o.number, o.buyer_code as buyer, o.buyer_reference, o.region_code as region,
                   o.zone_code as zone, o.status, o.currency, o.goods_minor,
                   (select sum(quantity)::int from order_line l where l.order_id = o.id) as units,
                   o.placed_at, o.promised_deliver_by, o.closed_at,
                   exists (select from order_line l where l.order_id = o.id and l.flagged) as flagged,
                   exists (select from order_line l where l.order_id = o.id and l.rerouted) as rerouted
            from customer_order o
            """;

    private final DSLContext db;

    public OrderQueries(DSLContext db) {
        this.db = db;
    }

    /** One more than the limit when there are more; the newest first. */
    public List<OrderSummary> list(Filter filter, int limit, @Nullable Cursor after) {
        Condition wanted = equal("o.status", filter.status())
                .and(equal("o.zone_code", filter.zone()))
                .and(equal("o.region_code", filter.region()))
                .and(equal("o.buyer_code", filter.buyer()))
                .and(search(filter.q()));
        if (Boolean.TRUE.equals(filter.flagged())) {
            wanted = wanted.and("exists (select from order_line l where l.order_id = o.id and l.flagged)");
        }
        if (after != null) {
            wanted = wanted.and(
                    "(o.placed_at, o.id) < (?::timestamptz, ?)", after.at().toString(), after.id());
        }
        return db.fetch(
                        SUMMARY + " where {0} order by o.placed_at desc, o.id desc limit {1}",
                        wanted,
                        DSL.val(limit + 1))
                .into(OrderSummary.class);
    }

    private static Condition equal(String column, @Nullable String value) {
        return value == null || value.isEmpty() ? DSL.noCondition() : DSL.condition(column + " = ?", value);
    }

    /** A number, an id, a buyer's reference, or a SKU. */
    private static Condition search(@Nullable String q) {
        return q == null || q.isBlank()
                ? DSL.noCondition()
                : DSL.condition(
                        "(o.number::text = ? or o.id::text = ? or o.buyer_reference = ? or exists (select from"
                                + " order_line l where l.order_id = o.id and l.sku = ?))",
                        q.strip(),
                        q.strip(),
                        q.strip(),
                        q.strip());
    }

    /** @throws RefusedException when there is none */
    public OrderDetail one(UUID id) {
        var o = db.fetchOptional("select * from customer_order where id = ?", id)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND,
                        "There is no order " + id + ". Maybe its number was used in place of its id."));
        return new OrderDetail(
                id,
                o.get("number", Long.class),
                o.get("buyer_code", String.class),
                o.get("buyer_reference", String.class),
                o.get("region_code", String.class),
                o.get("zone_code", String.class),
                o.get("status", String.class),
                o.get("allow_substitutes", Boolean.class),
                o.get("currency", String.class),
                o.get("goods_minor", Long.class),
                o.get("placed_at", Instant.class),
                o.get("promised_ship_by", Instant.class),
                o.get("promised_deliver_by", Instant.class),
                o.get("closed_at", Instant.class),
                o.get("close_reason", String.class),
                o.get("version", Long.class),
                new Conditions(
                        o.get("service", String.class),
                        o.get("asked_deliver_by", Instant.class),
                        o.get("max_parcels", Integer.class),
                        o.get("promise_class", String.class),
                        o.get("channel", String.class),
                        List.of(o.get("excluded_nodes", String[].class)),
                        List.of(o.get("excluded_suppliers", String[].class))),
                lines(id),
                db.fetch("""
                        select id, line_id, node_code as node, sku, quantity, status, ship_by, deliver_by, committed_at,
                               service
                        from allocation where order_id = ? order by committed_at, id
                        """, id).into(Allocation.class),
                db.fetch("""
                        select id, node_code as node, carrier, tracking, status, shipped_at, deliver_by, delivered_at
                        from shipment where order_id = ? order by shipped_at, id
                        """, id).into(Shipment.class),
                db.fetch("""
                        select id, number, supplier_code as supplier, status
                        from purchase_order where order_id = ? order by number
                        """, id).into(PurchaseOrderRef.class));
    }

    private List<Line> lines(UUID id) {
        return db.fetch("""
                select l.id, l.line_no, l.sku, l.quantity, l.unit_price_minor, l.open_units, l.allocated_units,
                       l.released_units, l.shipped_units, l.delivered_units, l.cancelled_units, l.returned_units,
                       l.screening, l.flagged, l.rerouted, l.backordered_until,
                       p.node_code as promised_node, p.sku as promised_sku, p.ship_by as promised_ship_by,
                       p.deliver_by as promised_deliver_by, p.unfilled_reason, l.pinned_node,
                       p.service as promised_service, p.inbound_at, l.told_deliver_by, l.moved_deliver_by
                from order_line l left join promise p on p.line_id = l.id
                where l.order_id = ? order by l.line_no
                """, id).into(Line.class);
    }
}

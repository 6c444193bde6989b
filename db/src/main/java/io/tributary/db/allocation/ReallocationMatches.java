package io.tributary.db.allocation;

import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.REGION;
import static io.tributary.db.schema.Tables.SKU;
import static io.tributary.db.schema.Tables.SUPPLIER;
import static io.tributary.db.schema.Tables.ZONE;

import io.tributary.db.allocation.Reallocation.Outcome;
import io.tributary.db.allocation.Reallocation.Part;
import io.tributary.db.allocation.Reallocation.Reason;
import io.tributary.db.allocation.Reallocation.Stage;
import io.tributary.db.catalog.KnownNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Finds what a filter means, and says of each part whether it can still come back. Changes nothing. */
final class ReallocationMatches {
    /** Every place where units of open orders are, promised ones included; {@code n} is the node. */
    private static final String PARTS = """
            select * from (
              select o.id as order_id, o.number, l.id as line_id, l.line_no, a.sku, a.node_code as node,
                     a.quantity as units, a.status as stage, a.id as allocation_id, a.ship_by, a.deliver_by,
                     a.pick_task_id, p.id as po_id, p.status as po_status, l.screening, l.sku as ordered,
                     o.zone_code as zone, o.region_code as region, o.promised_deliver_by, n.supplier_code as supplier
              from allocation a
              join order_line l on l.id = a.line_id
              join customer_order o on o.id = a.order_id
              join node n on n.code = a.node_code
              left join purchase_order_line pl on pl.allocation_id = a.id
              left join purchase_order p on p.id = pl.po_id
              where a.status in ('COMMITTED', 'RELEASED', 'SHIPPED') and o.closed_at is null
              union all
              select o.id, o.number, l.id, l.line_no, s.sku, s.node_code, least(s.units, l.open_units), 'PROMISED', null,
                     s.ship_by, s.deliver_by, null, null, null, l.screening, l.sku,
                     o.zone_code, o.region_code, o.promised_deliver_by, n.supplier_code
              from promise s
              join order_line l on l.id = s.line_id
              join customer_order o on o.id = l.order_id
              join node n on n.code = s.node_code
              where s.units > 0 and l.open_units > 0 and o.closed_at is null
            ) q
            """;

    private final DSLContext db;
    private final ReallocationFilter filter;

    ReallocationMatches(DSLContext db, ReallocationFilter filter) {
        this.db = db;
        this.filter = filter;
    }

    /** @throws RefusedException when a name in the filter stands for nothing, which would match nothing */
    void requireKnownNames() {
        KnownNames.require(db, "node", filter.node(), NODE.CODE);
        KnownNames.require(db, "sku", filter.sku(), SKU.CODE);
        KnownNames.require(db, "zone", filter.zone(), ZONE.CODE);
        KnownNames.require(db, "region", filter.region(), REGION.CODE);
        KnownNames.require(db, "supplier", filter.supplier(), SUPPLIER.CODE);
    }

    /** Orders with a part that matches, by id. */
    List<UUID> orders(int most) {
        return orders(wanted(), most);
    }

    /** Orders with a part that matches and by its stage can still come back, by id. */
    List<UUID> movableOrders(int most) {
        return orders(
                wanted().and("stage <> 'SHIPPED' and (stage <> 'PROMISED' or screening <> 'HELD')"
                        + " and (po_status is null or po_status in ('DRAFT', 'SENT'))"),
                most);
    }

    private List<UUID> orders(Condition which, int most) {
        return db.fetch(
                        "select distinct order_id from (" + PARTS + " where {0}) m order by order_id limit {1}",
                        which,
                        DSL.val(most))
                .map(row -> row.get(0, UUID.class));
    }

    /** How many parts match, looking no further than one more than {@code most}. */
    int count(int most) {
        return db.fetchSingle(
                        "select count(*)::int from (" + PARTS + " where {0} limit {1}) m", wanted(), DSL.val(most + 1))
                .get(0, Integer.class);
    }

    /** What matches in these orders, each part with what would become of it; then what was named and does not match. */
    List<Part> parts(List<UUID> orderIds) {
        var rows = db.fetch(
                PARTS + " where {0} and order_id = any({1}) order by number, line_no, node, allocation_id",
                wanted(),
                DSL.val(orderIds.toArray(UUID[]::new)));
        Map<UUID, Integer> matchedOfPo = new HashMap<>();
        rows.forEach(row -> {
            UUID po = row.get("po_id", UUID.class);
            if (po != null && row.get("stage", String.class).equals("RELEASED")) {
                matchedOfPo.merge(po, 1, Integer::sum);
            }
        });
        Map<UUID, Integer> liveOfPo = live(matchedOfPo.keySet());
        Set<UUID> split = matchedOfPo.keySet().stream()
                .filter(po -> liveOfPo.getOrDefault(po, 0) > matchedOfPo.get(po))
                .collect(Collectors.toSet());
        List<Part> parts = new ArrayList<>(rows.map(row -> part(row, tooLate(row, split))));
        if (filter.orderIds() != null) {
            parts.addAll(unmatched(filter.orderIds(), parts));
        }
        return parts;
    }

    private Map<UUID, Integer> live(Set<UUID> purchaseOrders) {
        return db.fetch("""
                select pl.po_id, count(*)::int from purchase_order_line pl join allocation a on a.id = pl.allocation_id
                where a.status = 'RELEASED' and pl.po_id = any(?) group by pl.po_id
                """, (Object) purchaseOrders.toArray(UUID[]::new))
                .intoMap(row -> row.get(0, UUID.class), row -> row.get(1, Integer.class));
    }

    private Condition wanted() {
        Condition wanted = DSL.trueCondition()
                .and(equal("node", filter.node()))
                .and(equal("zone", filter.zone()))
                .and(equal("region", filter.region()))
                .and(equal("supplier", filter.supplier()));
        if (filter.sku() != null) {
            wanted = wanted.and(DSL.condition("(q.sku = ? or q.ordered = ?)", filter.sku(), filter.sku()));
        }
        if (filter.promisedBefore() != null) {
            wanted = wanted.and(DSL.condition(
                    "q.promised_deliver_by < ?::timestamptz",
                    filter.promisedBefore().toString()));
        }
        if (filter.orderIds() != null) {
            wanted = wanted.and(DSL.condition(
                    "q.order_id = any({0})", DSL.val(filter.orderIds().toArray(UUID[]::new))));
        }
        return wanted;
    }

    private static Condition equal(String column, @Nullable String value) {
        return value == null ? DSL.noCondition() : DSL.condition("q." + column + " = ?", value);
    }

    /** Why a part cannot come back any more; null when it can. */
    private static @Nullable Reason tooLate(Record row, Set<UUID> splitPurchaseOrders) {
        UUID po = row.get("po_id", UUID.class);
        return switch (Stage.valueOf(row.get("stage", String.class))) {
            case PROMISED -> row.get("screening", String.class).equals("HELD") ? Reason.HELD : null;
            case COMMITTED, NONE -> null;
            case SHIPPED -> po == null ? Reason.ALREADY_PICKED : Reason.SUPPLIER_SHIPPED;
            case RELEASED ->
                po == null ? null : withSupplier(po, row.get("po_status", String.class), splitPurchaseOrders);
        };
    }

    private static @Nullable Reason withSupplier(UUID po, String status, Set<UUID> split) {
        if (!status.equals("DRAFT") && !status.equals("SENT")) {
            return Reason.SUPPLIER_CONFIRMED;
        }
        return split.contains(po) ? Reason.PART_OF_PURCHASE_ORDER : null;
    }

    private static Part part(Record row, @Nullable Reason tooLate) {
        return new Part(
                row.get("order_id", UUID.class),
                row.get("number", Long.class),
                row.get("line_id", UUID.class),
                row.get("line_no", Integer.class),
                row.get("sku", String.class),
                row.get("node", String.class),
                row.get("units", Integer.class),
                Stage.valueOf(row.get("stage", String.class)),
                tooLate == null ? Outcome.MOVED : Outcome.TOO_LATE,
                tooLate,
                row.get("allocation_id", UUID.class),
                false,
                row.get("ship_by", Instant.class),
                row.get("deliver_by", Instant.class),
                null,
                null);
    }

    private List<Part> unmatched(List<UUID> orderIds, List<Part> matched) {
        Set<UUID> lines = matched.stream().map(Part::lineId).collect(Collectors.toSet());
        Set<UUID> known = new HashSet<>();
        List<Part> others = new ArrayList<>();
        db.fetch("""
                select o.id as order_id, o.number, l.id as line_id, l.line_no, l.sku, l.quantity, l.open_units,
                       o.zone_code, o.region_code, o.promised_deliver_by, o.closed_at,
                       (select string_agg(x.node_code || ' ' || x.sku || ' ' || coalesce(n.supplier_code, ''), ',')
                        from (select node_code, sku from allocation a
                              where a.line_id = l.id and a.status in ('COMMITTED', 'RELEASED', 'SHIPPED')
                              union all select node_code, sku from promise s
                              where s.line_id = l.id and s.units > 0 and s.node_code is not null and l.open_units > 0) x
                        join node n on n.code = x.node_code) as places
                from customer_order o join order_line l on l.order_id = o.id
                where o.id = any(?) order by o.number, l.line_no
                """, (Object) orderIds.toArray(UUID[]::new)).forEach(row -> {
            known.add(row.get("order_id", UUID.class));
            if (!lines.contains(row.get("line_id", UUID.class))) {
                others.add(unmatched(row));
            }
        });
        orderIds.stream().filter(id -> !known.contains(id)).forEach(id -> others.add(unknown(id)));
        return others;
    }

    private Part unmatched(Record row) {
        return new Part(
                row.get("order_id", UUID.class),
                row.get("number", Long.class),
                row.get("line_id", UUID.class),
                row.get("line_no", Integer.class),
                row.get("sku", String.class),
                null,
                row.get("quantity", Integer.class),
                Stage.NONE,
                Outcome.NOT_MATCHED,
                whyNot(row),
                null,
                false,
                null,
                null,
                null,
                null);
    }

    private Reason whyNot(Record row) {
        Instant promised = row.get("promised_deliver_by", Instant.class);
        String places = row.get("places", String.class);
        if (row.get("closed_at") != null) {
            return Reason.ORDER_CLOSED;
        }
        if (differs(filter.zone(), row.get("zone_code", String.class))) {
            return Reason.OTHER_ZONE;
        }
        if (differs(filter.region(), row.get("region_code", String.class))) {
            return Reason.OTHER_REGION;
        }
        if (filter.promisedBefore() != null && (promised == null || !promised.isBefore(filter.promisedBefore()))) {
            return Reason.PROMISED_LATER;
        }
        if (places == null) {
            return row.get("open_units", Integer.class) > 0 ? Reason.WAITING : Reason.NOTHING_LEFT;
        }
        if (differs(filter.sku(), row.get("sku", String.class)) && !(places + ",").contains(" " + filter.sku() + " ")) {
            return Reason.OTHER_SKU;
        }
        return filter.node() != null && !("," + places).contains("," + filter.node() + " ")
                ? Reason.OTHER_NODE
                : Reason.OTHER_SUPPLIER;
    }

    private static boolean differs(@Nullable String wanted, String is) {
        return wanted != null && !wanted.equals(is);
    }

    private static Part unknown(UUID orderId) {
        return new Part(
                orderId,
                null,
                null,
                null,
                null,
                null,
                0,
                Stage.NONE,
                Outcome.NOT_MATCHED,
                Reason.UNKNOWN_ORDER,
                null,
                false,
                null,
                null,
                null,
                null);
    }
}

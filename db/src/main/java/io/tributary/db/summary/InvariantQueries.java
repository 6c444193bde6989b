package io.tributary.db.summary;

import java.util.List;
import org.jooq.DSLContext;

/** What must always hold of the books. Each check is one query that finds what breaks it. */
public final class InvariantQueries {
    /** @param detail an example of what breaks it, or what was looked at */
    public record Check(String name, boolean holds, String detail) {}

    private record Rule(String name, String meaning, String breakers) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "nothing oversold",
                    "0 <= reserved <= on hand at every node",
                    "select node_code || ' ' || sku from stock_balance where reserved < 0 or on_hand < reserved"),
            new Rule("ledger equals balances", "the movements of every (node, SKU) add up to its balance", """
                    select b.node_code || ' ' || b.sku from stock_balance b left join (
                        select node_code, sku, sum(on_hand_delta) as on_hand, sum(reserved_delta) as reserved
                        from stock_movement group by node_code, sku) m using (node_code, sku)
                    where b.on_hand <> coalesce(m.on_hand, 0) or b.reserved <> coalesce(m.reserved, 0)
                    """),
            new Rule(
                    "reservations have allocations",
                    "reserved units are the units of live allocations and of transfers that wait to leave",
                    """
                    select b.node_code || ' ' || b.sku from stock_balance b left join (
                        select node_code, sku, sum(quantity) as units from allocation
                        where status in ('COMMITTED', 'RELEASED') group by node_code, sku) a using (node_code, sku)
                    left join (
                        select from_node as node_code, sku, sum(quantity) as units from transfer
                        where status = 'RELEASED' group by from_node, sku) t using (node_code, sku)
                    where b.reserved <> coalesce(a.units, 0) + coalesce(t.units, 0)
                    """),
            new Rule("units add up", "the buckets of every line add up to its quantity", """
                    select id::text from order_line where open_units + allocated_units + released_units + shipped_units
                        + delivered_units + cancelled_units <> quantity
                    """),
            new Rule("allocations match lines", "allocated and released units are those of live allocations", """
                    select l.id::text from order_line l left join (
                        select line_id, sum(quantity) filter (where status = 'COMMITTED') as committed,
                               sum(quantity) filter (where status = 'RELEASED') as released
                        from allocation where status in ('COMMITTED', 'RELEASED') group by line_id) a
                        on a.line_id = l.id
                    where l.allocated_units <> coalesce(a.committed, 0) or l.released_units <> coalesce(a.released, 0)
                    """),
            new Rule(
                    "closed orders are finished",
                    "no unit of a closed order is on its way, and no open order is finished",
                    """
                    select o.number::text from customer_order o join (
                        select order_id, sum(open_units + allocated_units + released_units + shipped_units) as left_over
                        from order_line group by order_id) l on l.order_id = o.id
                    where (o.closed_at is not null) <> (l.left_over = 0)
                    """),
            new Rule("money adds up", "goods are quantity × price, refunds returned units × price", """
                    select o.number::text from customer_order o join (
                        select order_id, sum(quantity * unit_price_minor) as goods from order_line group by order_id) l
                        on l.order_id = o.id
                    where o.goods_minor <> l.goods
                    union all
                    select r.id::text from return_request r join order_line l on l.id = r.line_id
                    where r.refund_minor <> r.quantity * l.unit_price_minor
                    """),
            new Rule("no purchase order twice", "an allocation is on one live purchase order at most", """
                    select l.allocation_id::text from purchase_order_line l join purchase_order p on p.id = l.po_id
                    where l.allocation_id is not null and p.status not in ('REJECTED', 'EXPIRED', 'CANCELLED')
                    group by l.allocation_id having count(*) > 1
                    """),
            new Rule("parcels match lines", "shipped units are those of parcels on their way", """
                    select l.id::text from order_line l left join (
                        select a.line_id, sum(s.quantity) as units from shipment_line s
                        join shipment h on h.id = s.shipment_id join allocation a on a.id = s.allocation_id
                        where h.status = 'IN_TRANSIT' group by a.line_id) s on s.line_id = l.id
                    where l.shipped_units <> coalesce(s.units, 0)
                    """));

    private final DSLContext db;

    public InvariantQueries(DSLContext db) {
        this.db = db;
    }

    /** All checks on one snapshot of the database. */
    public List<Check> check() {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            tx.execute("set transaction isolation level repeatable read, read only");
            return RULES.stream().map(rule -> check(tx, rule)).toList();
        });
    }

    private static Check check(DSLContext tx, Rule rule) {
        var broken = tx.fetch("select count(*), min(t.x) from (" + rule.breakers() + ") t(x)")
                .getFirst();
        long count = broken.get(0, Long.class);
        return new Check(
                rule.name(),
                count == 0,
                count == 0 ? rule.meaning() : count + " break it, for example " + broken.get(1, String.class));
    }
}

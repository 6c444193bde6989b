package io.tributary.db.summary;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Live figures over everything. */
public final class SummaryQueries {
    /**
     * @param fillRate units assigned to a node or further ÷ those plus units that no node can serve, now or in the end;
     *     1 without any
     * @param flagged lines flagged for risk so far
     * @param rerouted flagged lines that a substitute serves
     * @param stockOuts balances of warehouses with no free unit
     * @param posLate open purchase orders past the date of their next step
     */
    public record Figures(
            long ordersAccepted,
            long ordersOpen,
            long ordersClosed,
            long ordersCancelled,
            long unitsOrdered,
            long unitsDelivered,
            long unitsBackordered,
            double fillRate,
            long flagged,
            long rerouted,
            long held,
            long stockOuts,
            long posOpen,
            long posLate,
            long exceptionsOpen,
            long wavesCommitted,
            long restockRuns,
            long outboxPending) {}

    private final DSLContext db;

    public SummaryQueries(DSLContext db) {
        this.db = db;
    }

    public Figures figures(Instant now) {
        Record row = db.fetchSingle("""
                with o as (
                    select count(*) as accepted, count(*) filter (where closed_at is null) as open,
                           count(*) filter (where status = 'COMPLETED') as closed,
                           count(*) filter (where status = 'CANCELLED') as cancelled
                    from customer_order),
                l as (
                    select coalesce(sum(quantity), 0) as ordered, coalesce(sum(delivered_units), 0) as delivered,
                           coalesce(sum(allocated_units + released_units + shipped_units + delivered_units), 0)
                               as served,
                           coalesce(sum(open_units) filter (where backordered_until is not null or screening = 'HELD'),
                               0) as backordered,
                           coalesce(sum(cancelled_units) filter (where exists (select from customer_order c
                               where c.id = order_id and c.close_reason = 'NO_SUPPLY_IN_TIME')), 0) as given_up,
                           count(*) filter (where flagged) as flagged, count(*) filter (where rerouted) as rerouted,
                           count(*) filter (where screening = 'HELD') as held
                    from order_line),
                p as (
                    select count(*) as open, count(*) filter (where
                               (status = 'SENT' and acknowledge_by < ?::timestamptz)
                               or (status = 'ACKNOWLEDGED' and ship_by < ?::timestamptz)
                               or (status = 'SHIPPED' and expected_at < ?::timestamptz)) as late
                    from purchase_order where status in ('SENT', 'COUNTERED', 'ACKNOWLEDGED', 'SHIPPED'))
                select o.accepted, o.open, o.closed, o.cancelled, l.ordered, l.delivered, l.backordered, l.given_up,
                       l.served, l.flagged, l.rerouted, l.held, p.open as pos_open, p.late as pos_late,
                       (select count(*) from stock_balance b join node n on n.code = b.node_code
                        where n.kind = 'WAREHOUSE' and b.on_hand <= b.reserved) as stock_outs,
                       (select count(*) from exception_case where status = 'OPEN') as exceptions_open,
                       (select count(*) from decision_run where kind = 'WAVE') as waves,
                       (select count(*) from restock_run) as restock_runs,
                       (select count(*) from outbox) as outbox
                from o, l, p
                """, now.toString(), now.toString(), now.toString());
        long served = number(row, "served");
        long backordered = number(row, "backordered");
        long wanted = served + backordered + number(row, "given_up");
        return new Figures(
                number(row, "accepted"),
                number(row, "open"),
                number(row, "closed"),
                number(row, "cancelled"),
                number(row, "ordered"),
                number(row, "delivered"),
                backordered,
                wanted == 0 ? 1 : (double) served / wanted,
                number(row, "flagged"),
                number(row, "rerouted"),
                number(row, "held"),
                number(row, "stock_outs"),
                number(row, "pos_open"),
                number(row, "pos_late"),
                number(row, "exceptions_open"),
                number(row, "waves"),
                number(row, "restock_runs"),
                number(row, "outbox"));
    }

    /** Counts by label; a label that is known and has none counts 0, so that a series never vanishes. */
    public Map<String, Long> countsOf(Count count) {
        Map<String, Long> counts = new TreeMap<>();
        count.known.forEach(label -> counts.put(label, 0L));
        db.fetch(count.sql).forEach(row -> counts.put(row.get(0, String.class), row.get(1, Long.class)));
        return counts;
    }

    /** What {@link #countsOf} counts. */
    public enum Count {
        OPEN_ORDERS_BY_STATUS(
                "status",
                List.of("ACCEPTED", "HELD", "POOLED", "ALLOCATED", "RELEASED", "SHIPPED"),
                "select status, count(*) from customer_order where closed_at is null group by status"),
        CLOSED_ORDERS_BY_OUTCOME(
                "outcome",
                List.of("completed", "cancelled"),
                "select lower(status), count(*) from customer_order where closed_at is not null group by status"),
        OPEN_PURCHASE_ORDERS_BY_STATUS(
                "status",
                List.of("DRAFT", "SENT", "COUNTERED", "ACKNOWLEDGED", "SHIPPED"),
                "select status, count(*) from purchase_order where status in"
                        + " ('DRAFT', 'SENT', 'COUNTERED', 'ACKNOWLEDGED', 'SHIPPED') group by status"),
        OPEN_PURCHASE_ORDERS_BY_PURPOSE(
                "purpose",
                List.of("DROP_SHIP", "RESTOCK"),
                "select purpose, count(*) from purchase_order where status in"
                        + " ('DRAFT', 'SENT', 'COUNTERED', 'ACKNOWLEDGED', 'SHIPPED') group by purpose"),
        OPEN_EXCEPTIONS_BY_KIND(
                "kind",
                List.of(
                        "HELD_LINE",
                        "COUNTER_OFFER",
                        "LATE_SHIPMENT",
                        "LATE_PURCHASE_ORDER",
                        "RESTOCK_APPROVAL",
                        "BACKORDER"),
                "select kind, count(*) from exception_case where status = 'OPEN' group by kind"),
        UNITS_ON_HAND_BY_WAREHOUSE(
                "node",
                List.of(),
                "select b.node_code, sum(b.on_hand)::bigint from stock_balance b join node n on n.code = b.node_code"
                        + " where n.kind = 'WAREHOUSE' group by b.node_code");

        private final String label;
        private final List<String> known;
        private final String sql;

        Count(String label, List<String> known, String sql) {
            this.label = label;
            this.known = known;
            this.sql = sql;
        }

        /** What the labels are of. */
        public String label() {
            return label;
        }
    }

    /** Messages that were given up on, and the age of the oldest one in seconds of wall-clock time. */
    public record OutboxState(long messages, long givenUp, double oldestSeconds) {}

    public OutboxState outbox() {
        Record row = db.fetchSingle("""
                select count(*) as n, count(*) filter (where attempts >= 50) as given_up,
                       coalesce(extract(epoch from now() - min(created_at) filter (where attempts < 50)), 0) as oldest
                from outbox
                """);
        return new OutboxState(number(row, "n"), number(row, "given_up"), row.get("oldest", Double.class));
    }

    private static long number(Record row, String column) {
        return row.get(column, Long.class);
    }
}

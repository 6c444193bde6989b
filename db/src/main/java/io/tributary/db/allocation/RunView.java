package io.tributary.db.allocation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** One run as people look at it: what flowed where before and after, how full nodes got, and which lines moved. */
public final class RunView {
    /** Units from a node to a region, as promised before the run and as the run assigned them. */
    public record Flow(String node, String region, long before, long after, long ordersBefore, long ordersAfter) {}

    /**
     * A node's business day at the moment of the run, in units.
     *
     * @param taken by earlier runs of the day
     * @param before promised there, of what this run decided
     * @param after assigned there by this run
     * @param dailyCapacity null when unlimited
     */
    public record Load(
            String node,
            String kind,
            long taken,
            long before,
            long after,
            @Nullable Integer dailyCapacity) {}

    /**
     * A line that the run put elsewhere than it was promised.
     *
     * @param was the promised node among the candidates of the run; null when it was not even looked at
     * @param is what was chosen
     */
    public record Moved(
            UUID orderId,
            long orderNumber,
            int lineNo,
            String sku,
            int units,
            String from,
            String to,
            DecisionsView.@Nullable Candidate was,
            DecisionsView.@Nullable Candidate is) {}

    /** What a run assigned, each line once, with where it was promised. */
    private static final String ASSIGNED = """
            with assigned as (
              select distinct on (a.line_id) a.line_id, a.order_id, o.region_code, a.node_code as after_node, a.quantity,
                     coalesce(d.promised_node, earlier.node_code, a.node_code) as before_node
              from allocation a
              join customer_order o on o.id = a.order_id
              join decision_line d on d.line_id = a.line_id and d.run_id = a.run_id
              join decision_run r on r.id = d.run_id
              left join lateral (
                select e.node_code from decision_line e join decision_run q on q.id = e.run_id
                where e.line_id = a.line_id and q.decided_at < r.decided_at and e.node_code is not null
                order by q.decided_at desc limit 1) earlier on d.promised_node is null
              where a.run_id = ?
              order by a.line_id, a.committed_at, a.id)
            """;

    private final DSLContext db;

    public RunView(DSLContext db) {
        this.db = db;
    }

    /** The strongest flows first. */
    public List<Flow> flows(UUID runId) {
        return db.fetch(ASSIGNED + """
                select node, region_code as region, sum(before)::bigint as before, sum(after)::bigint as after,
                       count(distinct order_id) filter (where before > 0) as orders_before,
                       count(distinct order_id) filter (where after > 0) as orders_after
                from (select before_node as node, region_code, order_id, quantity as before, 0 as after from assigned
                      union all select after_node, region_code, order_id, 0, quantity from assigned) f
                group by node, region_code
                order by greatest(sum(before), sum(after)) desc, node, region_code
                """, runId).into(Flow.class);
    }

    /** Nodes that the run promised to or assigned to, the fullest first. */
    public List<Load> load(UUID runId) {
        return db.fetch(ASSIGNED + """
                , side as (
                  select node, sum(before)::bigint as before, sum(after)::bigint as after
                  from (select before_node as node, quantity as before, 0 as after from assigned
                        union all select after_node, 0, quantity from assigned) f group by node)
                select s.node, n.kind, coalesce(t.taken, 0)::bigint as taken, s.before, s.after,
                       n.daily_capacity_units as daily_capacity
                from side s
                join node n on n.code = s.node
                cross join (select decided_at from decision_run where id = ?) r
                left join lateral (
                  select sum(a.quantity) as taken from allocation a
                  where a.node_code = s.node and a.status <> 'CANCELLED' and a.run_id <> ?
                    and a.committed_at >= date_trunc('day', r.decided_at, 'UTC') and a.committed_at < r.decided_at) t on true
                order by coalesce(t.taken, 0) + s.after desc, s.node
                """, runId, runId, runId).into(Load.class);
    }

    /** Lines that the run moved, those with most units first. */
    public List<Moved> moved(UUID runId, int most) {
        return db.fetch(ASSIGNED + """
                select a.order_id, o.number, l.line_no, d.sku, a.quantity, a.before_node, a.after_node, d.candidates
                from assigned a
                join customer_order o on o.id = a.order_id
                join order_line l on l.id = a.line_id
                join decision_line d on d.line_id = a.line_id and d.run_id = ?
                where a.before_node <> a.after_node
                order by a.quantity desc, o.number, l.line_no
                limit ?
                """, runId, runId, most).map(RunView::moved);
    }

    private static Moved moved(Record row) {
        var candidates = DecisionsView.candidates(row.get("candidates", JSONB.class));
        String from = row.get("before_node", String.class);
        return new Moved(
                row.get("order_id", UUID.class),
                row.get("number", Long.class),
                row.get("line_no", Integer.class),
                row.get("sku", String.class),
                row.get("quantity", Integer.class),
                from,
                row.get("after_node", String.class),
                candidates.stream()
                        .filter(one -> one.node().equals(from))
                        .findFirst()
                        .orElse(null),
                candidates.stream()
                        .filter(DecisionsView.Candidate::chosen)
                        .findFirst()
                        .orElse(null));
    }

    /** The run's cost by component, in minor units; parcels are counted once per order and node. */
    public Map<String, Long> components(UUID runId) {
        Map<String, Long> sums = new TreeMap<>();
        db.fetch("""
                select c.key, sum(c.value::bigint)::bigint as minor
                from decision_line d, jsonb_array_elements(d.candidates) x, jsonb_each_text(x -> 'components') c
                where d.run_id = ? and (x ->> 'chosen')::boolean group by c.key
                """, runId)
                .forEach(row -> sums.merge(row.get("key", String.class), row.get("minor", Long.class), Long::sum));
        Long parcels = db.fetchSingle("""
                select coalesce(sum(minor), 0)::bigint from (
                  select max(coalesce((x ->> 'parcelMinor')::bigint, 0)) as minor
                  from decision_line d join order_line l on l.id = d.line_id, jsonb_array_elements(d.candidates) x
                  where d.run_id = ? and (x ->> 'chosen')::boolean group by l.order_id, x ->> 'node') p
                """, runId).get(0, Long.class);
        if (parcels > 0) {
            sums.merge(DecisionsView.PARCEL, parcels, Long::sum);
        }
        return sums;
    }
}

package io.tributary.db.allocation;

import static io.tributary.db.schema.Tables.ORDER_LINE;

import io.tributary.db.event.EventLog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Dates that buyers were told and that their lines can no longer keep. What is said of each is said once. */
public final class BrokenPromises {
    /**
     * The quickest open lane to the buyer bounds what can still be kept; days off and cut-offs only make it later. A line
     * of which nothing was said since its date was set has no event that starts from that date.
     */
    private static final String BROKEN = """
            select l.id as line_id, o.id as order_id, o.zone_code as zone, l.line_no, l.screening, l.open_units,
                   l.quantity, coalesce(l.moved_deliver_by, l.told_deliver_by) as told
            from order_line l
                join customer_order o on o.id = l.order_id
                left join (select v.region_code, min(n.handling_hours + v.transit_hours) as hours
                           from lane v join node n on n.code = v.node_code
                           where v.open and n.open group by v.region_code) quickest
                    on quickest.region_code = o.region_code
            where o.closed_at is null and l.open_units > 0
                and coalesce(l.moved_deliver_by, l.told_deliver_by)
                    < {2} + coalesce(quickest.hours, 0) * interval '1 hour'
                and not exists (select from event e
                    where e.order_id = o.id and e.kind = 'PROMISE_MOVED' and e.detail ->> 'line' = l.line_no::text
                        and (e.detail ->> 'from')::timestamptz = coalesce(l.moved_deliver_by, l.told_deliver_by))
                and {0}
            order by told, l.id limit {1}
            """;

    private BrokenPromises() {}

    /**
     * A line with units that are not on their way.
     *
     * @param screening PENDING, CLEAR, REROUTED, HELD or DECLINED
     * @param told the date that its buyer was told last
     */
    public record Broken(
            UUID lineId,
            UUID orderId,
            String zone,
            int lineNo,
            String screening,
            int openUnits,
            int quantity,
            Instant told) {}

    /** Those of which the buyer was not told, the oldest dates first. */
    public static List<Broken> untold(DSLContext db, Instant now, int most) {
        return find(db, now, DSL.noCondition(), most);
    }

    /** Those of one order, to be looked at again once it is locked. */
    public static List<Broken> untold(DSLContext tx, UUID orderId, Instant now) {
        return find(tx, now, DSL.condition("o.id = ?", orderId), Integer.MAX_VALUE);
    }

    private static List<Broken> find(DSLContext db, Instant now, Condition which, int most) {
        return db.fetch(BROKEN, which, DSL.val(most), DSL.val(now)).into(Broken.class);
    }

    /**
     * @param next the new date, after the one that was told; null while nobody knows one
     */
    public static void tell(DSLContext tx, Broken broken, @Nullable Instant next, String reason, Instant now) {
        if (next != null) {
            tx.update(ORDER_LINE)
                    .set(ORDER_LINE.MOVED_DELIVER_BY, next)
                    .where(ORDER_LINE.ID.eq(broken.lineId()))
                    .execute();
        }
        say(tx, broken.orderId(), broken.lineNo(), broken.openUnits(), broken.told(), next, reason, now);
    }

    /** The units are given up, so whatever their buyer was told is broken. To be called before they are. */
    public static void tellGivenUp(DSLContext tx, UUID orderId, String reason, Instant now) {
        tx.selectFrom(ORDER_LINE)
                .where(
                        ORDER_LINE.ORDER_ID.eq(orderId),
                        ORDER_LINE.OPEN_UNITS.gt(0),
                        ORDER_LINE.TOLD_DELIVER_BY.isNotNull())
                .orderBy(ORDER_LINE.LINE_NO)
                .forEach(line -> {
                    Instant moved = line.getMovedDeliverBy();
                    say(
                            tx,
                            orderId,
                            line.getLineNo(),
                            line.getOpenUnits(),
                            moved == null ? line.getToldDeliverBy() : moved,
                            null,
                            "the promised date is broken: " + line.getOpenUnits() + " of " + line.getQuantity()
                                    + " units are given up (" + reason + ")",
                            now);
                });
    }

    private static void say(
            DSLContext tx,
            UUID orderId,
            int lineNo,
            int units,
            Instant from,
            @Nullable Instant to,
            String reason,
            Instant now) {
        Map<String, Object> detail = new TreeMap<>(Map.of("line", lineNo, "units", units, "from", from));
        detail.put("reason", reason);
        if (to != null) {
            detail.put("to", to);
        }
        EventLog.order(tx, orderId, "PROMISE_MOVED", now, detail);
    }
}

package io.tributary.db.order;

import static io.tributary.db.schema.Tables.ORDER_LINE;

import io.tributary.db.event.EventLog;
import io.tributary.db.exception.ExceptionCases;
import io.tributary.domain.order.LineBucket;
import io.tributary.domain.order.OrderProgress;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Held lines and what becomes of them, in the caller's transaction. */
public final class Holds {
    private Holds() {}

    /** Approves or declines every held line of an order; declined units are cancelled. */
    public static OrderProgress decide(DSLContext tx, UUID orderId, boolean approve, String by, Instant now) {
        OrderLines.lock(tx, orderId);
        for (var line : tx.selectFrom(ORDER_LINE)
                .where(ORDER_LINE.ORDER_ID.eq(orderId), ORDER_LINE.SCREENING.eq("HELD"))
                .fetch()) {
            screened(tx, line.getId(), approve ? "CLEAR" : "DECLINED");
            if (!approve) {
                OrderLines.move(tx, line.getId(), LineBucket.OPEN, LineBucket.CANCELLED, line.getOpenUnits());
            }
            EventLog.order(
                    tx, orderId, approve ? "APPROVED" : "DECLINED", now, Map.of("line", line.getLineNo(), "by", by));
        }
        ExceptionCases.resolve(tx, orderId, "HELD_LINE", approve ? "APPROVE" : "DECLINE", by, now);
        return OrderLines.settleForWorkflow(tx, orderId, now);
    }

    /** Notes what screening made of a line. */
    public static void screened(DSLContext tx, UUID lineId, String screening) {
        tx.update(ORDER_LINE)
                .set(ORDER_LINE.SCREENING, screening)
                .where(ORDER_LINE.ID.eq(lineId))
                .execute();
    }

    /** Notes that a line was flagged, and whether it could be rerouted. Once noted, always noted. */
    public static void flagged(DSLContext tx, UUID lineId, boolean rerouted) {
        tx.update(ORDER_LINE)
                .set(ORDER_LINE.FLAGGED, true)
                .set(ORDER_LINE.REROUTED, rerouted ? DSL.inline(true) : ORDER_LINE.REROUTED)
                .where(ORDER_LINE.ID.eq(lineId))
                .execute();
    }
}

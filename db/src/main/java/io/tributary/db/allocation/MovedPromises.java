package io.tributary.db.allocation;

import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.PROMISE;

import io.tributary.db.event.EventLog;
import java.time.Instant;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Says so when a line is committed to a later date than the buyer was told. */
final class MovedPromises {
    private MovedPromises() {}

    /** To be called while the line's promise still says what was promised. */
    static void note(DSLContext tx, Assignment assignment, Instant now) {
        Record line = tx.select(
                        ORDER_LINE.LINE_NO,
                        ORDER_LINE.TOLD_DELIVER_BY,
                        ORDER_LINE.MOVED_DELIVER_BY,
                        PROMISE.NODE_CODE,
                        PROMISE.UNITS)
                .from(ORDER_LINE)
                .leftJoin(PROMISE)
                .on(PROMISE.LINE_ID.eq(ORDER_LINE.ID))
                .where(ORDER_LINE.ID.eq(assignment.lineId()))
                .fetchSingle();
        Instant moved = line.get(ORDER_LINE.MOVED_DELIVER_BY);
        Instant told = moved != null ? moved : line.get(ORDER_LINE.TOLD_DELIVER_BY);
        if (told == null || !assignment.deliverBy().isAfter(told)) {
            return;
        }
        tx.update(ORDER_LINE)
                .set(ORDER_LINE.MOVED_DELIVER_BY, assignment.deliverBy())
                .where(ORDER_LINE.ID.eq(assignment.lineId()))
                .execute();
        EventLog.order(
                tx,
                assignment.orderId(),
                "PROMISE_MOVED",
                now,
                Map.of(
                        "line", line.get(ORDER_LINE.LINE_NO),
                        "node", assignment.from().node().code(),
                        "from", told,
                        "to", assignment.deliverBy(),
                        "reason", reason(line, assignment)));
    }

    private static String reason(Record line, Assignment assignment) {
        String node = assignment.from().node().code();
        String promised = line.get(PROMISE.NODE_CODE);
        Integer units = line.get(PROMISE.UNITS);
        if (promised == null) {
            return "stock came later than expected";
        }
        if (units == null || units == 0) {
            return "these units came back into the pool, or had to wait when the rest of the line was served";
        }
        return promised.equals(node)
                ? node + " takes it on later than planned"
                : "moved from " + promised + " to " + node + " when the wave weighed all orders again";
    }
}

package io.tributary.db.event;

import static io.tributary.db.schema.Tables.EVENT;

import io.tributary.db.Json;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Appends to the timeline, in the transaction of what happened. Details carry codes and figures, never personal data. */
public final class EventLog {
    private EventLog() {}

    public static void order(DSLContext tx, UUID orderId, String kind, Instant at, Map<String, ?> detail) {
        record(tx, "ORDER", orderId.toString(), orderId, kind, at, detail);
    }

    /**
     * @param subjectKind ORDER, PURCHASE_ORDER, RESTOCK_RUN, WAVE, NODE, SUPPLIER or LANE
     * @param orderId the order that it also belongs to, if any
     */
    public static void record(
            DSLContext tx,
            String subjectKind,
            String subjectId,
            @Nullable UUID orderId,
            String kind,
            Instant at,
            Map<String, ?> detail) {
        tx.insertInto(EVENT)
                .set(EVENT.SUBJECT_KIND, subjectKind)
                .set(EVENT.SUBJECT_ID, subjectId)
                .set(EVENT.ORDER_ID, orderId)
                .set(EVENT.KIND, kind)
                .set(EVENT.AT, at)
                .set(EVENT.DETAIL, Json.of(detail))
                .execute();
    }
}

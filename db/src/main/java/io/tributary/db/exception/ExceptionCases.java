package io.tributary.db.exception;

import static io.tributary.db.schema.Tables.EXCEPTION_CASE;
import static org.jooq.impl.DSL.min;

import io.tributary.db.Ids;
import io.tributary.db.Json;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Opens and resolves exception cases, in the caller's transaction. */
public final class ExceptionCases {
    /**
     * A case to open.
     *
     * @param kind HELD_LINE, COUNTER_OFFER, LATE_SHIPMENT, LATE_PURCHASE_ORDER, RESTOCK_APPROVAL or BACKORDER
     * @param subjectKind ORDER, PURCHASE_ORDER or RESTOCK_RUN
     * @param dueAt when the default is taken; null when nothing happens by itself
     * @param requestId opens it once
     */
    public record NewCase(
            String kind,
            String subjectKind,
            UUID subjectId,
            @Nullable UUID lineId,
            String title,
            Map<String, ?> detail,
            @Nullable Instant dueAt,
            String[] actions,
            String defaultAction,
            String requestId) {}

    private ExceptionCases() {}

    /** @return false when it was opened before */
    public static boolean open(DSLContext tx, NewCase one, Instant now) {
        return tx.insertInto(EXCEPTION_CASE)
                        .set(EXCEPTION_CASE.ID, Ids.next(now))
                        .set(EXCEPTION_CASE.KIND, one.kind())
                        .set(EXCEPTION_CASE.SUBJECT_KIND, one.subjectKind())
                        .set(EXCEPTION_CASE.SUBJECT_ID, one.subjectId())
                        .set(EXCEPTION_CASE.LINE_ID, one.lineId())
                        .set(EXCEPTION_CASE.TITLE, one.title())
                        .set(EXCEPTION_CASE.DETAIL, Json.of(one.detail()))
                        .set(EXCEPTION_CASE.OPENED_AT, now)
                        .set(EXCEPTION_CASE.DUE_AT, one.dueAt())
                        .set(EXCEPTION_CASE.ACTIONS, one.actions())
                        .set(EXCEPTION_CASE.DEFAULT_ACTION, one.defaultAction())
                        .set(EXCEPTION_CASE.STATUS, "OPEN")
                        .set(EXCEPTION_CASE.REQUEST_ID, one.requestId())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Says what the open case of one kind about a subject is about now. */
    public static void detail(DSLContext tx, UUID subjectId, String kind, Map<String, ?> detail) {
        tx.update(EXCEPTION_CASE)
                .set(EXCEPTION_CASE.DETAIL, Json.of(detail))
                .where(
                        EXCEPTION_CASE.SUBJECT_ID.eq(subjectId),
                        EXCEPTION_CASE.KIND.eq(kind),
                        EXCEPTION_CASE.STATUS.eq("OPEN"))
                .execute();
    }

    /** When the default of a subject's open case of one kind is taken; null when there is no such case or no date. */
    public static @Nullable Instant due(DSLContext db, UUID subjectId, String kind) {
        return db.select(min(EXCEPTION_CASE.DUE_AT))
                .from(EXCEPTION_CASE)
                .where(
                        EXCEPTION_CASE.SUBJECT_ID.eq(subjectId),
                        EXCEPTION_CASE.KIND.eq(kind),
                        EXCEPTION_CASE.STATUS.eq("OPEN"))
                .fetchSingle()
                .value1();
    }

    /** Resolves the open cases of one kind about a subject. */
    public static void resolve(DSLContext tx, UUID subjectId, String kind, String resolution, String by, Instant now) {
        tx.update(EXCEPTION_CASE)
                .set(EXCEPTION_CASE.STATUS, "RESOLVED")
                .set(EXCEPTION_CASE.RESOLUTION, resolution)
                .set(EXCEPTION_CASE.RESOLVED_BY, by)
                .set(EXCEPTION_CASE.RESOLVED_AT, now)
                .where(
                        EXCEPTION_CASE.SUBJECT_ID.eq(subjectId),
                        EXCEPTION_CASE.KIND.eq(kind),
                        EXCEPTION_CASE.STATUS.eq("OPEN"))
                .execute();
    }

    /** Resolves whatever is still open about a subject that ended. */
    public static void resolveAll(DSLContext tx, UUID subjectId, Instant now) {
        tx.update(EXCEPTION_CASE)
                .set(EXCEPTION_CASE.STATUS, "RESOLVED")
                .set(EXCEPTION_CASE.RESOLUTION, "SUBJECT_ENDED")
                .set(EXCEPTION_CASE.RESOLVED_BY, "system")
                .set(EXCEPTION_CASE.RESOLVED_AT, now)
                .where(EXCEPTION_CASE.SUBJECT_ID.eq(subjectId), EXCEPTION_CASE.STATUS.eq("OPEN"))
                .execute();
    }
}

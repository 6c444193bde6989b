package io.tributary.db.event;

import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.EXCEPTION_CASE;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jspecify.annotations.Nullable;

/** What waits for an operator, and what became of it. */
public final class ExceptionsView {
    /**
     * @param number the human number of the order or purchase order, if it is about one
     * @param defaultAction what happens at {@code dueAt} when nobody acts
     * @param resolution the action that was taken, or null
     */
    public record Case(
            UUID id,
            String kind,
            String subjectKind,
            UUID subjectId,
            @Nullable Long number,
            String title,
            Map<String, String> detail,
            Instant openedAt,
            @Nullable Instant dueAt,
            List<String> actions,
            String defaultAction,
            String status,
            @Nullable String resolution,
            @Nullable String resolvedBy,
            @Nullable Instant resolvedAt) {}

    private final DSLContext db;

    public ExceptionsView(DSLContext db) {
        this.db = db;
    }

    /**
     * Open ones, the most urgent first.
     *
     * @param kind only of this kind, or null for any
     */
    public List<Case> open(@Nullable String kind, int most) {
        return fetch(
                EXCEPTION_CASE.STATUS.eq("OPEN").and(kind == null ? noCondition() : EXCEPTION_CASE.KIND.eq(kind)),
                List.of(EXCEPTION_CASE.DUE_AT.asc().nullsLast(), EXCEPTION_CASE.OPENED_AT, EXCEPTION_CASE.ID),
                most);
    }

    /** Resolved ones, the latest first. */
    public List<Case> resolved(int most) {
        return fetch(
                EXCEPTION_CASE.STATUS.eq("RESOLVED"),
                List.of(EXCEPTION_CASE.RESOLVED_AT.desc(), EXCEPTION_CASE.ID),
                most);
    }

    public List<Case> openOf(UUID subjectId) {
        return fetch(
                EXCEPTION_CASE.SUBJECT_ID.eq(subjectId).and(EXCEPTION_CASE.STATUS.eq("OPEN")),
                List.of(EXCEPTION_CASE.OPENED_AT, EXCEPTION_CASE.ID),
                100);
    }

    public Optional<Case> one(UUID id) {
        return fetch(EXCEPTION_CASE.ID.eq(id), List.of(EXCEPTION_CASE.ID), 1).stream()
                .findFirst();
    }

    /** How many of each kind are open. */
    public Map<String, Integer> openByKind() {
        return db.select(EXCEPTION_CASE.KIND, count())
                .from(EXCEPTION_CASE)
                .where(EXCEPTION_CASE.STATUS.eq("OPEN"))
                .groupBy(EXCEPTION_CASE.KIND)
                .orderBy(EXCEPTION_CASE.KIND)
                .fetchMap(EXCEPTION_CASE.KIND, count());
    }

    public int openCount() {
        return db.fetchCount(EXCEPTION_CASE, EXCEPTION_CASE.STATUS.eq("OPEN"));
    }

    private List<Case> fetch(Condition which, List<? extends OrderField<?>> order, int most) {
        return db.select(
                        EXCEPTION_CASE.asterisk(),
                        org.jooq.impl.DSL.coalesce(CUSTOMER_ORDER.NUMBER, PURCHASE_ORDER.NUMBER))
                .from(EXCEPTION_CASE)
                .leftJoin(CUSTOMER_ORDER)
                .on(CUSTOMER_ORDER.ID.eq(EXCEPTION_CASE.SUBJECT_ID))
                .leftJoin(PURCHASE_ORDER)
                .on(PURCHASE_ORDER.ID.eq(EXCEPTION_CASE.SUBJECT_ID))
                .where(which)
                .orderBy(order)
                .limit(most)
                .fetch(r -> new Case(
                        r.get(EXCEPTION_CASE.ID),
                        r.get(EXCEPTION_CASE.KIND),
                        r.get(EXCEPTION_CASE.SUBJECT_KIND),
                        r.get(EXCEPTION_CASE.SUBJECT_ID),
                        r.get(org.jooq.impl.DSL.coalesce(CUSTOMER_ORDER.NUMBER, PURCHASE_ORDER.NUMBER)),
                        r.get(EXCEPTION_CASE.TITLE),
                        TimelineView.text(r.get(EXCEPTION_CASE.DETAIL)),
                        r.get(EXCEPTION_CASE.OPENED_AT),
                        r.get(EXCEPTION_CASE.DUE_AT),
                        List.of(r.get(EXCEPTION_CASE.ACTIONS)),
                        r.get(EXCEPTION_CASE.DEFAULT_ACTION),
                        r.get(EXCEPTION_CASE.STATUS),
                        r.get(EXCEPTION_CASE.RESOLUTION),
                        r.get(EXCEPTION_CASE.RESOLVED_BY),
                        r.get(EXCEPTION_CASE.RESOLVED_AT)));
    }
}

package io.tributary.db.exception;

import static io.tributary.db.schema.Tables.EXCEPTION_CASE;

import io.tributary.db.Json;
import io.tributary.db.schema.tables.records.ExceptionCaseRecord;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what waits for people. */
public final class ExceptionQueries {
    /** @param actions what an operator may answer; the default is taken at dueAt */
    public record ExceptionCase(
            UUID id,
            String kind,
            String subjectKind,
            UUID subjectId,
            @Nullable UUID lineId,
            String title,
            JsonNode detail,
            Instant openedAt,
            @Nullable Instant dueAt,
            List<String> actions,
            String defaultAction,
            String status,
            @Nullable String resolution,
            @Nullable String resolvedBy,
            @Nullable Instant resolvedAt) {}

    private final DSLContext db;

    public ExceptionQueries(DSLContext db) {
        this.db = db;
    }

    /** The most urgent first. */
    public List<ExceptionCase> list(String status, int limit) {
        return db.selectFrom(EXCEPTION_CASE)
                .where(EXCEPTION_CASE.STATUS.eq(status))
                .orderBy(EXCEPTION_CASE.DUE_AT.asc().nullsLast(), EXCEPTION_CASE.OPENED_AT)
                .limit(limit)
                .fetch(ExceptionQueries::read);
    }

    public ExceptionCase one(UUID id) {
        return db.selectFrom(EXCEPTION_CASE)
                .where(EXCEPTION_CASE.ID.eq(id))
                .fetchOptional(ExceptionQueries::read)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND, "There is no exception " + id + ". Maybe it is another one's id."));
    }

    private static ExceptionCase read(ExceptionCaseRecord row) {
        return new ExceptionCase(
                row.getId(),
                row.getKind(),
                row.getSubjectKind(),
                row.getSubjectId(),
                row.getLineId(),
                row.getTitle(),
                Json.read(row.getDetail(), JsonNode.class),
                row.getOpenedAt(),
                row.getDueAt(),
                List.of(row.getActions()),
                row.getDefaultAction(),
                row.getStatus(),
                row.getResolution(),
                row.getResolvedBy(),
                row.getResolvedAt());
    }
}

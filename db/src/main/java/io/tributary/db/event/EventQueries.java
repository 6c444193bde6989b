package io.tributary.db.event;

import io.tributary.db.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the timeline. */
public final class EventQueries {
    /** @param id grows with time; a stream resumes behind it */
    public record Event(
            long id,
            String subjectKind,
            String subjectId,
            @Nullable UUID orderId,
            String kind,
            Instant at,
            JsonNode detail) {}

    private final DSLContext db;

    public EventQueries(DSLContext db) {
        this.db = db;
    }

    /** An order's events with those of its purchase orders, the oldest first. */
    public List<Event> ofOrder(UUID orderId) {
        return db.fetch("select * from event where order_id = ? order by id limit 1000", orderId)
                .map(EventQueries::event);
    }

    public List<Event> after(long id, int limit) {
        return db.fetch("select * from event where id > ? order by id limit ?", id, limit)
                .map(EventQueries::event);
    }

    public long newest() {
        return db.fetchSingle("select coalesce(max(id), 0) from event").get(0, Long.class);
    }

    private static Event event(Record row) {
        return new Event(
                row.get("id", Long.class),
                row.get("subject_kind", String.class),
                row.get("subject_id", String.class),
                row.get("order_id", UUID.class),
                row.get("kind", String.class),
                row.get("at", Instant.class),
                Json.read(row.get("detail", JSONB.class), JsonNode.class));
    }
}

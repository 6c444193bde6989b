package io.tributary.db.allocation;

import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.REALLOCATION;
import static io.tributary.db.schema.Tables.REALLOCATION_PART;

import io.tributary.db.Json;
import io.tributary.db.allocation.Reallocation.Outcome;
import io.tributary.db.allocation.Reallocation.Part;
import io.tributary.db.allocation.Reallocation.Reason;
import io.tributary.db.allocation.Reallocation.Stage;
import io.tributary.db.allocation.Reallocation.Undone;
import io.tributary.db.schema.tables.records.ReallocationPartRecord;
import io.tributary.db.schema.tables.records.ReallocationRecord;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The record of re-allocations: who, when, why, and what became of each part. */
public final class ReallocationLog {
    /** A re-allocation in a list; counts are of parts. */
    public record Summary(
            UUID id,
            long number,
            ReallocationFilter filter,
            String reason,
            String by,
            Instant at,
            int moved,
            int tooLate,
            int notMatched,
            int units,
            @Nullable Instant undoneAt,
            @Nullable String undoneBy,
            int restored) {}

    private ReallocationLog() {}

    /** @return false when the request's id is taken; one that is being done meanwhile is waited for */
    static boolean claim(DSLContext tx, UUID id, Reallocations.Request request, Instant now) {
        return tx.insertInto(REALLOCATION)
                        .set(REALLOCATION.ID, id)
                        .set(REALLOCATION.REQUEST_ID, request.id())
                        .set(REALLOCATION.FILTER, Json.of(request.filter()))
                        .set(REALLOCATION.REASON, request.reason())
                        .set(REALLOCATION.ASKED_BY, request.by())
                        .set(REALLOCATION.ASKED_AT, now)
                        .onConflict(REALLOCATION.REQUEST_ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    static long number(DSLContext tx, UUID id) {
        return tx.select(REALLOCATION.NUMBER)
                .from(REALLOCATION)
                .where(REALLOCATION.ID.eq(id))
                .fetchSingle(REALLOCATION.NUMBER);
    }

    static Reallocation known(DSLContext tx, Reallocations.Request request) {
        ReallocationRecord row = tx.fetchSingle(REALLOCATION, REALLOCATION.REQUEST_ID.eq(request.id()));
        if (!filter(row).equals(request.filter()) || !row.getReason().equals(request.reason())) {
            throw new RefusedException(
                    ErrorCode.IDEMPOTENCY_KEY_REUSED,
                    "The key '" + request.id() + "' was used for another re-allocation. Maybe a new key is needed.");
        }
        return one(tx, row.getId());
    }

    static void store(DSLContext tx, UUID id, List<Part> parts) {
        List<ReallocationPartRecord> rows = new ArrayList<>();
        for (Part part : parts) {
            ReallocationPartRecord row = tx.newRecord(REALLOCATION_PART);
            row.setReallocationId(id);
            row.setPartNo(rows.size() + 1);
            row.setOrderId(part.orderId());
            row.setLineId(part.lineId());
            row.setNodeCode(part.node());
            row.setSku(part.sku());
            row.setUnits(part.units());
            row.setStage(part.stage().name());
            row.setOutcome(part.outcome().name());
            row.setReason(part.reason() == null ? null : part.reason().name());
            row.setAllocationId(part.allocationId());
            row.setExcluded(part.excluded());
            row.setShipBy(part.shipBy());
            row.setDeliverBy(part.deliverBy());
            rows.add(row);
        }
        tx.batchInsert(rows).execute();
    }

    static Reallocation one(DSLContext db, UUID id) {
        ReallocationRecord row = db.fetchOne(REALLOCATION, REALLOCATION.ID.eq(id));
        if (row == null) {
            throw new RefusedException(
                    ErrorCode.NOT_FOUND,
                    "There is no re-allocation " + id + ". Maybe it was a dry run, which leaves nothing.");
        }
        List<Part> parts = db.select()
                .from(REALLOCATION_PART)
                .leftJoin(CUSTOMER_ORDER)
                .on(CUSTOMER_ORDER.ID.eq(REALLOCATION_PART.ORDER_ID))
                .leftJoin(ORDER_LINE)
                .on(ORDER_LINE.ID.eq(REALLOCATION_PART.LINE_ID))
                .where(REALLOCATION_PART.REALLOCATION_ID.eq(id))
                .orderBy(REALLOCATION_PART.PART_NO)
                .fetch(ReallocationLog::part);
        return new Reallocation(
                id,
                row.getNumber(),
                filter(row),
                row.getReason(),
                row.getAskedBy(),
                row.getAskedAt(),
                row.getUndoneBy(),
                row.getUndoneAt(),
                parts);
    }

    private static Part part(Record row) {
        ReallocationPartRecord part = row.into(REALLOCATION_PART);
        return new Part(
                part.getOrderId(),
                row.get(CUSTOMER_ORDER.NUMBER),
                part.getLineId(),
                row.get(ORDER_LINE.LINE_NO),
                part.getSku(),
                part.getNodeCode(),
                part.getUnits(),
                Stage.valueOf(part.getStage()),
                Outcome.valueOf(part.getOutcome()),
                part.getReason() == null ? null : Reason.valueOf(part.getReason()),
                part.getAllocationId(),
                part.getExcluded(),
                part.getShipBy(),
                part.getDeliverBy(),
                part.getUndone() == null ? null : Undone.valueOf(part.getUndone()),
                part.getUndoneReason() == null ? null : Reason.valueOf(part.getUndoneReason()));
    }

    private static ReallocationFilter filter(ReallocationRecord row) {
        return Json.read(row.getFilter(), ReallocationFilter.class);
    }

    static List<Summary> list(DSLContext db, int limit) {
        return db.fetch("""
                select r.*, count(*) filter (where p.outcome = 'MOVED')::int as moved,
                       count(*) filter (where p.outcome = 'TOO_LATE')::int as too_late,
                       count(*) filter (where p.outcome = 'NOT_MATCHED')::int as not_matched,
                       coalesce(sum(p.units) filter (where p.outcome = 'MOVED'), 0)::int as units,
                       count(*) filter (where p.undone = 'RESTORED')::int as restored
                from (select * from reallocation order by asked_at desc, id limit ?) r
                left join reallocation_part p on p.reallocation_id = r.id
                group by r.id, r.number, r.request_id, r.filter, r.reason, r.asked_by, r.asked_at, r.undone_by, r.undone_at
                order by r.asked_at desc, r.id
                """, limit).map(row -> {
            ReallocationRecord head = row.into(REALLOCATION);
            return new Summary(
                    head.getId(),
                    head.getNumber(),
                    filter(head),
                    head.getReason(),
                    head.getAskedBy(),
                    head.getAskedAt(),
                    row.get("moved", Integer.class),
                    row.get("too_late", Integer.class),
                    row.get("not_matched", Integer.class),
                    row.get("units", Integer.class),
                    head.getUndoneAt(),
                    head.getUndoneBy(),
                    row.get("restored", Integer.class));
        });
    }
}

package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.RESTOCK_RUN;

import io.tributary.db.Json;
import io.tributary.db.schema.tables.records.RestockRunRecord;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads restock runs. */
public final class RestockQueries {
    public record Run(
            UUID id,
            String zone,
            String key,
            String status,
            String step,
            Instant startedAt,
            @Nullable Instant finishedAt,
            int policyVersion,
            long seed,
            @Nullable String snapshotHash,
            @Nullable Long costMinor,
            @Nullable Long lowerBoundMinor,
            @Nullable Double gapPct,
            @Nullable Long solveMillis,
            @Nullable Long orderValueMinor,
            JsonNode summary) {}

    /** @param why what the quantity is made of */
    public record Line(
            UUID id,
            String supplier,
            String sku,
            String node,
            int period,
            int quantity,
            long unitCostMinor,
            String status,
            @Nullable UUID poId,
            JsonNode why) {}

    public record RunDetail(Run run, List<Line> lines) {}

    private final DSLContext db;

    public RestockQueries(DSLContext db) {
        this.db = db;
    }

    /** The newest first. */
    public List<Run> runs(@Nullable String zone, int limit) {
        return db.selectFrom(RESTOCK_RUN)
                .where(zone == null ? DSL.noCondition() : RESTOCK_RUN.ZONE_CODE.eq(zone))
                .orderBy(RESTOCK_RUN.STARTED_AT.desc(), RESTOCK_RUN.ID.desc())
                .limit(limit)
                .fetch(RestockQueries::run);
    }

    public RunDetail one(UUID id) {
        Run run = db.selectFrom(RESTOCK_RUN)
                .where(RESTOCK_RUN.ID.eq(id))
                .fetchOptional(RestockQueries::run)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND, "There is no restock run " + id + ". Maybe it is another one's id."));
        return new RunDetail(run, lines(id));
    }

    private List<Line> lines(UUID id) {
        return db.fetch(
                        "select * from restock_line where run_id = ? order by period, supplier_code, sku, node_code",
                        id)
                .map(row -> new Line(
                        row.get("id", UUID.class),
                        row.get("supplier_code", String.class),
                        row.get("sku", String.class),
                        row.get("node_code", String.class),
                        row.get("period", Integer.class),
                        row.get("quantity", Integer.class),
                        row.get("unit_cost_minor", Long.class),
                        row.get("status", String.class),
                        row.get("po_id", UUID.class),
                        Json.read(row.get("why", JSONB.class), JsonNode.class)));
    }

    private static Run run(RestockRunRecord row) {
        return new Run(
                row.getId(),
                row.getZoneCode(),
                row.getRunKey(),
                row.getStatus(),
                row.getStep(),
                row.getStartedAt(),
                row.getFinishedAt(),
                row.getPolicyVersion(),
                row.getSeed(),
                row.getSnapshotHash(),
                row.getCostMinor(),
                row.getLowerBoundMinor(),
                row.getGapPct(),
                row.getSolveMillis(),
                row.getOrderValueMinor(),
                Json.read(row.getSummary(), JsonNode.class));
    }
}

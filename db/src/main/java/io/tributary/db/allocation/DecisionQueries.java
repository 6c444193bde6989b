package io.tributary.db.allocation;

import io.tributary.db.Json;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what was decided and why. */
public final class DecisionQueries {
    /** @param gapPct how far the cost may be above the proven lower bound, in percent */
    public record Run(
            UUID id,
            String kind,
            @Nullable String zone,
            String snapshotHash,
            int policyVersion,
            long seed,
            long costMinor,
            long lowerBoundMinor,
            double gapPct,
            int orders,
            int lines,
            long unfilledUnits,
            int conflicts,
            int movedLines,
            boolean cutShort,
            long millis,
            Instant decidedAt) {}

    /** @param candidates every way that was looked at, with its cost by component or the reason why it was out */
    public record Line(
            UUID lineId,
            int lineNo,
            @Nullable String node,
            @Nullable String sku,
            String reason,
            JsonNode candidates) {}

    /** A run with the lines of one order. */
    public record Decision(Run run, List<Line> lines) {}

    private static final String RUN = """
            select d.id, d.kind, d.zone_code as zone, d.snapshot_hash, d.policy_version, d.seed, d.cost_minor,
                   d.lower_bound_minor, d.gap_pct, d.orders, d.lines, d.unfilled_units, d.conflicts, d.moved_lines,
                   d.cut_short, d.millis, d.decided_at
            from decision_run d
            """;

    private final DSLContext db;

    public DecisionQueries(DSLContext db) {
        this.db = db;
    }

    /** The newest first. */
    public List<Run> runs(@Nullable String kind, @Nullable String zone, int limit) {
        return db.fetch(
                        RUN + " where (?::text is null or d.kind = ?) and (?::text is null or d.zone_code = ?)"
                                + " order by d.decided_at desc, d.id limit ?",
                        kind,
                        kind,
                        zone,
                        zone,
                        limit)
                .into(Run.class);
    }

    /** @throws RefusedException when there is no such run */
    public Run run(UUID id) {
        return db.fetchOptional(RUN + " where d.id = ?", id)
                .map(row -> row.into(Run.class))
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND, "There is no decision run " + id + ". Maybe an order's id was sent."));
    }

    /** The runs that decided about an order's lines, the newest first. */
    public List<Decision> ofOrder(UUID orderId) {
        Map<UUID, List<Line>> lines = new LinkedHashMap<>();
        for (Record row : db.fetch("""
                select d.run_id, d.line_id, l.line_no, d.node_code, d.sku, d.reason, d.candidates
                from decision_line d join order_line l on l.id = d.line_id join decision_run r on r.id = d.run_id
                where l.order_id = ? order by r.decided_at desc, r.id, l.line_no
                """, orderId)) {
            lines.computeIfAbsent(row.get("run_id", UUID.class), run -> new ArrayList<>())
                    .add(line(row));
        }
        Map<UUID, Run> runs = db
                .fetch(RUN + " where d.id = any(?)", (Object) lines.keySet().toArray(UUID[]::new))
                .into(Run.class)
                .stream()
                .collect(java.util.stream.Collectors.toMap(Run::id, run -> run));
        return lines.entrySet().stream()
                .map(entry -> new Decision(runs.get(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static Line line(Record row) {
        return new Line(
                row.get("line_id", UUID.class),
                row.get("line_no", Integer.class),
                row.get("node_code", String.class),
                row.get("sku", String.class),
                row.get("reason", String.class),
                Json.read(row.get("candidates", JSONB.class), JsonNode.class));
    }
}

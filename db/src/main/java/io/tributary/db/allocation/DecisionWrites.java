package io.tributary.db.allocation;

import static io.tributary.db.schema.Tables.DECISION_LINE;
import static io.tributary.db.schema.Tables.DECISION_RUN;
import static io.tributary.db.schema.Tables.PROMISE;

import io.tributary.db.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Stores what a run decided, and for each line every candidate with its cost or the reason why it was out. */
public final class DecisionWrites {
    /**
     * The head of a run.
     *
     * @param kind PROMISE or WAVE
     * @param millis wall-clock time of planning
     */
    public record Run(
            UUID id,
            String kind,
            String zone,
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

    /**
     * One way to serve a line, as it is kept.
     *
     * @param parcelMinor what the parcel costs once for all lines of the order that share it
     * @param eliminated the reason why it was out; null when it was in
     */
    public record Option(
            String node,
            String sku,
            boolean chosen,
            long costMinor,
            long parcelMinor,
            Map<String, Long> components,
            @Nullable String eliminated,
            @Nullable String detail) {}

    /** What was decided for one line. */
    public record Line(
            UUID lineId, @Nullable String node, @Nullable String sku, String reason, List<Option> options) {}

    private DecisionWrites() {}

    public static void store(DSLContext tx, Run run, List<Line> lines) {
        tx.insertInto(DECISION_RUN)
                .set(DECISION_RUN.ID, run.id())
                .set(DECISION_RUN.KIND, run.kind())
                .set(DECISION_RUN.ZONE_CODE, run.zone())
                .set(DECISION_RUN.SNAPSHOT_HASH, run.snapshotHash())
                .set(DECISION_RUN.POLICY_VERSION, run.policyVersion())
                .set(DECISION_RUN.SEED, run.seed())
                .set(DECISION_RUN.COST_MINOR, run.costMinor())
                .set(DECISION_RUN.LOWER_BOUND_MINOR, run.lowerBoundMinor())
                .set(DECISION_RUN.GAP_PCT, run.gapPct())
                .set(DECISION_RUN.ORDERS, run.orders())
                .set(DECISION_RUN.LINES, run.lines())
                .set(DECISION_RUN.UNFILLED_UNITS, run.unfilledUnits())
                .set(DECISION_RUN.CONFLICTS, run.conflicts())
                .set(DECISION_RUN.MOVED_LINES, run.movedLines())
                .set(DECISION_RUN.CUT_SHORT, run.cutShort())
                .set(DECISION_RUN.MILLIS, run.millis())
                .set(DECISION_RUN.DECIDED_AT, run.decidedAt())
                .execute();
        var insert = tx.insertInto(
                DECISION_LINE,
                DECISION_LINE.RUN_ID,
                DECISION_LINE.LINE_ID,
                DECISION_LINE.NODE_CODE,
                DECISION_LINE.SKU,
                DECISION_LINE.REASON,
                DECISION_LINE.CANDIDATES);
        for (Line line : lines) {
            insert = insert.values(
                    run.id(), line.lineId(), line.node(), line.sku(), line.reason(), Json.of(line.options()));
        }
        if (!lines.isEmpty()) {
            insert.execute();
            notePromises(tx, run.id());
        }
    }

    /** A commit leaves the promise's node in place, so this is where each line was before the run. */
    private static void notePromises(DSLContext tx, UUID runId) {
        tx.update(DECISION_LINE)
                .set(DECISION_LINE.PROMISED_NODE, PROMISE.NODE_CODE)
                .from(PROMISE)
                .where(DECISION_LINE.RUN_ID.eq(runId), PROMISE.LINE_ID.eq(DECISION_LINE.LINE_ID))
                .execute();
    }
}

package io.tributary.db.allocation;

import static io.tributary.db.schema.Tables.DECISION_LINE;
import static io.tributary.db.schema.Tables.DECISION_RUN;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static org.jooq.impl.DSL.noCondition;

import io.tributary.db.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Decision runs, and what they weighed for each line. */
public final class DecisionsView {
    /** A run: money in minor units of the zone's currency, the gap in percent of the cost. */
    public record Run(
            UUID id,
            String kind,
            @Nullable String zone,
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
            Instant decidedAt,
            int policyVersion,
            long seed,
            String snapshotHash) {}

    /**
     * One way to serve a line.
     *
     * @param costMinor null when it was eliminated
     * @param components minor units by name of the cost component
     * @param eliminated why it was out before planning, or null
     */
    public record Candidate(
            String node,
            String sku,
            boolean chosen,
            @Nullable Long costMinor,
            Map<String, Long> components,
            @Nullable String eliminated) {}

    /** What a run decided for a line, with its candidates: the chosen one first, then by cost, then the eliminated. */
    public record LineDecision(
            UUID runId,
            String runKind,
            Instant decidedAt,
            UUID lineId,
            int lineNo,
            @Nullable String node,
            String reason,
            List<Candidate> candidates) {}

    private static final Comparator<Candidate> CHOSEN_THEN_CHEAPEST = Comparator.comparing(Candidate::chosen)
            .reversed()
            .thenComparing(c -> c.eliminated() != null)
            .thenComparing(c -> c.costMinor() == null ? Long.MAX_VALUE : c.costMinor())
            .thenComparing(Candidate::node);

    private final DSLContext db;

    public DecisionsView(DSLContext db) {
        this.db = db;
    }

    /** Waves, newest first. */
    public List<Run> waves(@Nullable String zone, int most) {
        return db.selectFrom(DECISION_RUN)
                .where(DECISION_RUN.KIND.eq("WAVE"), zone == null ? noCondition() : DECISION_RUN.ZONE_CODE.eq(zone))
                .orderBy(DECISION_RUN.DECIDED_AT.desc(), DECISION_RUN.ID)
                .limit(most)
                .fetch(r -> new Run(
                        r.getId(),
                        r.getKind(),
                        r.getZoneCode(),
                        r.getCostMinor(),
                        r.getLowerBoundMinor(),
                        r.getGapPct(),
                        r.getOrders(),
                        r.getLines(),
                        r.getUnfilledUnits(),
                        r.getConflicts(),
                        r.getMovedLines(),
                        r.getCutShort(),
                        r.getMillis(),
                        r.getDecidedAt(),
                        r.getPolicyVersion(),
                        r.getSeed(),
                        r.getSnapshotHash()));
    }

    /** Decisions about the lines of an order, newest first. */
    public List<LineDecision> ofOrder(UUID orderId, int most) {
        return db.select()
                .from(DECISION_LINE)
                .join(DECISION_RUN)
                .on(DECISION_RUN.ID.eq(DECISION_LINE.RUN_ID))
                .join(ORDER_LINE)
                .on(ORDER_LINE.ID.eq(DECISION_LINE.LINE_ID))
                .where(ORDER_LINE.ORDER_ID.eq(orderId))
                .orderBy(DECISION_RUN.DECIDED_AT.desc(), ORDER_LINE.LINE_NO)
                .limit(most)
                .fetch(r -> new LineDecision(
                        r.get(DECISION_RUN.ID),
                        r.get(DECISION_RUN.KIND),
                        r.get(DECISION_RUN.DECIDED_AT),
                        r.get(ORDER_LINE.ID),
                        r.get(ORDER_LINE.LINE_NO),
                        r.get(DECISION_LINE.NODE_CODE),
                        r.get(DECISION_LINE.REASON),
                        candidates(r.get(DECISION_LINE.CANDIDATES))));
    }

    static List<Candidate> candidates(JSONB json) {
        var candidates = new ArrayList<Candidate>();
        for (JsonNode node : Json.read(json, JsonNode.class)) {
            candidates.add(new Candidate(
                    node.path("node").asString(""),
                    node.path("sku").asString(""),
                    node.path("chosen").asBoolean(false),
                    node.path("costMinor").isNumber() ? node.path("costMinor").asLong() : null,
                    components(node.path("components")),
                    node.path("eliminated").isString() ? node.path("eliminated").asString() : null));
        }
        candidates.sort(CHOSEN_THEN_CHEAPEST);
        return candidates;
    }

    private static Map<String, Long> components(JsonNode json) {
        var components = new TreeMap<String, Long>();
        json.properties()
                .forEach(
                        entry -> components.put(entry.getKey(), entry.getValue().asLong()));
        return components;
    }
}

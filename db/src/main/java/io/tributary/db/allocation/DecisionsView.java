package io.tributary.db.allocation;

import static io.tributary.db.schema.Tables.DECISION_LINE;
import static io.tributary.db.schema.Tables.DECISION_RUN;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static org.jooq.impl.DSL.noCondition;

import io.tributary.db.Json;
import io.tributary.db.schema.tables.records.DecisionRunRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param costMinor of the line and its parcel in full; null when it was eliminated
     * @param components minor units by name of the cost component; {@value #PARCEL} is shared with other lines
     * @param eliminated why it was out before planning, or null
     * @param detail the figures behind the elimination, or null
     */
    public record Candidate(
            String node,
            String sku,
            boolean chosen,
            @Nullable Long costMinor,
            Map<String, Long> components,
            @Nullable String eliminated,
            @Nullable String detail) {}

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

    /** What the parcel costs, once for all lines that share it. */
    public static final String PARCEL = "PARCEL";

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
                .fetch(DecisionsView::run);
    }

    /** One run, whatever its kind. */
    public Optional<Run> run(UUID id) {
        return db.selectFrom(DECISION_RUN).where(DECISION_RUN.ID.eq(id)).fetchOptional(DecisionsView::run);
    }

    private static Run run(DecisionRunRecord r) {
        return new Run(
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
                r.getSnapshotHash());
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
            candidates.add(candidate(node));
        }
        candidates.sort(CHOSEN_THEN_CHEAPEST);
        return candidates;
    }

    private static Candidate candidate(JsonNode node) {
        String eliminated = text(node.path("eliminated"));
        var components = components(node.path("components"));
        long parcel = node.path("parcelMinor").asLong(0);
        if (parcel > 0) {
            components.put(PARCEL, parcel);
        }
        return new Candidate(
                node.path("node").asString(""),
                node.path("sku").asString(""),
                node.path("chosen").asBoolean(false),
                eliminated == null ? node.path("costMinor").asLong(0) + parcel : null,
                components,
                eliminated,
                text(node.path("detail")));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    private static Map<String, Long> components(JsonNode json) {
        var components = new TreeMap<String, Long>();
        json.properties()
                .forEach(
                        entry -> components.put(entry.getKey(), entry.getValue().asLong()));
        return components;
    }
}

package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.EVENT;
import static io.tributary.db.schema.Tables.RESTOCK_LINE;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.tributary.db.Json;
import io.tributary.db.schema.tables.records.RestockLineRecord;
import io.tributary.db.schema.tables.records.RestockRunRecord;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads restock runs. */
public final class RestockQueries {
    /**
     * @param orderValueMinor of what the run orders now: its lines that are due, without those that were rejected, and as
     *     changed
     * @param plannedValueMinor of the same lines before anybody decided
     * @param itemsDone series whose forecast is stored, of {@code itemsTotal}
     * @param heldBecause ORDER_VALUE, RISK, VALUE: the limits that some of its orders were over when it was planned
     */
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
            @Nullable Long plannedValueMinor,
            int itemsDone,
            int itemsTotal,
            List<String> heldBecause,
            JsonNode summary) {
        /** The run's key without its zone, as in the workflow's id. */
        public String keyInZone() {
            return key.startsWith(zone + "/") ? key.substring(zone.length() + 1) : key;
        }

        /** The summary's numbers by name; money in minor units. */
        public SortedMap<String, Long> figures() {
            var figures = new TreeMap<String, Long>();
            summary.properties().forEach(entry -> {
                if (entry.getValue().isNumber()) {
                    figures.put(entry.getKey(), entry.getValue().asLong());
                }
            });
            return figures;
        }
    }

    /**
     * @param proposedQuantity what the plan said, before a planner changed it
     * @param why what the quantity is made of
     * @param changeReason why it differs from what the zone's run before had in mind; null when it does not
     * @param decision APPROVED, CHANGED or REJECTED by a planner; null while nobody decided
     */
    public record Line(
            UUID id,
            String supplier,
            String sku,
            String node,
            int period,
            int quantity,
            int proposedQuantity,
            long unitCostMinor,
            String status,
            @Nullable UUID poId,
            @Nullable String changeReason,
            @Nullable String decision,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String decisionReason,
            JsonNode why) {
        public long valueMinor() {
            return quantity * unitCostMinor;
        }
    }

    public record RunDetail(Run run, List<Line> lines) {}

    private static final Field<BigDecimal> VALUE = field(select(coalesce(
                    sum(RESTOCK_LINE.QUANTITY.cast(Long.class).mul(RESTOCK_LINE.UNIT_COST_MINOR)), BigDecimal.ZERO))
            .from(RESTOCK_LINE)
            .where(RESTOCK_LINE.RUN_ID.eq(RESTOCK_RUN.ID), RESTOCK_LINE.STATUS.in("PROPOSED", "RELEASED")));

    private final DSLContext db;

    public RestockQueries(DSLContext db) {
        this.db = db;
    }

    /** The newest first. */
    public List<Run> runs(@Nullable String zone, int limit) {
        return db.select(RESTOCK_RUN.fields())
                .select(VALUE)
                .from(RESTOCK_RUN)
                .where(zone == null ? DSL.noCondition() : RESTOCK_RUN.ZONE_CODE.eq(zone))
                .orderBy(RESTOCK_RUN.STARTED_AT.desc(), RESTOCK_RUN.ID.desc())
                .limit(limit)
                .fetch(RestockQueries::run);
    }

    public RunDetail one(UUID id) {
        Run run = db.select(RESTOCK_RUN.fields())
                .select(VALUE)
                .from(RESTOCK_RUN)
                .where(RESTOCK_RUN.ID.eq(id))
                .fetchOptional(RestockQueries::run)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND, "There is no restock run " + id + ". Maybe it is another one's id."));
        return new RunDetail(run, lines(id));
    }

    /**
     * Offers that a run could not plan.
     *
     * @param count how many there are; {@code offers} names the first of them
     */
    public record LeftOut(int count, List<Offer> offers) {}

    public record Offer(String supplier, String sku) {}

    /** The offers whose lead time is longer than a plan looks ahead; they are of all zones. */
    public LeftOut leftOut(UUID id) {
        return db.select(EVENT.DETAIL)
                .from(EVENT)
                .where(
                        EVENT.SUBJECT_KIND.eq("RESTOCK_RUN"),
                        EVENT.SUBJECT_ID.eq(id.toString()),
                        EVENT.KIND.eq("OFFERS_LEFT_OUT"))
                .orderBy(EVENT.ID.desc())
                .limit(1)
                .fetchOptional(row -> Json.read(row.value1(), JsonNode.class))
                .map(detail -> new LeftOut(
                        detail.path("count").asInt(),
                        detail.path("offers")
                                .valueStream()
                                .map(JsonNode::asString)
                                .map(name -> name.split("/", 2))
                                .filter(parts -> parts.length == 2)
                                .map(parts -> new Offer(parts[0], parts[1]))
                                .toList()))
                .orElse(new LeftOut(0, List.of()));
    }

    private List<Line> lines(UUID id) {
        return db.selectFrom(RESTOCK_LINE)
                .where(RESTOCK_LINE.RUN_ID.eq(id))
                .orderBy(RESTOCK_LINE.PERIOD, RESTOCK_LINE.SUPPLIER_CODE, RESTOCK_LINE.SKU, RESTOCK_LINE.NODE_CODE)
                .fetch(RestockQueries::line);
    }

    static Line line(RestockLineRecord row) {
        return new Line(
                row.getId(),
                row.getSupplierCode(),
                row.getSku(),
                row.getNodeCode(),
                row.getPeriod(),
                row.getQuantity(),
                row.getProposedQuantity(),
                row.getUnitCostMinor(),
                row.getStatus(),
                row.getPoId(),
                row.getChangeReason(),
                row.getDecision(),
                row.getDecidedBy(),
                row.getDecidedAt(),
                row.getDecisionReason(),
                Json.read(row.getWhy(), JsonNode.class));
    }

    private static Run run(Record found) {
        RestockRunRecord row = found.into(RESTOCK_RUN);
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
                row.getOrderValueMinor() == null ? null : found.get(VALUE).longValueExact(),
                row.getOrderValueMinor(),
                row.getItemsDone(),
                row.getItemsTotal(),
                List.of(row.getHeldBecause()),
                Json.read(row.getSummary(), JsonNode.class));
    }
}

package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.FORECAST;
import static io.tributary.db.schema.Tables.RESTOCK_LINE;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static io.tributary.db.schema.Tables.SALES_HISTORY;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;

import io.tributary.db.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Restock runs: what was forecast, what was planned, and why. */
public final class RestockView {
    /** A run; money in minor units. */
    public record Run(
            UUID id,
            String zone,
            String runKey,
            String status,
            String step,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Long costMinor,
            @Nullable Long lowerBoundMinor,
            @Nullable Double gapPct,
            @Nullable Long solveMillis,
            @Nullable Long orderValueMinor,
            int policyVersion,
            Map<String, Long> summary) {
        /** The run's key without its zone, as in the workflow's id. */
        public String keyInZone() {
            return runKey.startsWith(zone + "/") ? runKey.substring(zone.length() + 1) : runKey;
        }
    }

    /** A planned order line; {@code why} has the fields of {@code io.tributary.domain.replenishment.Why}. */
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
            @Nullable String changeReason,
            JsonNode why) {
        public long valueMinor() {
            return quantity * unitCostMinor;
        }
    }

    /** One coming week; units. */
    public record Week(double mean, double q50, double q75, double q90, double q95) {}

    /** Past weeks and the forecast of one SKU in one region. */
    public record Fan(
            String model, int sampleSize, List<LocalDate> pastWeeks, List<Integer> pastUnits, List<Week> weeks) {
        /** The same with the models in words. */
        public Fan named(String words) {
            return new Fan(words, sampleSize, pastWeeks, pastUnits, weeks);
        }
    }

    /** A series that was forecast. @param units its mean in the first week */
    public record Series(String sku, String region, double units) {}

    private final DSLContext db;

    public RestockView(DSLContext db) {
        this.db = db;
    }

    public List<Run> runs(@Nullable String zone, int most) {
        return fetch(zone == null ? noCondition() : RESTOCK_RUN.ZONE_CODE.eq(zone), most);
    }

    public Optional<Run> run(UUID id) {
        return fetch(RESTOCK_RUN.ID.eq(id), 1).stream().findFirst();
    }

    public List<Line> lines(UUID runId) {
        return db.selectFrom(RESTOCK_LINE)
                .where(RESTOCK_LINE.RUN_ID.eq(runId))
                .orderBy(
                        RESTOCK_LINE.PERIOD,
                        RESTOCK_LINE.QUANTITY.mul(RESTOCK_LINE.UNIT_COST_MINOR).desc(),
                        RESTOCK_LINE.ID)
                .fetch(r -> new Line(
                        r.getId(),
                        r.getSupplierCode(),
                        r.getSku(),
                        r.getNodeCode(),
                        r.getPeriod(),
                        r.getQuantity(),
                        r.getUnitCostMinor(),
                        r.getStatus(),
                        r.getPoId(),
                        r.getChangeReason(),
                        Json.read(r.getWhy(), JsonNode.class)));
    }

    public List<Series> series(UUID runId) {
        var units = field("coalesce(({0} -> 0 ->> 'mean')::float8, 0)", Double.class, FORECAST.WEEKS);
        return db.select(FORECAST.SKU, FORECAST.REGION_CODE, units)
                .from(FORECAST)
                .where(FORECAST.RUN_ID.eq(runId))
                .orderBy(FORECAST.SKU, FORECAST.REGION_CODE)
                .fetch(r -> new Series(r.value1(), r.value2(), r.value3()));
    }

    public Optional<Fan> fan(UUID runId, String sku, String region) {
        return db.selectFrom(FORECAST)
                .where(FORECAST.RUN_ID.eq(runId), FORECAST.SKU.eq(sku), FORECAST.REGION_CODE.eq(region))
                .fetchOptional(r -> fan(
                        r.getModel(), r.getSampleSize(), weeks(Json.read(r.getWeeks(), JsonNode.class)), sku, region));
    }

    private Fan fan(String model, int sampleSize, List<Week> weeks, String sku, String region) {
        var past = db.select(SALES_HISTORY.WEEK, sum(SALES_HISTORY.UNITS))
                .from(SALES_HISTORY)
                .where(SALES_HISTORY.SKU.eq(sku), SALES_HISTORY.REGION_CODE.eq(region))
                .groupBy(SALES_HISTORY.WEEK)
                .orderBy(SALES_HISTORY.WEEK)
                .fetch();
        return new Fan(
                model,
                sampleSize,
                past.getValues(SALES_HISTORY.WEEK),
                past.map(r -> r.value2().intValue()),
                weeks);
    }

    private static List<Week> weeks(JsonNode json) {
        var weeks = new ArrayList<Week>();
        for (JsonNode week : json) {
            weeks.add(new Week(
                    week.path("mean").asDouble(0),
                    week.path("q50").asDouble(0),
                    week.path("q75").asDouble(0),
                    week.path("q90").asDouble(0),
                    week.path("q95").asDouble(0)));
        }
        return weeks;
    }

    private List<Run> fetch(Condition which, int most) {
        return db.selectFrom(RESTOCK_RUN)
                .where(which)
                .orderBy(RESTOCK_RUN.STARTED_AT.desc(), RESTOCK_RUN.ID)
                .limit(most)
                .fetch(r -> new Run(
                        r.getId(),
                        r.getZoneCode(),
                        r.getRunKey(),
                        r.getStatus(),
                        r.getStep(),
                        r.getStartedAt(),
                        r.getFinishedAt(),
                        r.getCostMinor(),
                        r.getLowerBoundMinor(),
                        r.getGapPct(),
                        r.getSolveMillis(),
                        r.getOrderValueMinor(),
                        r.getPolicyVersion(),
                        figures(Json.read(r.getSummary(), JsonNode.class))));
    }

    private static Map<String, Long> figures(JsonNode json) {
        var figures = new TreeMap<String, Long>();
        json.properties().forEach(entry -> {
            if (entry.getValue().isNumber()) {
                figures.put(entry.getKey(), entry.getValue().asLong());
            }
        });
        return figures;
    }
}

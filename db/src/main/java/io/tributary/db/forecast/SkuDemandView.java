package io.tributary.db.forecast;

import static io.tributary.db.schema.Tables.DEMAND_FACTOR;
import static io.tributary.db.schema.Tables.FORECAST;
import static io.tributary.db.schema.Tables.LANE;
import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.REGION;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static io.tributary.db.schema.Tables.SALES_HISTORY;
import static io.tributary.db.schema.Tables.SKU;
import static io.tributary.db.schema.Tables.WEEKLY_SALES;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;

import io.tributary.db.Json;
import io.tributary.db.demand.CalendarEvents;
import io.tributary.domain.forecast.ModelScore;
import io.tributary.domain.forecast.PeriodForecast;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;

/** One SKU's demand: sales by week and region, its newest forecasts, what moves it, and which warehouse serves it. */
public final class SkuDemandView {
    /** The SKU itself; money in minor units. */
    public record Facts(String code, String category, String currency, long listPriceMinor, long marginFloorMinor) {}

    /** Units sold or ordered in a region in the week of this Monday. @param outOfStockDays of it that were told, 0 to 7 */
    public record WeekUnits(String region, LocalDate week, int units, int outOfStockDays) {}

    /** The newest forecast of a region; its weeks begin with the week in which its run started. */
    public record Forecast(
            UUID runId,
            String zone,
            Instant madeAt,
            String region,
            String model,
            int sampleSize,
            List<PeriodForecast> weeks,
            List<ModelScore> scores) {}

    /** A factor on demand; 1 is an ordinary week. @param scope the SKU, its category, or everything */
    public record Factor(String kind, String scope, LocalDate week, double factor) {}

    private final DSLContext db;

    public SkuDemandView(DSLContext db) {
        this.db = db;
    }

    public Optional<Facts> facts(String sku) {
        return db.selectFrom(SKU)
                .where(SKU.CODE.eq(sku))
                .fetchOptional(r -> new Facts(
                        r.getCode(), r.getCategory(), r.getCurrency(), r.getListPriceMinor(), r.getMarginFloorMinor()));
    }

    /** Weekly sales from a week on, up to and with the present one, by region and week. */
    public List<WeekUnits> sales(String sku, LocalDate from) {
        return db.select(
                        WEEKLY_SALES.REGION_CODE,
                        WEEKLY_SALES.WEEK,
                        WEEKLY_SALES.UNITS,
                        coalesce(SALES_HISTORY.OUT_OF_STOCK_DAYS, val((short) 0)))
                .from(WEEKLY_SALES)
                .leftJoin(SALES_HISTORY)
                .on(
                        SALES_HISTORY.SKU.eq(WEEKLY_SALES.SKU),
                        SALES_HISTORY.REGION_CODE.eq(WEEKLY_SALES.REGION_CODE),
                        SALES_HISTORY.WEEK.eq(WEEKLY_SALES.WEEK))
                .where(WEEKLY_SALES.SKU.eq(sku), WEEKLY_SALES.WEEK.ge(from))
                .orderBy(WEEKLY_SALES.REGION_CODE, WEEKLY_SALES.WEEK)
                .fetch(row ->
                        new WeekUnits(row.value1(), row.value2(), row.value3().intValue(), row.value4()));
    }

    /** The newest forecast of every region that has one, by region. */
    public List<Forecast> forecasts(String sku) {
        return db.select(
                        FORECAST.RUN_ID,
                        RESTOCK_RUN.ZONE_CODE,
                        RESTOCK_RUN.STARTED_AT,
                        FORECAST.REGION_CODE,
                        FORECAST.MODEL,
                        FORECAST.SAMPLE_SIZE,
                        FORECAST.WEEKS,
                        FORECAST.SCORES)
                .distinctOn(FORECAST.REGION_CODE)
                .from(FORECAST)
                .join(RESTOCK_RUN)
                .on(RESTOCK_RUN.ID.eq(FORECAST.RUN_ID))
                .where(FORECAST.SKU.eq(sku))
                .orderBy(FORECAST.REGION_CODE, RESTOCK_RUN.STARTED_AT.desc(), RESTOCK_RUN.ID.desc())
                .fetch(r -> new Forecast(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        r.value5(),
                        r.value6(),
                        List.of(Json.read(r.value7(), PeriodForecast[].class)),
                        List.of(Json.read(r.value8(), ModelScore[].class))));
    }

    /** Planned events, promotions, festivals and heat, as forecasts read them, that touch the SKU in the weeks from one Monday to before another. */
    public List<Factor> factors(Facts sku, LocalDate from, LocalDate to) {
        return db.selectFrom(DEMAND_FACTOR)
                .where(
                        DEMAND_FACTOR.SCOPE.in(sku.code(), sku.category(), CalendarEvents.ALL),
                        DEMAND_FACTOR.WEEK.ge(from),
                        DEMAND_FACTOR.WEEK.lt(to))
                .orderBy(DEMAND_FACTOR.KIND, DEMAND_FACTOR.WEEK, DEMAND_FACTOR.SCOPE)
                .fetch(r -> new Factor(r.getKind(), r.getScope(), r.getWeek(), r.getFactor()));
    }

    /** The warehouse of its own zone that serves each region at the least cost per parcel, as restock plans see it. */
    public Map<String, String> servingWarehouses() {
        Map<String, String> nearest = new TreeMap<>();
        db.select(LANE.REGION_CODE, LANE.NODE_CODE)
                .from(LANE)
                .join(NODE)
                .on(NODE.CODE.eq(LANE.NODE_CODE))
                .join(REGION)
                .on(REGION.CODE.eq(LANE.REGION_CODE))
                .where(
                        NODE.ZONE_CODE.eq(REGION.ZONE_CODE),
                        NODE.KIND.eq("WAREHOUSE"),
                        NODE.OPEN.isTrue(),
                        LANE.SERVICE.eq("STANDARD"))
                .orderBy(LANE.REGION_CODE, LANE.PARCEL_MINOR.plus(LANE.UNIT_MINOR), LANE.NODE_CODE)
                .forEach(row -> nearest.putIfAbsent(row.value1(), row.value2()));
        return nearest;
    }
}

package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.FORECAST;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static io.tributary.db.schema.Tables.WEEKLY_SALES;
import static org.jooq.impl.DSL.field;

import io.tributary.db.Json;
import io.tributary.domain.forecast.PeriodForecast;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;

/** What a restock run forecast, beside what was sold; older runs' forecasts are not kept. */
public final class RunForecasts {
    /** A series that was forecast. @param units its median in the first week */
    public record Series(String sku, String region, double units) {}

    /**
     * @param madeAt the forecast's first week is the one of this moment
     * @param sold units by past week; weeks without sales are missing
     */
    public record Forecast(
            String model, int sampleSize, Instant madeAt, Map<LocalDate, Integer> sold, List<PeriodForecast> weeks) {}

    private final DSLContext db;

    public RunForecasts(DSLContext db) {
        this.db = db;
    }

    /** By SKU and region. */
    public List<Series> series(UUID runId) {
        var units = field("coalesce(({0} -> 0 ->> 'q50')::float8, 0)", Double.class, FORECAST.WEEKS);
        return db.select(FORECAST.SKU, FORECAST.REGION_CODE, units)
                .from(FORECAST)
                .where(FORECAST.RUN_ID.eq(runId))
                .orderBy(FORECAST.SKU, FORECAST.REGION_CODE)
                .fetch(r -> new Series(r.value1(), r.value2(), r.value3()));
    }

    public Optional<Forecast> of(UUID runId, String sku, String region) {
        return db.select(FORECAST.MODEL, FORECAST.SAMPLE_SIZE, RESTOCK_RUN.STARTED_AT, FORECAST.WEEKS)
                .from(FORECAST)
                .join(RESTOCK_RUN)
                .on(RESTOCK_RUN.ID.eq(FORECAST.RUN_ID))
                .where(FORECAST.RUN_ID.eq(runId), FORECAST.SKU.eq(sku), FORECAST.REGION_CODE.eq(region))
                .fetchOptional(r -> new Forecast(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        sold(sku, region),
                        List.of(Json.read(r.value4(), PeriodForecast[].class))));
    }

    private Map<LocalDate, Integer> sold(String sku, String region) {
        Map<LocalDate, Integer> sold = new TreeMap<>();
        db.select(WEEKLY_SALES.WEEK, WEEKLY_SALES.UNITS)
                .from(WEEKLY_SALES)
                .where(WEEKLY_SALES.SKU.eq(sku), WEEKLY_SALES.REGION_CODE.eq(region))
                .forEach(row -> sold.put(row.value1(), row.value2().intValue()));
        return sold;
    }
}

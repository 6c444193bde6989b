package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.FORECAST;

import io.tributary.db.Json;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.forecast.QuantileForecast;
import io.tributary.domain.forecast.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/** Reads a run's forecasts back for its plan. */
public final class ForecastReads {
    private static final int ROWS_AT_ONCE = 2_000;

    private final DSLContext db;

    public ForecastReads(DSLContext db) {
        this.db = db;
    }

    public List<QuantileForecast> of(UUID runId) {
        List<QuantileForecast> forecasts = new ArrayList<>();
        // Only within a transaction does the driver hold no more than so many rows of JSON at a time.
        db.transaction(configuration -> configuration
                .dsl()
                .select(
                        FORECAST.SKU,
                        FORECAST.REGION_CODE,
                        FORECAST.WEEKS,
                        FORECAST.MODEL,
                        FORECAST.SAMPLE_SIZE,
                        FORECAST.ERROR_CORRELATION)
                .from(FORECAST)
                .where(FORECAST.RUN_ID.eq(runId))
                .orderBy(FORECAST.SKU, FORECAST.REGION_CODE)
                .fetchSize(ROWS_AT_ONCE)
                .fetchLazy()
                .forEach(row -> forecasts.add(new QuantileForecast(
                        new SeriesKey(new Sku(row.value1()), new Region(row.value2())),
                        0,
                        List.of(Json.read(row.value3(), PeriodForecast[].class)),
                        row.value4(),
                        List.of(),
                        row.value5(),
                        row.value6()))));
        return forecasts;
    }
}

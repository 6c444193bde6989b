package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.FORECAST;

import io.tributary.db.Json;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.forecast.QuantileForecast;
import io.tributary.domain.forecast.SeriesKey;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/** Reads a run's forecasts back for its plan. */
public final class ForecastReads {
    private final DSLContext db;

    public ForecastReads(DSLContext db) {
        this.db = db;
    }

    public List<QuantileForecast> of(UUID runId) {
        return db.selectFrom(FORECAST)
                .where(FORECAST.RUN_ID.eq(runId))
                .orderBy(FORECAST.SKU, FORECAST.REGION_CODE)
                .fetch(row -> new QuantileForecast(
                        new SeriesKey(new Sku(row.getSku()), new Region(row.getRegionCode())),
                        0,
                        List.of(Json.read(row.getWeeks(), PeriodForecast[].class)),
                        row.getModel(),
                        List.of(),
                        row.getSampleSize(),
                        0));
    }
}

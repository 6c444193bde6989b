package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.FORECAST;
import static io.tributary.db.schema.Tables.FORECAST_PART;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;

import io.tributary.db.Json;
import io.tributary.db.forecast.KeptForecasts;
import io.tributary.domain.forecast.QuantileForecast;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** A run's forecast in parts: which SKUs are in a part, and which parts are stored. In the caller's transaction. */
public final class ForecastParts {
    /** A SKU and in how many regions it was sold. */
    public record SkuSeries(String sku, int series) {}

    private ForecastParts() {}

    /**
     * Divides a run's series once; a repetition finds the parts that are there.
     *
     * @param skus neighbours in this order come into the same part
     * @param most series in a part; one SKU alone may have more
     * @return how many parts there are
     */
    public static int divide(DSLContext tx, UUID runId, List<SkuSeries> skus, int most) {
        RestockWrites.lock(tx, runId);
        int there = tx.fetchCount(FORECAST_PART, FORECAST_PART.RUN_ID.eq(runId));
        if (there > 0) {
            return there;
        }
        int part = 0;
        List<String> own = new ArrayList<>();
        int series = 0;
        for (SkuSeries one : skus) {
            if (series > 0 && series + one.series() > most) {
                insert(tx, runId, part++, own, series);
                own.clear();
                series = 0;
            }
            own.add(one.sku());
            series += one.series();
        }
        if (series > 0) {
            insert(tx, runId, part++, own, series);
        }
        tx.update(RESTOCK_RUN)
                .set(RESTOCK_RUN.STEP, part == 0 ? "plan" : "forecast")
                .set(RESTOCK_RUN.ITEMS_DONE, 0)
                .set(
                        RESTOCK_RUN.ITEMS_TOTAL,
                        skus.stream().mapToInt(SkuSeries::series).sum())
                .where(RESTOCK_RUN.ID.eq(runId))
                .execute();
        return part;
    }

    private static void insert(DSLContext tx, UUID runId, int part, List<String> skus, int series) {
        tx.insertInto(FORECAST_PART)
                .set(FORECAST_PART.RUN_ID, runId)
                .set(FORECAST_PART.PART, part)
                .set(FORECAST_PART.SKUS, skus.toArray(String[]::new))
                .set(FORECAST_PART.SERIES, series)
                .execute();
    }

    /** The series that the part was said to have, so that parts add up to the total even when sales came meanwhile. */
    private static int announced(DSLContext tx, UUID runId, int part) {
        return tx.select(FORECAST_PART.SERIES)
                .from(FORECAST_PART)
                .where(FORECAST_PART.RUN_ID.eq(runId), FORECAST_PART.PART.eq(part))
                .fetchSingle()
                .value1();
    }

    /** The SKUs of a part that is not stored yet, or null when it is. */
    public static @Nullable List<String> toDo(DSLContext db, UUID runId, int part) {
        return db.selectFrom(FORECAST_PART)
                .where(FORECAST_PART.RUN_ID.eq(runId), FORECAST_PART.PART.eq(part), FORECAST_PART.DONE_AT.isNull())
                .fetchOne(row -> List.of(row.getSkus()));
    }

    /**
     * Stores a part; the first of two that store it at the same time wins.
     *
     * @return whether it was this one
     */
    public static boolean store(DSLContext tx, UUID runId, int part, List<QuantileForecast> forecasts, Instant now) {
        int mine = tx.update(FORECAST_PART)
                .set(FORECAST_PART.DONE_AT, now)
                .where(FORECAST_PART.RUN_ID.eq(runId), FORECAST_PART.PART.eq(part), FORECAST_PART.DONE_AT.isNull())
                .execute();
        if (mine == 0) {
            return false;
        }
        insert(tx, runId, forecasts);
        tx.update(RESTOCK_RUN)
                .set(RESTOCK_RUN.ITEMS_DONE, RESTOCK_RUN.ITEMS_DONE.plus(announced(tx, runId, part)))
                .where(RESTOCK_RUN.ID.eq(runId))
                .execute();
        if (!tx.fetchExists(FORECAST_PART, FORECAST_PART.RUN_ID.eq(runId), FORECAST_PART.DONE_AT.isNull())) {
            RestockWrites.step(tx, runId, "plan");
            int series = tx.fetchCount(FORECAST, FORECAST.RUN_ID.eq(runId));
            KeptForecasts.keep(tx, runId, now);
            RestockWrites.event(tx, runId, "FORECAST", now, Map.of("series", series));
        }
        return true;
    }

    /** One statement with an array per column: a statement with a place for every value costs more than its rows. */
    static void insert(DSLContext tx, UUID runId, List<QuantileForecast> forecasts) {
        tx.execute(
                "insert into forecast (run_id, sku, region_code, model, sample_size, weeks, scores, error_correlation)"
                        + " select ?, sku, region, model, size, weeks::jsonb, scores::jsonb, correlation from"
                        + " unnest(?::text[], ?::text[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::real[])"
                        + " as t (sku, region, model, size, weeks, scores, correlation)",
                runId,
                column(forecasts, String[]::new, one -> one.key().sku().code()),
                column(forecasts, String[]::new, one -> one.key().region().code()),
                column(forecasts, String[]::new, QuantileForecast::model),
                column(forecasts, Integer[]::new, QuantileForecast::sampleSize),
                column(forecasts, String[]::new, one -> Json.of(one.periods()).data()),
                column(forecasts, String[]::new, one -> Json.of(one.scores()).data()),
                column(forecasts, Float[]::new, one -> (float) one.errorCorrelation()));
    }

    private static <T> T[] column(
            List<QuantileForecast> forecasts, IntFunction<T[]> array, Function<QuantileForecast, T> value) {
        return forecasts.stream().map(value).toArray(array);
    }

    /** Drops the forecasts of all but the zone's last few runs. */
    public static void forget(DSLContext tx, UUID runId, String zone) {
        var old = tx.select(RESTOCK_RUN.ID)
                .from(RESTOCK_RUN)
                .where(RESTOCK_RUN.ZONE_CODE.eq(zone), RESTOCK_RUN.ID.ne(runId))
                .orderBy(RESTOCK_RUN.STARTED_AT.desc())
                .offset(2);
        tx.deleteFrom(FORECAST).where(FORECAST.RUN_ID.in(old)).execute();
        tx.deleteFrom(FORECAST_PART).where(FORECAST_PART.RUN_ID.in(old)).execute();
    }
}

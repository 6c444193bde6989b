package io.tributary.db.forecast;

import static io.tributary.db.schema.Tables.FORECAST_TOTAL;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;

import io.tributary.db.schema.tables.records.ForecastTotalRecord;
import io.tributary.domain.CalendarWeek;
import io.tributary.domain.forecast.ForecastTotal;
import io.tributary.domain.forecast.KeptLevels;
import io.tributary.domain.forecast.PeriodForecast;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** What runs forecast for categories and regions in all. */
public final class ForecastTotals {
    private static final int KEPT_RUNS = 60;

    /** How series are added up. */
    public enum By {
        ALL,
        CATEGORY,
        REGION,
        CATEGORY_AND_REGION
    }

    /** @param week 0 for the week in which the run started */
    public record Key(String category, String region, int week) {}

    /** @param monday of the week */
    public record Week(LocalDate monday, int series, PeriodForecast forecast) {}

    /**
     * The totals of a zone's newest run.
     *
     * @param category null when it is over all of them; so is {@code region}
     * @param correlation between the errors of two series, by which the spread was found
     */
    public record Total(
            String zone,
            UUID runId,
            Instant madeAt,
            @Nullable String category,
            @Nullable String region,
            double correlation,
            List<Week> weeks) {}

    private final DSLContext db;

    public ForecastTotals(DSLContext db) {
        this.db = db;
    }

    /**
     * Adds a part of a run to its totals, in the caller's transaction, which must be the one that stores the part.
     *
     * @param errorProducts and {@code errorSizes}: sums over pairs of the part's series
     * @param kept the levels that the part's totals came to
     */
    public static void add(
            DSLContext tx,
            UUID runId,
            Map<Key, ForecastTotal> part,
            double errorProducts,
            double errorSizes,
            KeptLevels kept) {
        var t = FORECAST_TOTAL;
        List<ForecastTotalRecord> rows = part.entrySet().stream()
                .map(entry -> new ForecastTotalRecord(
                        runId,
                        entry.getKey().category(),
                        entry.getKey().region(),
                        (short) entry.getKey().week(),
                        entry.getValue().series(),
                        entry.getValue().mean(),
                        entry.getValue().variance(),
                        entry.getValue().deviation()))
                .toList();
        if (!rows.isEmpty()) {
            tx.insertInto(t)
                    .set(rows)
                    .onConflict(t.RUN_ID, t.CATEGORY, t.REGION_CODE, t.WEEK)
                    .doUpdate()
                    .set(t.SERIES, t.SERIES.plus(excluded(t.SERIES)))
                    .set(t.MEAN, t.MEAN.plus(excluded(t.MEAN)))
                    .set(t.VARIANCE, t.VARIANCE.plus(excluded(t.VARIANCE)))
                    .set(t.DEVIATION, t.DEVIATION.plus(excluded(t.DEVIATION)))
                    .execute();
        }
        // A lock of the whole row would wait for the forecasts that another part has inserted, while that part waits
        // for this.
        Integer[] before = tx.select(RESTOCK_RUN.TOTAL_LEVELS)
                .from(RESTOCK_RUN)
                .where(RESTOCK_RUN.ID.eq(runId))
                .forNoKeyUpdate()
                .fetchSingle()
                .value1();
        tx.update(RESTOCK_RUN)
                .set(
                        RESTOCK_RUN.TOTAL_LEVELS,
                        new KeptLevels(List.of(before)).plus(kept).counts().toArray(Integer[]::new))
                .set(RESTOCK_RUN.ERROR_PRODUCTS, RESTOCK_RUN.ERROR_PRODUCTS.plus(errorProducts))
                .set(RESTOCK_RUN.ERROR_SIZES, RESTOCK_RUN.ERROR_SIZES.plus(errorSizes))
                .where(RESTOCK_RUN.ID.eq(runId))
                .execute();
    }

    /** Takes a run's totals away, because its forecast is made anew. */
    public static void clear(DSLContext tx, UUID runId) {
        tx.deleteFrom(FORECAST_TOTAL).where(FORECAST_TOTAL.RUN_ID.eq(runId)).execute();
        tx.update(RESTOCK_RUN)
                .set(RESTOCK_RUN.ERROR_PRODUCTS, 0.0)
                .set(RESTOCK_RUN.ERROR_SIZES, 0.0)
                .set(RESTOCK_RUN.TOTAL_LEVELS, new Integer[0])
                .where(RESTOCK_RUN.ID.eq(runId))
                .execute();
    }

    /** Drops the totals of all but the zone's last {@value #KEPT_RUNS} runs. */
    public static void forget(DSLContext tx, String zone) {
        tx.deleteFrom(FORECAST_TOTAL)
                .where(FORECAST_TOTAL.RUN_ID.in(tx.select(RESTOCK_RUN.ID)
                        .from(RESTOCK_RUN)
                        .where(RESTOCK_RUN.ZONE_CODE.eq(zone))
                        .orderBy(RESTOCK_RUN.STARTED_AT.desc())
                        .offset(KEPT_RUNS)))
                .execute();
    }

    /** The totals of the newest run of each zone that has a whole forecast, or of one zone. */
    public List<Total> newest(By by, @Nullable String zone) {
        return db
                .select(
                        RESTOCK_RUN.ZONE_CODE,
                        RESTOCK_RUN.ID,
                        RESTOCK_RUN.STARTED_AT,
                        RESTOCK_RUN.ERROR_PRODUCTS,
                        RESTOCK_RUN.ERROR_SIZES,
                        RESTOCK_RUN.TOTAL_LEVELS)
                .distinctOn(RESTOCK_RUN.ZONE_CODE)
                .from(RESTOCK_RUN)
                .where(
                        zone == null ? noCondition() : RESTOCK_RUN.ZONE_CODE.eq(zone),
                        RESTOCK_RUN.STEP.notIn("open", "forecast"),
                        RESTOCK_RUN.ID.in(db.select(FORECAST_TOTAL.RUN_ID).from(FORECAST_TOTAL)))
                .orderBy(RESTOCK_RUN.ZONE_CODE, RESTOCK_RUN.STARTED_AT.desc(), RESTOCK_RUN.ID.desc())
                .fetch()
                .stream()
                .flatMap(run -> of(
                        by,
                        run.value1(),
                        run.value2(),
                        run.value3(),
                        run.value5() > 0 ? Math.clamp(run.value4() / run.value5(), 0, 1) : 0,
                        new KeptLevels(List.of(run.value6())))
                        .stream())
                .toList();
    }

    private List<Total> of(By by, String zone, UUID runId, Instant madeAt, double correlation, KeptLevels kept) {
        var t = FORECAST_TOTAL;
        LocalDate first = CalendarWeek.monday(madeAt);
        boolean categories = by == By.CATEGORY || by == By.CATEGORY_AND_REGION;
        boolean regions = by == By.REGION || by == By.CATEGORY_AND_REGION;
        Field<String> category = categories ? t.CATEGORY : inline((String) null);
        Field<String> region = regions ? t.REGION_CODE : inline((String) null);
        List<Field<?>> keys = new ArrayList<>();
        if (categories) {
            keys.add(t.CATEGORY);
        }
        if (regions) {
            keys.add(t.REGION_CODE);
        }
        keys.add(t.WEEK);
        List<Total> totals = new ArrayList<>();
        db.select(category, region, t.WEEK, sum(t.SERIES), sum(t.MEAN), sum(t.VARIANCE), sum(t.DEVIATION))
                .from(t)
                .where(t.RUN_ID.eq(runId))
                .groupBy(keys)
                .orderBy(keys)
                .forEach(row -> {
                    if (row.value3() == 0) {
                        totals.add(new Total(
                                zone, runId, madeAt, row.value1(), row.value2(), correlation, new ArrayList<>()));
                    }
                    var sum = new ForecastTotal(
                            row.value4().intValue(),
                            row.value5().doubleValue(),
                            row.value6().doubleValue(),
                            row.value7().doubleValue());
                    totals.getLast()
                            .weeks()
                            .add(new Week(
                                    first.plusWeeks(row.value3()), sum.series(), sum.distribution(correlation, kept)));
                });
        return totals;
    }
}

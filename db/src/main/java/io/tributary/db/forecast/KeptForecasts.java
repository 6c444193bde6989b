package io.tributary.db.forecast;

import static io.tributary.db.schema.Tables.RESTOCK_RUN;

import io.tributary.domain.CalendarWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jooq.DSLContext;

/** Keeps what each run forecast one, two and four weeks ahead, so that it can be held against what came. */
public final class KeptForecasts {
    private static final int WEEKS_KEPT = 60;

    private KeptForecasts() {}

    /**
     * Keeps a run's stored forecasts; their weeks count from its start. The first forecast of a week and a distance
     * stays; repeating changes nothing.
     */
    public static void keep(DSLContext tx, UUID runId, Instant now) {
        Instant started = tx.select(RESTOCK_RUN.STARTED_AT)
                .from(RESTOCK_RUN)
                .where(RESTOCK_RUN.ID.eq(runId))
                .fetchSingle()
                .value1();
        LocalDate present = CalendarWeek.monday(started);
        tx.execute("delete from kept_forecast where week < ?", present.minusWeeks(WEEKS_KEPT));
        tx.execute(
                "insert into kept_forecast (week, ahead, sku, region_code, made_at, mean, q50, q90)"
                        + " select ?::date + 7 * (w.ahead::int - 1), w.ahead, f.sku, f.region_code, ?::timestamptz,"
                        + " (w.week ->> 'mean')::real, (w.week ->> 'q50')::real, (w.week ->> 'q90')::real"
                        + " from forecast f cross join lateral jsonb_array_elements(f.weeks) with ordinality w (week, ahead)"
                        + " where f.run_id = ? and w.ahead in (1, 2, 4) on conflict do nothing",
                present,
                now.atOffset(ZoneOffset.UTC),
                runId);
    }
}

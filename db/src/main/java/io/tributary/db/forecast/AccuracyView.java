package io.tributary.db.forecast;

import static io.tributary.db.schema.Tables.CALENDAR_EVENT;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static org.jooq.impl.DSL.max;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts as they were made, held against what was sold: by week, and by region, category or revenue class. A week that
 * an event of the calendar touches is left out of what the event is about, where the event was first told of after the
 * forecast was made: nobody could have forecast it.
 */
public final class AccuracyView {
    /** How weeks are divided; each names the SQL of its key. */
    public enum By {
        ALL("'ALL'"),
        REGION("k.region_code"),
        CATEGORY("s.category"),
        CLASS("coalesce(c.class, 'C')");

        private final String key;

        By(String key) {
            this.key = key;
        }
    }

    /**
     * A week of a segment, over its series.
     *
     * @param forecast units forecast in all, and {@code sold} units sold
     * @param absolute the sum of the series' absolute errors
     * @param covered series whose sales were not above their 90 % quantile
     */
    public record Week(
            String segment, LocalDate week, long series, double forecast, long sold, double absolute, long covered) {}

    /** What accuracy may have changed with: the newest run with a whole forecast, and the last change of the calendar. */
    public record State(@Nullable UUID run, @Nullable Instant calendarEdited) {}

    private final DSLContext db;

    public AccuracyView(DSLContext db) {
        this.db = db;
    }

    /** Cheap to ask for; while it is the same, so are the weeks, but for sales that are told late. */
    public State state() {
        UUID run = db.select(RESTOCK_RUN.ID)
                .from(RESTOCK_RUN)
                .where(RESTOCK_RUN.STEP.notIn("open", "forecast"))
                .orderBy(RESTOCK_RUN.STARTED_AT.desc(), RESTOCK_RUN.ID.desc())
                .limit(1)
                .fetchOne(RESTOCK_RUN.ID);
        return new State(
                run,
                db.select(max(CALENDAR_EVENT.EDITED_AT))
                        .from(CALENDAR_EVENT)
                        .fetchSingle()
                        .value1());
    }

    /**
     * Weeks that are over, by segment and week. A class is by revenue of the year before: A makes the first 80 %, B the
     * next 15 %, C the rest.
     *
     * @param ahead how many weeks before the forecast was made: 1, 2 or 4
     * @param before the week under way
     */
    public List<Week> weeks(By by, int ahead, LocalDate before, int weeks) {
        return db.fetch(
                        "with revenue as (select w.sku, sum(w.units * s.list_price_minor) as worth from weekly_sales w"
                                + " join sku s on s.code = w.sku where w.week >= ? and w.week < ? group by w.sku),"
                                + " c as (select sku, case when before < 0.8 then 'A' when before < 0.95 then 'B' else 'C' end as class"
                                + " from (select sku, coalesce((sum(worth) over (order by worth desc, sku) - worth) / nullif(sum(worth) over (), 0), 1) as before"
                                + " from revenue) ranked),"
                                + " told as materialized (select e.week, e.scope, v.edited_at from calendar_event_week e"
                                + " join calendar_event v on v.id = e.event_id and v.version = 1 where e.week < ? and e.week >= ?)"
                                + " select " + by.key
                                + " as segment, k.week, count(*) as series, sum(k.mean)::double precision as forecast,"
                                + " coalesce(sum(w.units), 0)::bigint as sold,"
                                + " sum(abs(k.mean - coalesce(w.units, 0)))::double precision as absolute,"
                                + " count(*) filter (where coalesce(w.units, 0) <= k.q90) as covered"
                                + " from kept_forecast k join sku s on s.code = k.sku left join c on c.sku = k.sku"
                                + " left join weekly_sales w on w.sku = k.sku and w.region_code = k.region_code and w.week = k.week"
                                + " where k.ahead = ? and k.week < ? and k.week >= ?"
                                + " and not exists (select from told t where t.week = k.week"
                                + " and t.scope in ('ALL', s.category, k.sku) and t.edited_at > k.made_at)"
                                + " group by 1, 2 order by 1, 2",
                        before.minusWeeks(52),
                        before,
                        before,
                        before.minusWeeks(weeks),
                        ahead,
                        before,
                        before.minusWeeks(weeks))
                .map(r -> new Week(
                        r.get("segment", String.class),
                        r.get("week", LocalDate.class),
                        r.get("series", Long.class),
                        r.get("forecast", Double.class),
                        r.get("sold", Long.class),
                        r.get("absolute", Double.class),
                        r.get("covered", Long.class)));
    }
}

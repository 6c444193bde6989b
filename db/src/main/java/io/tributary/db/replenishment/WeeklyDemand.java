package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.REGION;
import static io.tributary.db.schema.Tables.SALES_HISTORY;
import static io.tributary.db.schema.Tables.SKU;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;

import io.tributary.domain.CalendarWeek;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.SeriesKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/**
 * What a zone was asked for, by SKU, region and week: imported history, and our own orders since. A week is in one of the
 * two, whichever is larger, so an import that overlaps does not count twice. Zones are large: a series travels as one row.
 */
public final class WeeklyDemand {
    private static final Field<LocalDate> ORDERED =
            field("date_trunc('week', {0} at time zone 'UTC')::date", LocalDate.class, CUSTOMER_ORDER.PLACED_AT);

    private final DSLContext db;
    private final String zone;
    private final LocalDate until;

    /**
     * The weeks of one series; arrays and sets are indexed by the weeks since the first.
     *
     * @param units asked for per week, 0 where nothing was
     * @param stockOuts weeks told to have had days out of stock, so that their units are a floor of demand
     */
    public record Weeks(long[] units, BitSet stockOuts) {}

    /** @param until the Monday after the last week */
    public WeeklyDemand(DSLContext db, String zone, LocalDate until) {
        this.db = db;
        this.zone = zone;
        this.until = until;
    }

    /** The first week in which the zone sold anything, or {@code until}. */
    public LocalDate firstWeek() {
        // One look into an index per region, instead of a look at all sales.
        var first = lateral(db.select(min(SALES_HISTORY.WEEK).as("week"))
                        .from(SALES_HISTORY)
                        .where(SALES_HISTORY.REGION_CODE.eq(REGION.CODE)))
                .as("first");
        LocalDate sold = db.select(min(first.field("week", LocalDate.class)))
                .from(REGION)
                .crossJoin(first)
                .where(REGION.ZONE_CODE.eq(zone))
                .fetchSingle()
                .value1();
        Instant ordered = db.select(min(CUSTOMER_ORDER.PLACED_AT))
                .from(CUSTOMER_ORDER)
                .where(CUSTOMER_ORDER.ZONE_CODE.eq(zone))
                .fetchSingle()
                .value1();
        LocalDate week = ordered == null ? until : CalendarWeek.monday(ordered);
        LocalDate earliest = sold != null && sold.isBefore(week) ? sold : week;
        return earliest.isBefore(until) ? earliest : until;
    }

    /**
     * How many series each SKU has, those of a category together.
     *
     * @param everywhere SKUs with a series in every region, sold there or not
     */
    public List<ForecastParts.SkuSeries> seriesBySku(Collection<String> everywhere) {
        var pairs = db.select(SALES_HISTORY.SKU.as("sku"), SALES_HISTORY.REGION_CODE.as("region"))
                .from(SALES_HISTORY)
                .join(REGION)
                .on(REGION.CODE.eq(SALES_HISTORY.REGION_CODE))
                .where(REGION.ZONE_CODE.eq(zone), SALES_HISTORY.WEEK.lt(until))
                .union(db.select(ORDER_LINE.SKU, CUSTOMER_ORDER.REGION_CODE)
                        .from(ORDER_LINE)
                        .join(CUSTOMER_ORDER)
                        .on(CUSTOMER_ORDER.ID.eq(ORDER_LINE.ORDER_ID))
                        .where(orderedBefore()))
                .union(db.select(SKU.CODE, REGION.CODE)
                        .from(SKU, REGION)
                        .where(SKU.CODE.eq(any(everywhere.toArray(String[]::new))), REGION.ZONE_CODE.eq(zone)))
                .asTable("pairs");
        return db.select(SKU.CODE, count())
                .from(pairs)
                .join(SKU)
                .on(SKU.CODE.eq(pairs.field("sku", String.class)))
                .groupBy(SKU.CATEGORY, SKU.CODE)
                .orderBy(SKU.CATEGORY, SKU.CODE)
                .fetch(row -> new ForecastParts.SkuSeries(row.value1(), row.value2()));
    }

    /**
     * Weeks from {@code first} to {@link #WeeklyDemand until}.
     *
     * @param first as {@link #firstWeek} says
     * @param skus to read; null for all of the zone
     */
    public SortedMap<SeriesKey, Weeks> series(LocalDate first, @Nullable List<String> skus) {
        int weeks = (int) ChronoUnit.WEEKS.between(first, until);
        SortedMap<SeriesKey, Weeks> series = new TreeMap<>();
        collect(sold(first, skus), weeks, series);
        collect(ordered(first, skus), weeks, series);
        return series;
    }

    private ResultQuery<Record5<String, String, Integer[], Long[], Integer[]>> sold(
            LocalDate first, @Nullable List<String> skus) {
        return db.select(
                        SALES_HISTORY.SKU,
                        SALES_HISTORY.REGION_CODE,
                        field("array_agg(({0} - {1}) / 7)", Integer[].class, SALES_HISTORY.WEEK, first),
                        field("array_agg({0}::bigint)", Long[].class, SALES_HISTORY.UNITS),
                        field(
                                "array_agg(({0} - {1}) / 7) filter (where {2} > 0)",
                                Integer[].class, SALES_HISTORY.WEEK, first, SALES_HISTORY.OUT_OF_STOCK_DAYS))
                .from(SALES_HISTORY)
                .join(REGION)
                .on(REGION.CODE.eq(SALES_HISTORY.REGION_CODE))
                .where(REGION.ZONE_CODE.eq(zone), SALES_HISTORY.WEEK.lt(until), among(SALES_HISTORY.SKU, skus))
                .groupBy(SALES_HISTORY.SKU, SALES_HISTORY.REGION_CODE);
    }

    private ResultQuery<Record5<String, String, Integer[], Long[], Integer[]>> ordered(
            LocalDate first, @Nullable List<String> skus) {
        var weeks = db.select(
                        ORDER_LINE.SKU.as("sku"),
                        CUSTOMER_ORDER.REGION_CODE.as("region"),
                        ORDERED.as("week"),
                        sum(ORDER_LINE.QUANTITY).as("units"))
                .from(ORDER_LINE)
                .join(CUSTOMER_ORDER)
                .on(CUSTOMER_ORDER.ID.eq(ORDER_LINE.ORDER_ID))
                .where(orderedBefore(), among(ORDER_LINE.SKU, skus))
                .groupBy(ORDER_LINE.SKU, CUSTOMER_ORDER.REGION_CODE, ORDERED)
                .asTable("weeks");
        Field<String> sku = field(name("weeks", "sku"), String.class);
        Field<String> region = field(name("weeks", "region"), String.class);
        return db.select(
                        sku,
                        region,
                        field("array_agg((weeks.week - {0}) / 7)", Integer[].class, first),
                        field("array_agg(weeks.units::bigint)", Long[].class),
                        // Orders tell what was asked for, also of an empty shelf.
                        field("null::integer[]", Integer[].class))
                .from(weeks)
                .groupBy(sku, region);
    }

    private Condition orderedBefore() {
        return CUSTOMER_ORDER
                .ZONE_CODE
                .eq(zone)
                .and(CUSTOMER_ORDER.PLACED_AT.lt(
                        until.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    private static Condition among(Field<String> sku, @Nullable List<String> skus) {
        return skus == null ? noCondition() : sku.eq(any(skus.toArray(String[]::new)));
    }

    private static void collect(
            ResultQuery<Record5<String, String, Integer[], Long[], Integer[]>> query,
            int weeks,
            SortedMap<SeriesKey, Weeks> series) {
        query.forEach(row -> {
            Weeks told = series.computeIfAbsent(
                    new SeriesKey(new Sku(row.value1()), new Region(row.value2())),
                    key -> new Weeks(new long[weeks], new BitSet()));
            long[] units = told.units();
            for (int i = 0; i < row.value3().length; i++) {
                int week = row.value3()[i];
                units[week] = Math.max(units[week], row.value4()[i]);
            }
            if (row.value5() != null) {
                Arrays.stream(row.value5()).forEach(told.stockOuts()::set);
            }
        });
    }
}

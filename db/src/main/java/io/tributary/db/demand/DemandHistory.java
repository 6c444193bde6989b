package io.tributary.db.demand;

import static io.tributary.db.schema.Tables.SKU;
import static io.tributary.db.schema.Tables.WEEKLY_SALES;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.sum;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;

/** What was sold in all, week by week, and which weeks were not ordinary. */
public final class DemandHistory {
    private final DSLContext db;

    public DemandHistory(DSLContext db) {
        this.db = db;
    }

    /** Units by category and week, before a week; under {@link CalendarEvents#ALL} those of every category. */
    public Map<String, TreeMap<LocalDate, Long>> sold(LocalDate before) {
        Map<String, TreeMap<LocalDate, Long>> sold = new HashMap<>();
        db.select(SKU.CATEGORY, WEEKLY_SALES.WEEK, sum(WEEKLY_SALES.UNITS))
                .from(WEEKLY_SALES)
                .join(SKU)
                .on(SKU.CODE.eq(WEEKLY_SALES.SKU))
                .where(WEEKLY_SALES.WEEK.lt(before))
                .groupBy(SKU.CATEGORY, WEEKLY_SALES.WEEK)
                .forEach(row -> List.of(row.value1(), CalendarEvents.ALL)
                        .forEach(scope -> sold.computeIfAbsent(scope, key -> new TreeMap<>())
                                .merge(row.value2(), row.value3().longValue(), Long::sum)));
        return sold;
    }

    /** Units of some SKUs together by week, before a week. */
    public NavigableMap<LocalDate, Long> soldOf(Collection<String> skus, LocalDate before) {
        NavigableMap<LocalDate, Long> sold = new TreeMap<>();
        db.select(WEEKLY_SALES.WEEK, sum(WEEKLY_SALES.UNITS))
                .from(WEEKLY_SALES)
                .where(WEEKLY_SALES.SKU.eq(any(skus.toArray(String[]::new))), WEEKLY_SALES.WEEK.lt(before))
                .groupBy(WEEKLY_SALES.WEEK)
                .forEach(row -> sold.put(row.value1(), row.value2().longValue()));
        return sold;
    }

    /** Of a SKU; nothing for what is none. */
    public Optional<String> category(String sku) {
        return db.select(SKU.CATEGORY).from(SKU).where(SKU.CODE.eq(sku)).fetchOptional(SKU.CATEGORY);
    }
}

package io.tributary.db.forecast;

import static org.jooq.impl.DSL.val;

import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.SeriesKey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jspecify.annotations.Nullable;

/**
 * SKUs that came on offer in a zone not long ago: what did not sell there since is new, not unwanted. A SKU is on offer
 * from the day on which a warehouse of the zone first had it, or, where none ever did, from the first day of its
 * suppliers' valid offers. What was there when the books were opened may have been there before: then an offer from
 * before that day counts too.
 */
public final class NewOffers {
    /** So long a SKU is new; what never sold for longer is unwanted. */
    public static final int WEEKS = 13;

    private static final String ON_OFFER = "offered as (select o.sku, min(o.valid_from) as day from offer o"
            + " join supplier s on s.code = o.supplier_code and s.status = 'ACTIVE'"
            + " where o.valid_from <= {1} and o.valid_to >= {1} group by o.sku),"
            + " stocked as (select b.sku, bool_or(b.on_hand > 0) as there,"
            + " bool_or(exists (select from stock_movement m where m.node_code = b.node_code and m.sku = b.sku"
            + " and m.recorded_at < {2})) as before, bool_or(exists (select from stock_movement m where"
            + " m.node_code = b.node_code and m.sku = b.sku)) as moved, bool_or(exists (select from stock_movement m where"
            + " m.node_code = b.node_code and m.sku = b.sku and m.kind = 'OPENING')) as opened from stock_balance b join node n on n.code = b.node_code"
            + " where n.zone_code = {0} and n.kind = 'WAREHOUSE' group by b.sku)";

    private static final String LONG_AGO =
            "(coalesce(b.before, false) or (not coalesce(b.moved, false) or b.opened) and coalesce(o.day < {3}, false))";

    private final DSLContext db;
    private final String zone;
    private final LocalDate today;

    public NewOffers(DSLContext db, String zone, LocalDate today) {
        this.db = db;
        this.zone = zone;
        this.today = today;
    }

    /**
     * By SKU: its first day on offer, for those that are on offer today and not for longer than {@link #WEEKS}.
     *
     * @param skus to look at; null for all
     */
    public Map<String, LocalDate> since(@Nullable Collection<String> skus) {
        Map<String, LocalDate> since = new TreeMap<>();
        db.fetch(
                        "with " + ON_OFFER
                                + " select sku, least(case when opened or not moved then day end, (select"
                                + " min(m.recorded_at at time zone 'UTC')::date from stock_movement m join node n"
                                + " on n.code = m.node_code where m.sku = on_offer.sku and n.zone_code = {0}"
                                + " and n.kind = 'WAREHOUSE')) as since from (select sku, o.day, coalesce(b.moved, false) as moved,"
                                + " coalesce(b.opened, false) as opened from stocked b full join offered o using (sku)"
                                + " where (o.day is not null or b.there and b.moved) and not (" + LONG_AGO
                                + ")) on_offer"
                                + " where {4}::text[] is null or sku = any({4}::text[])",
                        values(skus))
                .forEach(row -> since.put(row.get("sku", String.class), row.get("since", LocalDate.class)));
        return since;
    }

    /** By category: how many SKUs are on offer for longer than {@link #WEEKS} and were never asked for in the zone. */
    public Map<String, Integer> unwanted(Collection<String> categories) {
        Map<String, Integer> unwanted = new HashMap<>();
        db.fetch(
                        "with " + ON_OFFER + " select k.category, count(*) as skus from stocked b"
                                + " full join offered o using (sku) join sku k on k.code = sku"
                                + " where (o.day is not null or b.there) and " + LONG_AGO
                                + " and k.category = any({4}::text[])"
                                + " and not exists (select from sales_history h join region r on r.code = h.region_code"
                                + " where h.sku = k.code and r.zone_code = {0} and h.units > 0)"
                                + " and not exists (select from order_line l join customer_order c on c.id = l.order_id"
                                + " where l.sku = k.code and c.zone_code = {0}) group by k.category",
                        values(categories))
                .forEach(row -> unwanted.put(row.get("category", String.class), row.get("skus", Integer.class)));
        return unwanted;
    }

    private QueryPart[] values(@Nullable Collection<String> among) {
        LocalDate before = today.minusWeeks(WEEKS);
        return new QueryPart[] {
            val(zone),
            val(today),
            val(before.atStartOfDay().atOffset(ZoneOffset.UTC)),
            val(before),
            val(among == null ? null : among.toArray(String[]::new), String[].class)
        };
    }

    /**
     * What SKUs may sell a week in each region of the zone by what they sell elsewhere: their share of the category in the
     * regions where they sold in the last {@link #WEEKS}, from the first week on, times what the category sells here. Of
     * a region itself nothing is taken for it. SKUs that sold nowhere are missing.
     *
     * @param until the Monday after the last week to count
     */
    public Map<SeriesKey, Double> elsewhere(Collection<String> skus, LocalDate until) {
        Map<SeriesKey, Double> levels = new HashMap<>();
        db.fetch(
                        "with own as (select k.category, w.sku, w.region_code, min(w.week) as first, sum(w.units) as units"
                                + " from weekly_sales w join sku k on k.code = w.sku where w.sku = any(?::text[])"
                                + " and w.week >= ? and w.week < ? and w.units > 0 group by 1, 2, 3),"
                                + " whole as (select k.category, w.region_code, w.week, sum(w.units) as units"
                                + " from weekly_sales w join sku k on k.code = w.sku where w.week >= ? and w.week < ?"
                                + " and k.category in (select category from own) group by 1, 2, 3),"
                                + " beside as (select own.sku, own.category, own.region_code, own.units, sum(whole.units) as all_units"
                                + " from own join whole on whole.category = own.category and whole.region_code = own.region_code"
                                + " and whole.week >= own.first group by 1, 2, 3, 4)"
                                + " select b.sku, here.region_code, sum(b.units) / sum(b.all_units) * min(here.units) as level"
                                + " from beside b join (select w.category, w.region_code, sum(w.units) / ?::numeric as units"
                                + " from whole w join region r on r.code = w.region_code where r.zone_code = ? group by 1, 2)"
                                + " here on here.category = b.category where here.region_code <> b.region_code group by 1, 2",
                        skus.toArray(String[]::new),
                        until.minusWeeks(WEEKS),
                        until,
                        until.minusWeeks(WEEKS),
                        until,
                        WEEKS,
                        zone)
                .forEach(row -> levels.put(
                        new SeriesKey(
                                new Sku(row.get("sku", String.class)),
                                new Region(row.get("region_code", String.class))),
                        row.get("level", Double.class)));
        return levels;
    }
}

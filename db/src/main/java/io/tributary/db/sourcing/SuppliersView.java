package io.tributary.db.sourcing;

import static io.tributary.db.schema.Tables.DELIVERY_HISTORY;
import static io.tributary.db.schema.Tables.LEAD_TIME_OBSERVATION;
import static io.tributary.db.schema.Tables.OFFER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.SUPPLIER;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Suppliers with how they performed in the last 90 days of business time. */
public final class SuppliersView {
    /**
     * @param deliveries recorded in the window; the shares below are null without any
     * @param onTime share of them that came by the promised time, 0 to 1
     * @param damaged share of units that were damaged, 0 to 1
     * @param leadHours mean from confirmation to receipt, or null when none was observed
     */
    public record Row(
            String code,
            String tier,
            @Nullable String belt,
            String region,
            String status,
            int offers,
            int openPurchaseOrders,
            int refused,
            int deliveries,
            @Nullable Double onTime,
            @Nullable Double damaged,
            @Nullable Double leadHours) {}

    private record Performance(int deliveries, double onTime, double damaged) {}

    private record Purchasing(int open, int refused) {}

    private static final Duration WINDOW = Duration.ofDays(90);

    private final DSLContext db;

    public SuppliersView(DSLContext db) {
        this.db = db;
    }

    public List<Row> list(Instant now) {
        Map<String, Performance> performance = performance(now);
        Map<String, Purchasing> purchasing = purchasing(now);
        Map<String, Integer> offers = db.select(OFFER.SUPPLIER_CODE, count())
                .from(OFFER)
                .groupBy(OFFER.SUPPLIER_CODE)
                .fetchMap(OFFER.SUPPLIER_CODE, count());
        Map<String, Double> lead = leadHours(now);
        return db.selectFrom(SUPPLIER).orderBy(SUPPLIER.TIER, SUPPLIER.CODE).fetch(s -> {
            Performance figures = performance.get(s.getCode());
            Purchasing orders = purchasing.getOrDefault(s.getCode(), new Purchasing(0, 0));
            return new Row(
                    s.getCode(),
                    s.getTier(),
                    s.getBeltCode(),
                    s.getRegionCode(),
                    s.getStatus(),
                    offers.getOrDefault(s.getCode(), 0),
                    orders.open(),
                    orders.refused(),
                    figures == null ? 0 : figures.deliveries(),
                    figures == null ? null : figures.onTime(),
                    figures == null ? null : figures.damaged(),
                    lead.get(s.getCode()));
        });
    }

    private Map<String, Performance> performance(Instant now) {
        var onTime = count().filterWhere(DELIVERY_HISTORY.DELIVERED_AT.le(DELIVERY_HISTORY.PROMISED_AT));
        return db.select(
                        DELIVERY_HISTORY.SUPPLIER_CODE,
                        count(),
                        onTime,
                        sum(DELIVERY_HISTORY.DAMAGED_UNITS),
                        sum(DELIVERY_HISTORY.UNITS))
                .from(DELIVERY_HISTORY)
                .where(DELIVERY_HISTORY.SUPPLIER_CODE.isNotNull(), DELIVERY_HISTORY.RECORDED_AT.gt(now.minus(WINDOW)))
                .groupBy(DELIVERY_HISTORY.SUPPLIER_CODE)
                .fetchMap(
                        DELIVERY_HISTORY.SUPPLIER_CODE,
                        r -> new Performance(
                                r.value2(), (double) r.value3() / r.value2(), share(r.value4(), r.value5())));
    }

    private Map<String, Purchasing> purchasing(Instant now) {
        var open = count().filterWhere(PURCHASE_ORDER.CLOSED_AT.isNull());
        var refused = count().filterWhere(PURCHASE_ORDER.STATUS.in("REJECTED", "EXPIRED"));
        return db.select(PURCHASE_ORDER.SUPPLIER_CODE, open, refused)
                .from(PURCHASE_ORDER)
                .where(PURCHASE_ORDER.CREATED_AT.gt(now.minus(WINDOW)))
                .groupBy(PURCHASE_ORDER.SUPPLIER_CODE)
                .fetchMap(PURCHASE_ORDER.SUPPLIER_CODE, r -> new Purchasing(r.value2(), r.value3()));
    }

    private Map<String, Double> leadHours(Instant now) {
        return db.select(LEAD_TIME_OBSERVATION.SUPPLIER_CODE, avg(LEAD_TIME_OBSERVATION.LEAD_HOURS))
                .from(LEAD_TIME_OBSERVATION)
                .where(LEAD_TIME_OBSERVATION.RECEIVED_AT.gt(now.minus(WINDOW)))
                .groupBy(LEAD_TIME_OBSERVATION.SUPPLIER_CODE)
                .fetchMap(LEAD_TIME_OBSERVATION.SUPPLIER_CODE, (Record r) -> r.get(1, double.class));
    }

    private static double share(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
        return part == null || whole == null || whole.signum() == 0 ? 0 : part.doubleValue() / whole.doubleValue();
    }
}

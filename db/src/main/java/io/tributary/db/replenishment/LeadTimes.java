package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.LEAD_TIME_OBSERVATION;
import static io.tributary.db.schema.Tables.OFFER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER_LINE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;

import io.tributary.domain.NodeCode;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.replenishment.LearnedLeadTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * What suppliers' deliveries to warehouses took from confirmation to receipt, as multiples of what the offers declare. An
 * order comes with its slowest line, so what one SKU's deliveries teach holds for SKUs of another lead time too.
 */
public final class LeadTimes {
    private static final LearnedLeadTime AS_DECLARED = LearnedLeadTime.declared(1);
    private static final double HOURS_OF_DAY = 24;

    private record Way(SupplierCode supplier, NodeCode warehouse) {}

    private final Map<Way, LearnedLeadTime> learned = new HashMap<>();

    private LeadTimes() {}

    public static LeadTimes read(DSLContext db) {
        var times = new LeadTimes();
        var supplier = LEAD_TIME_OBSERVATION.SUPPLIER_CODE.as("supplier");
        var node = LEAD_TIME_OBSERVATION.NODE_CODE.as("node");
        var ratio = LEAD_TIME_OBSERVATION
                .LEAD_HOURS
                .div(max(OFFER.LEAD_TIME_DAYS).mul(HOURS_OF_DAY))
                .as("ratio");
        var seen = db.select(supplier, node, ratio)
                .from(LEAD_TIME_OBSERVATION)
                .join(PURCHASE_ORDER_LINE)
                .on(PURCHASE_ORDER_LINE.PO_ID.eq(LEAD_TIME_OBSERVATION.PO_ID))
                .join(OFFER)
                .on(OFFER.SUPPLIER_CODE.eq(LEAD_TIME_OBSERVATION.SUPPLIER_CODE), OFFER.SKU.eq(PURCHASE_ORDER_LINE.SKU))
                .groupBy(LEAD_TIME_OBSERVATION.PO_ID)
                .asTable("seen");
        db.select(
                        seen.field(supplier),
                        seen.field(node),
                        field("avg({0})", Double.class, seen.field(ratio)),
                        field("coalesce(stddev_samp({0}), 0)", Double.class, seen.field(ratio)),
                        field("count(*)::int", Integer.class))
                .from(seen)
                .groupBy(seen.field(supplier), seen.field(node))
                .forEach(row -> times.learned.put(
                        new Way(new SupplierCode(row.value1()), new NodeCode(row.value2())),
                        LearnedLeadTime.of(1, row.value3(), row.value4(), row.value5())));
        return times;
    }

    /** As a multiple of what the offer declares. */
    public LearnedLeadTime of(SupplierCode supplier, NodeCode warehouse) {
        return learned.getOrDefault(new Way(supplier, warehouse), AS_DECLARED);
    }

    /** Of all warehouses that it delivered to. */
    public double slowest(SupplierCode supplier) {
        return learned.entrySet().stream()
                .filter(entry -> entry.getKey().supplier().equals(supplier))
                .mapToDouble(entry -> entry.getValue().mean())
                .max()
                .orElse(AS_DECLARED.mean());
    }

    Duration believed(SupplierCode supplier, NodeCode warehouse, int declaredDays) {
        return Duration.ofMinutes(Math.round(declaredDays
                * of(supplier, warehouse).mean()
                * Duration.ofDays(1).toMinutes()));
    }
}

package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.OFFER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER_LINE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.replenishment.ExpectedArrival;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Restock purchase orders that have not come yet, each line with the time at which it is believed to come. */
public final class OpenOrders {
    private static final List<String> OPEN = List.of("DRAFT", "SENT", "COUNTERED", "ACKNOWLEDGED", "SHIPPED");
    /** Of an order whose offer is gone. */
    private static final int LEAD_DAYS = 14;

    /**
     * A line.
     *
     * @param confirmedFor the day that the supplier named; null when it has not
     * @param comesAt {@link ExpectedArrival}, not before the present
     * @param units that are still to come, 1 or more
     */
    public record OpenOrder(
            UUID id,
            long number,
            SupplierCode supplier,
            Sku sku,
            NodeCode warehouse,
            String status,
            @Nullable Instant confirmedFor,
            Instant comesAt,
            int units) {}

    private OpenOrders() {}

    public static List<OpenOrder> ofZone(DSLContext db, String zone, Instant now) {
        return read(db, NODE.ZONE_CODE.eq(zone), now);
    }

    public static List<OpenOrder> ofSku(DSLContext db, String sku, Instant now) {
        return read(db, PURCHASE_ORDER_LINE.SKU.eq(sku), now);
    }

    private static List<OpenOrder> read(DSLContext db, Condition which, Instant now) {
        LeadTimes leadTimes = LeadTimes.read(db);
        var declared = coalesce(OFFER.LEAD_TIME_DAYS, val(LEAD_DAYS));
        var units = coalesce(PURCHASE_ORDER_LINE.CONFIRMED, PURCHASE_ORDER_LINE.QUANTITY);
        return db.select(PURCHASE_ORDER.fields())
                .select(PURCHASE_ORDER_LINE.SKU, units, declared)
                .from(PURCHASE_ORDER_LINE)
                .join(PURCHASE_ORDER)
                .on(PURCHASE_ORDER.ID.eq(PURCHASE_ORDER_LINE.PO_ID))
                .join(NODE)
                .on(NODE.CODE.eq(PURCHASE_ORDER.NODE_CODE))
                .leftJoin(OFFER)
                .on(OFFER.SUPPLIER_CODE.eq(PURCHASE_ORDER.SUPPLIER_CODE), OFFER.SKU.eq(PURCHASE_ORDER_LINE.SKU))
                .where(which, PURCHASE_ORDER.PURPOSE.eq("RESTOCK"), PURCHASE_ORDER.STATUS.in(OPEN), units.gt(0))
                .orderBy(PURCHASE_ORDER.NUMBER, PURCHASE_ORDER_LINE.LINE_NO)
                .fetch(row -> {
                    var order = row.into(PURCHASE_ORDER);
                    var supplier = new SupplierCode(order.getSupplierCode());
                    var warehouse = new NodeCode(order.getNodeCode());
                    Instant placed = order.getSentAt() == null ? order.getCreatedAt() : order.getSentAt();
                    var lead = leadTimes.believed(supplier, warehouse, row.get(declared));
                    return new OpenOrder(
                            order.getId(),
                            order.getNumber(),
                            supplier,
                            new Sku(row.get(PURCHASE_ORDER_LINE.SKU)),
                            warehouse,
                            order.getStatus(),
                            order.getExpectedAt(),
                            ExpectedArrival.of(order.getExpectedAt(), placed, lead, now),
                            row.get(units));
                });
    }
}

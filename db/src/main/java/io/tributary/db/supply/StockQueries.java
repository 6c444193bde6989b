package io.tributary.db.supply;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Reads balances and offers. */
public final class StockQueries {
    /**
     * A balance.
     *
     * @param promised units softly promised and not reserved yet
     * @param inbound units of restock purchase orders on their way
     * @param availableToPromise on hand − reserved − promised − safety stock, at least 0
     */
    public record Balance(
            String node,
            String sku,
            long onHand,
            long reserved,
            long promised,
            long inbound,
            long safetyStock,
            long availableToPromise) {}

    public record Offer(
            String supplier,
            String sku,
            long unitCostMinor,
            int moq,
            int orderMultiple,
            int leadTimeDays,
            int weeklyCapacityUnits,
            boolean dropShip,
            LocalDate validFrom,
            LocalDate validTo,
            List<PriceBreak> priceBreaks) {}

    public record PriceBreak(int minQuantity, long unitCostMinor) {}

    private final DSLContext db;

    public StockQueries(DSLContext db) {
        this.db = db;
    }

    public List<Balance> balances(@Nullable String sku, @Nullable String node, int limit) {
        return db.fetch("""
                        with b as (
                            select * from stock_balance
                            where (?::text is null or sku = ?) and (?::text is null or node_code = ?)
                            order by node_code, sku limit ?),
                        f as (
                            select b.*,
                                coalesce((select sum(p.units) from promise p where p.node_code = b.node_code
                                          and p.sku = b.sku and p.units > 0 and not p.from_inbound), 0) as promised,
                                coalesce((select sum(coalesce(l.confirmed, l.quantity)) from purchase_order po
                                          join purchase_order_line l on l.po_id = po.id
                                          where po.node_code = b.node_code and l.sku = b.sku and po.purpose = 'RESTOCK'
                                          and po.status in ('SENT', 'COUNTERED', 'ACKNOWLEDGED', 'SHIPPED')), 0)
                                    as inbound
                            from b)
                        select node_code as node, sku, on_hand, reserved, promised, inbound, safety_stock,
                            greatest(0, on_hand - reserved - promised - safety_stock) as available_to_promise
                        from f order by node_code, sku
                        """, sku, sku, node, node, limit).into(Balance.class);
    }

    public List<Offer> offers(@Nullable String sku, @Nullable String supplier, int limit) {
        return db.fetch("""
                        select * from offer where (?::text is null or sku = ?)
                            and (?::text is null or supplier_code = ?)
                        order by sku, unit_cost_minor, supplier_code limit ?
                        """, sku, sku, supplier, supplier, limit)
                .map(row -> new Offer(
                        row.get("supplier_code", String.class),
                        row.get("sku", String.class),
                        row.get("unit_cost_minor", Long.class),
                        row.get("moq", Integer.class),
                        row.get("order_multiple", Integer.class),
                        row.get("lead_time_days", Integer.class),
                        row.get("weekly_capacity_units", Integer.class),
                        row.get("drop_ship", Boolean.class),
                        row.get("valid_from", LocalDate.class),
                        row.get("valid_to", LocalDate.class),
                        breaks(row.get("supplier_code", String.class), row.get("sku", String.class))));
    }

    private List<PriceBreak> breaks(String supplier, String sku) {
        return db.fetch("""
                select min_quantity, unit_cost_minor from offer_price_break
                where supplier_code = ? and sku = ? order by min_quantity
                """, supplier, sku).into(PriceBreak.class);
    }
}

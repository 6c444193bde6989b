package io.tributary.db.catalog;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/** Stock levels from an import become movements of the ledger, so that the book still explains every balance. */
final class StockImport {
    private StockImport() {}

    static ImportResult run(DSLContext tx, String importId, List<Column> columns, Instant now) {
        int inserted = tx.execute("insert into stock_balance (node_code, sku) select node_code, sku from staging"
                + " order by node_code, sku on conflict do nothing");
        // The order of (node, SKU) is everybody's, so that nobody waits in a circle.
        tx.execute("select from stock_balance b join staging t using (node_code, sku)"
                + " order by b.node_code, b.sku for update of b");
        int rows = tx.fetchCount(org.jooq.impl.DSL.table("staging"));
        tx.execute(
                "insert into stock_movement (request_id, node_code, sku, kind, on_hand_delta, reserved_delta, reason,"
                        + " recorded_at)"
                        + " select ?, t.node_code, t.sku, case when b.on_hand = 0 and b.reserved = 0 then 'OPENING' else"
                        + " 'ADJUSTED' end, t.on_hand - b.on_hand, 0, 'import', ?::timestamptz"
                        + " from staging t join stock_balance b using (node_code, sku) where t.on_hand <> b.on_hand",
                "import:" + importId,
                now.toString());
        if (columns.stream().anyMatch(column -> column.name().equals("safety_stock"))) {
            tx.execute("update stock_balance b set safety_stock = coalesce(t.safety_stock, 0) from staging t"
                    + " where b.node_code = t.node_code and b.sku = t.sku");
        }
        return new ImportResult("stock", rows, inserted, rows - inserted);
    }
}

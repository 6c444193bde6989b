package io.tributary.db.purchasing;

import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.SKU;

import io.tributary.db.supply.StockLedger;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.NodeCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.Sku;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** Stock levels that a drop-shipping supplier reports of itself. What is reserved there stays covered. */
public final class SupplierStockFeed {
    /** Units of a SKU that the supplier has. */
    public record Level(String sku, long onHand) {}

    /** What the feed did. */
    public record Fed(String node, int rows) {}

    private final DSLContext db;
    private final InstantSource clock;

    public SupplierStockFeed(DSLContext db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @throws RefusedException when the supplier does not drop-ship or a SKU is unknown; nothing changes then */
    public Fed feed(String supplier, List<Level> levels) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            String node = node(tx, supplier);
            requireKnown(tx, levels);
            String feed = "feed:" + UUID.randomUUID();
            Instant now = clock.instant();
            levels.stream()
                    .sorted(java.util.Comparator.comparing(Level::sku))
                    .forEach(level -> StockLedger.level(
                            tx,
                            feed,
                            new NodeCode(node),
                            new Sku(level.sku()),
                            "FEED",
                            level.onHand(),
                            "feed of " + supplier,
                            now));
            return new Fed(node, levels.size());
        });
    }

    private static String node(DSLContext tx, String supplier) {
        return tx.select(NODE.CODE)
                .from(NODE)
                .where(NODE.SUPPLIER_CODE.eq(supplier))
                .fetchOptional(NODE.CODE)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND,
                        "The supplier " + supplier + " has no node to keep stock in. Maybe it does not drop-ship."));
    }

    private static void requireKnown(DSLContext tx, List<Level> levels) {
        List<String> codes = levels.stream().map(Level::sku).toList();
        Set<String> unknown = new HashSet<>(codes);
        unknown.removeAll(
                tx.select(SKU.CODE).from(SKU).where(SKU.CODE.in(codes)).fetchSet(SKU.CODE));
        if (!unknown.isEmpty()) {
            throw new RefusedException(
                    ErrorCode.UNKNOWN_SKU, "There are no SKUs " + unknown + ". Maybe their case differs.");
        }
        if (Set.copyOf(codes).size() < codes.size()) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE, "A SKU appears twice in the feed. Maybe two files were joined.");
        }
    }
}

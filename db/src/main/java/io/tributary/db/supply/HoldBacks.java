package io.tributary.db.supply;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.StockKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * Free stock that only one sales channel may take. A hold-back of a SKU takes the place of the node's general one for
 * the same channel. It is a level that stays, not a budget: what its channel takes does not lower it.
 */
public final class HoldBacks {
    private HoldBacks() {}

    /** Units by stock and channel, for stock of which anything is held back. */
    public static Map<StockKey, Map<String, Long>> of(DSLContext db, Collection<Sku> skus) {
        Map<StockKey, Map<String, Long>> held = new HashMap<>();
        db.fetch("""
                        select b.node_code, b.sku, h.channel, h.units::bigint
                        from hold_back h join stock_balance b on b.node_code = h.node_code
                        where b.sku = any(?) and h.units > 0
                          and (h.sku = b.sku or h.sku is null and not exists (select from hold_back s
                               where s.node_code = b.node_code and s.sku = b.sku and s.channel = h.channel))
                        """, (Object) skus.stream().map(Sku::code).toArray(String[]::new))
                .forEach(row -> held.computeIfAbsent(
                                new StockKey(new NodeCode(row.get(0, String.class)), new Sku(row.get(1, String.class))),
                                key -> new HashMap<>())
                        .put(row.get(2, String.class), row.get(3, Long.class)));
        return held;
    }

    /** The channels for which anything is held back. */
    public static Set<String> channels(DSLContext db) {
        return db.fetch("select distinct channel from hold_back where units > 0")
                .intoSet(0, String.class);
    }

    /** Units that are held back for others than this channel. */
    public static long forOthers(Map<String, Long> held, String channel) {
        return held.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(channel))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}

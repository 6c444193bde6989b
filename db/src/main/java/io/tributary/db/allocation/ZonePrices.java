package io.tributary.db.allocation;

import static io.tributary.db.schema.Tables.ZONE_PRICE;

import io.tributary.db.Json;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.ShadowPrices;
import io.tributary.domain.allocation.StockKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The shadow prices that a zone's newest wave ended with. Promises charge them until the next wave, so that what is
 * scarce is left to the waiting lines that need it most: stock that arrives between two waves is wanted by the pool,
 * whose unfilled lines no promise counts. They fade evenly and are gone after {@value #LIFE_IN_WAVES} wave intervals:
 * then the demand behind them is served or gone, and a missed wave must not keep a price for ever.
 */
public final class ZonePrices {
    /** One interval until the next wave, and one more in case it is late. */
    private static final int LIFE_IN_WAVES = 2;

    /** @param sku null for the node's capacity */
    private record Price(
            String node, @org.jspecify.annotations.Nullable String sku, long minor) {}

    private record Body(List<Price> prices) {}

    private ZonePrices() {}

    /** Replaces the zone's prices. */
    public static void store(DSLContext tx, String zone, UUID runId, ShadowPrices prices, Instant now) {
        List<Price> rows = new ArrayList<>();
        prices.stock()
                .forEach((key, minor) ->
                        rows.add(new Price(key.node().code(), key.sku().code(), minor)));
        prices.capacity().forEach((node, minor) -> rows.add(new Price(node.code(), null, minor)));
        rows.removeIf(price -> price.minor() == 0);
        tx.insertInto(ZONE_PRICE)
                .set(ZONE_PRICE.ZONE_CODE, zone)
                .set(ZONE_PRICE.RUN_ID, runId)
                .set(ZONE_PRICE.DECIDED_AT, now)
                .set(ZONE_PRICE.PRICES, Json.of(new Body(rows)))
                .onConflict(ZONE_PRICE.ZONE_CODE)
                .doUpdate()
                .set(ZONE_PRICE.RUN_ID, runId)
                .set(ZONE_PRICE.DECIDED_AT, now)
                .set(ZONE_PRICE.PRICES, Json.of(new Body(rows)))
                .execute();
    }

    /** The zone's prices at their worth now; none when they have expired or no wave ran yet. */
    public static ShadowPrices at(DSLContext db, String zone, Duration waveEvery, Instant now) {
        var row = db.selectFrom(ZONE_PRICE).where(ZONE_PRICE.ZONE_CODE.eq(zone)).fetchOne();
        if (row == null) {
            return ShadowPrices.NONE;
        }
        long life = waveEvery.multipliedBy(LIFE_IN_WAVES).toSeconds();
        long left = life - Math.max(0, Duration.between(row.getDecidedAt(), now).toSeconds());
        return left <= 0 ? ShadowPrices.NONE : faded(Json.read(row.getPrices(), Body.class), left, life);
    }

    private static ShadowPrices faded(Body body, long left, long life) {
        Map<StockKey, Long> stock = new HashMap<>();
        Map<NodeCode, Long> capacity = new HashMap<>();
        for (Price price : body.prices()) {
            NodeCode node = new NodeCode(price.node());
            long minor = Math.multiplyExact(price.minor(), left) / life;
            if (price.sku() == null) {
                capacity.put(node, minor);
            } else {
                stock.put(new StockKey(node, new Sku(price.sku())), minor);
            }
        }
        return new ShadowPrices(stock, capacity);
    }
}

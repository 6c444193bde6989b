package io.tributary.activities.allocation;

import static io.tributary.activities.allocation.TermsDesk.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.db.Ids;
import io.tributary.db.allocation.ZonePrices;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.ShadowPrices;
import io.tributary.domain.allocation.StockKey;
import io.tributary.domain.order.OrderConditions;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Waves leave prices, promises pay attention to them, and they fade. A costs 240 more from W2 than from W1. */
class ZonePricesIT {
    private static final Duration WAVE = Duration.ofHours(4);
    private static final StockKey SCARCE = new StockKey(new NodeCode("W1"), new Sku("A"));

    private final TermsDesk desk = new TermsDesk();

    @Test
    void aPromiseLeavesScarceStockToOthers() {
        price(1000);

        UUID order = desk.order(OrderConditions.PLAIN, line("A", 2));

        assertThat(desk.promised(order).getFirst().get("node_code")).isEqualTo("W2");
        // What nobody pays is no cost of the promise: 700 + 2 x 70 freight, 2 x 850 to replace.
        assertThat(desk.promised(order).getFirst().get("cost_minor")).isEqualTo(2540L);
        String trace = desk.db
                .fetchSingle("select candidates::text from decision_line order by run_id limit 1")
                .get(0, String.class);
        assertThat(trace).contains("\"SCARCITY\": 2000");
    }

    @Test
    void pricesFadeAndExpire() {
        price(1000);
        assertThat(at(Duration.ZERO)).isEqualTo(1000);
        assertThat(at(WAVE)).isEqualTo(500);
        assertThat(at(WAVE.multipliedBy(2))).isZero();
        desk.later(WAVE.multipliedBy(2));

        UUID order = desk.order(OrderConditions.PLAIN, line("A", 2));

        assertThat(desk.promised(order).getFirst().get("node_code")).isEqualTo("W1");
    }

    @Test
    void aWaveReplacesThem() {
        price(1000);
        desk.order(OrderConditions.PLAIN, line("A", 2));

        desk.wave();

        assertThat(desk.db.fetchCount(org.jooq.impl.DSL.table("zone_price"))).isEqualTo(1);
        assertThat(at(Duration.ZERO)).isZero();
    }

    private void price(long minor) {
        ZonePrices.store(
                desk.db, "EAST", Ids.next(desk.now), new ShadowPrices(Map.of(SCARCE, minor), Map.of()), desk.now);
    }

    private long at(Duration later) {
        return ZonePrices.at(desk.db, "EAST", WAVE, desk.now.plus(later)).perUnit(SCARCE);
    }
}

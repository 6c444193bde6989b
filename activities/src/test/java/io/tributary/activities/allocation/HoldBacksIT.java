package io.tributary.activities.allocation;

import static io.tributary.activities.allocation.TermsDesk.channel;
import static io.tributary.activities.allocation.TermsDesk.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.db.TestNetwork;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stock that is held back for a sales channel. Ten of B are in W1. */
class HoldBacksIT {
    private final TermsDesk desk = new TermsDesk();

    private void held(String rows) {
        TestNetwork.put(desk.db, "hold-backs", "node_code,sku,channel,units\n" + rows);
    }

    @Test
    void othersMayNotTakeIt() {
        held("W1,B,STORE,6");

        UUID web = desk.order(channel("WEB"), line("B", 5));
        UUID store = desk.order(channel("STORE"), line("B", 9));

        assertThat(desk.promised(web).getFirst().get("units", int.class)).isEqualTo(4);
        assertThat(desk.promised(store).getFirst().get("units", int.class)).isEqualTo(6);
        desk.wave();
        assertThat(desk.allocated(store).getFirst().get("quantity")).isEqualTo(9);
        assertThat(desk.allocated(web)).isEmpty();
    }

    @Test
    void aHoldBackOfOneSkuTakesThePlaceOfTheNodesOwn() {
        held("W1,,STORE,8\nW1,B,STORE,2");

        UUID web = desk.order(channel("WEB"), line("B", 8));

        assertThat(desk.promised(web).getFirst().get("units", int.class)).isEqualTo(8);
        held("W1,B,STORE,0");
        UUID again = desk.order(channel("WEB"), line("B", 2));
        assertThat(desk.promised(again).getFirst().get("units", int.class)).isEqualTo(2);
    }

    /** Whatever is asked for over whatever channel, no channel ever takes what was held back for another. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void wavesOfSeveralChannelsKeepEveryHoldBack(long seed) {
        Random random = new Random(seed);
        int store = random.nextInt(6);
        int partner = random.nextInt(6);
        held("W1,B,STORE," + store + "\nW1,B,PARTNER," + partner);
        for (int i = 0; i < 12; i++) {
            String channel = List.of("WEB", "STORE", "PARTNER").get(random.nextInt(3));
            desk.order(channel(channel), line("B", 1 + random.nextInt(4)));
        }
        desk.db.execute("update order_line set backordered_until = null");

        desk.wave();

        long reserved = desk.db
                .fetchSingle("select reserved from stock_balance where node_code = 'W1' and sku = 'B'")
                .get(0, Long.class);
        assertThat(reserved).isLessThanOrEqualTo(10);
        assertThat(taken("WEB")).isLessThanOrEqualTo(Math.max(0, 10 - store - partner));
        assertThat(taken("STORE")).isLessThanOrEqualTo(10 - partner);
        assertThat(taken("PARTNER")).isLessThanOrEqualTo(10 - store);
    }

    private long taken(String channel) {
        return desk.db
                .fetchSingle(
                        "select coalesce(sum(a.quantity), 0) from allocation a join customer_order o"
                                + " on o.id = a.order_id where a.sku = 'B' and o.channel = ?",
                        channel)
                .get(0, Long.class);
    }
}

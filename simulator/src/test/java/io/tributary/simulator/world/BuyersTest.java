package io.tributary.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulator.network.NetworkGenerator;
import io.tributary.simulator.network.NetworkOptions;
import io.tributary.simulator.network.SeededNetwork;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuyersTest {
    private static final SeededNetwork NETWORK = new NetworkGenerator(NetworkOptions.of(1)).seeded();
    private static final String START = "2026-03-03T16:00:00Z";

    /** Two days of orders, looked at every so often. */
    private static List<FakeApi.Call> twoDays(Duration step) {
        try (var fake = new FakeApi()) {
            var hand = new HandClock(START);
            var desk = new OrderDesk(fake.client());
            var buyers = new Buyers(1, NETWORK.demand(), new Shocks(1, NETWORK), hand.clock, desk, Runnable::run);
            for (Duration passed = Duration.ZERO; passed.toDays() < 2; passed = passed.plus(step)) {
                hand.pass(step);
                buyers.look();
            }
            return fake.calls("POST /v1/orders").stream()
                    .sorted(Comparator.comparing(FakeApi.Call::key))
                    .toList();
        }
    }

    @Test
    void whatIsOrderedDoesNotDependOnWhenSomebodyLooks() {
        List<FakeApi.Call> often = twoDays(Duration.ofHours(1));
        assertThat(often).hasSizeBetween(30, 80).doesNotHaveDuplicates();
        assertThat(twoDays(Duration.ofHours(8)))
                .extracting(FakeApi.Call::key)
                .isEqualTo(often.stream().map(FakeApi.Call::key).toList());
    }

    @Test
    void anOrderIsSentAgainUnderItsKeyUntilSomebodyAnswers() throws Exception {
        try (var fake = new FakeApi()) {
            fake.on(
                    "POST /v1/orders",
                    new FakeApi.Reply(503, "{\"retryable\": true}"),
                    new FakeApi.Reply(201, "{\"id\": \"o-1\"}"));
            var desk = new OrderDesk(fake.client());
            Answer answer = desk.hand(
                    new OrderDesk.Request("k", "B-0001", "11", true, List.of(new OrderDesk.Line("STA-01-1", 2)), "r"));
            assertThat(answer.status()).isEqualTo(201);
            assertThat(fake.calls("POST")).extracting(FakeApi.Call::key).containsExactly("k", "k");
            assertThat(desk.accepted()).isEqualTo(1);
            assertThat(desk.idle()).isTrue();
        }
    }

    @Test
    void aRefusedOrderIsNotSentAgain() throws Exception {
        try (var fake = new FakeApi()) {
            fake.on("POST /v1/orders", new FakeApi.Reply(422, "{\"code\": \"UNKNOWN_BUYER\"}"));
            var desk = new OrderDesk(fake.client());
            Answer answer = desk.hand(
                    new OrderDesk.Request("k", "NOBODY", "11", true, List.of(new OrderDesk.Line("STA-01-1", 2)), "r"));
            assertThat(answer.code()).isEqualTo("UNKNOWN_BUYER");
            assertThat(fake.calls("POST")).hasSize(1);
            assertThat(desk.refused()).isEqualTo(1);
        }
    }

    @Test
    void aViralSkuIsAskedForMoreOften() {
        double[] usual = NETWORK.demand().skuWeights(NetworkOptions.EPOCH, Map.of());
        double[] viral = NETWORK.demand().skuWeights(NetworkOptions.EPOCH, Map.of("STA-01-1", 8.0));
        assertThat(viral[0]).isEqualTo(8 * usual[0]);
    }
}

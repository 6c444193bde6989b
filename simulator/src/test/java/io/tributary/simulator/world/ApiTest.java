package io.tributary.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiTest {
    @Test
    void aListIsReadPageAfterPage() throws Exception {
        try (var fake = new FakeApi()) {
            fake.on(
                    "GET /v1/stock?node=A",
                    "{\"items\": [{\"node\": \"A\", \"sku\": \"x\", \"onHand\": 1}], \"next\": \"c 1\"}");
            fake.on(
                    "GET /v1/stock?node=A&cursor=c%201",
                    "{\"items\": [{\"node\": \"A\", \"sku\": \"y\", \"onHand\": 2}], \"next\": null}");
            assertThat(fake.client().all("/v1/stock?node=A", Messages.StockRow.class))
                    .extracting(Messages.StockRow::sku)
                    .containsExactly("x", "y");
        }
    }

    @Test
    void refusalsAreCountedByKindWithTheirFirstWords() throws Exception {
        try (var fake = new FakeApi()) {
            String path = "/v1/orders/0199f8a2-0000-7000-8000-00000000000%d/cancel";
            for (int i = 0; i < 2; i++) {
                fake.on(
                        "POST " + path.formatted(i),
                        new FakeApi.Reply(
                                409, "{\"code\": \"TOO_LATE\", \"detail\": \"order %d is shipped\"}".formatted(i)));
            }
            var refusals = new Refusals();
            refusals.note("GET", "/v1/summary", new Answer(500, Api.JSON.readTree("{}")));
            for (int i = 0; i < 2; i++) {
                Answer answer = fake.client().post(path.formatted(i), Map.of());
                refusals.note("POST", path.formatted(i), answer);
            }
            assertThat(refusals.counts())
                    .containsEntry(
                            "POST /v1/orders/…/cancel 409 TOO_LATE", new Refusals.Count(2, "order 0 is shipped"));
            assertThat(refusals.serverErrors()).isEqualTo(1);
        }
    }

    @Test
    void nobodyThereIsSaid() {
        var api = new Api(URI.create("http://localhost:1"), 1, new Refusals());
        assertThatThrownBy(() -> api.get("/v1/summary"))
                .isInstanceOf(Api.Unreachable.class)
                .hasMessageContaining("/v1/summary was not answered");
    }

    @Test
    void worldTimeRunsOnFromWhatTheApiSaid() {
        var hand = new HandClock("2026-03-02T00:00:00Z");
        hand.pass(Duration.ofHours(2));
        assertThat(hand.clock.now()).isEqualTo(Instant.parse("2026-03-02T02:00:00Z"));
        hand.clock.set(Instant.parse("2026-03-03T00:00:00Z"));
        hand.pass(Duration.ofHours(1));
        assertThat(hand.clock.now()).isEqualTo(Instant.parse("2026-03-03T01:00:00Z"));
    }
}

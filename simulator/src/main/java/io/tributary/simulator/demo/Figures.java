package io.tributary.simulator.demo;

import io.tributary.simulator.world.Answer;
import io.tributary.simulator.world.Api;
import io.tributary.simulator.world.WorldClock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The live figures of {@code GET /v1/summary} as far as the demo shows them.
 *
 * @param fillRate 0 to 1; NaN while nothing is decided
 */
record Figures(
        Instant businessTime,
        long accepted,
        long open,
        long closed,
        long cancelled,
        double ordersPerSecond,
        double fillRate,
        long flagged,
        long rerouted,
        long stockOuts,
        long posOpen,
        JsonNode all) {
    static Optional<Figures> ask(Api api) throws InterruptedException {
        try {
            Answer answer = api.get("/v1/summary");
            return answer.ok() ? Optional.of(of(answer.body())) : Optional.empty();
        } catch (Api.Unreachable e) {
            return Optional.empty();
        }
    }

    static Figures of(JsonNode body) {
        return new Figures(
                Instant.parse(body.path("businessTime").asString("1970-01-01T00:00:00Z")),
                body.path("ordersAccepted").asLong(0),
                body.path("ordersOpen").asLong(0),
                body.path("ordersClosed").asLong(0),
                body.path("ordersCancelled").asLong(0),
                body.path("ordersPerSecond").asDouble(0),
                body.path("fillRate").isNumber() ? body.path("fillRate").asDouble() : Double.NaN,
                body.path("flagged").asLong(0),
                body.path("rerouted").asLong(0),
                body.path("stockOuts").asLong(0),
                body.path("posOpen").asLong(0),
                body);
    }

    /** @param perSecond orders per wall second, as the demo counts them */
    String line(double perSecond) {
        return String.format(
                Locale.ROOT,
                "%s  %.1f orders/s  %,d orders  in progress %,d  fill rate %s  flagged %,d  rerouted %,d  stock-outs %,d"
                        + "  POs open %,d",
                businessTime.atZone(WorldClock.ZONE).toLocalDate(),
                perSecond,
                accepted,
                open,
                Double.isNaN(fillRate) ? "–" : String.format(Locale.ROOT, "%.1f %%", fillRate * 100),
                flagged,
                rerouted,
                stockOuts,
                posOpen);
    }
}

package io.tributary.app.console;

import io.tributary.db.order.Pins;
import io.tributary.domain.NodeCode;
import io.tributary.domain.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Pins an order's line to a node, and lets it go again. */
@Controller
class PinPages {
    private final DSLContext db;
    private final InstantSource businessClock;

    PinPages(DSLContext db, InstantSource businessClock) {
        this.db = db;
        this.businessClock = businessClock;
    }

    @PostMapping("/orders/{id}/lines/{lineId}/pin")
    String pin(
            @PathVariable UUID id,
            @PathVariable UUID lineId,
            @RequestParam(defaultValue = "") String node,
            HttpServletRequest http) {
        return act(id, "pinned", tx -> Pins.pin(tx, lineId, new NodeCode(node), by(http), businessClock.instant()));
    }

    @PostMapping("/orders/{id}/lines/{lineId}/unpin")
    String unpin(@PathVariable UUID id, @PathVariable UUID lineId, HttpServletRequest http) {
        return act(id, "unpinned", tx -> Pins.unpin(tx, lineId, by(http), businessClock.instant()));
    }

    private String act(UUID orderId, String done, Consumer<DSLContext> deed) {
        var back = UriComponentsBuilder.fromPath("/orders/" + orderId);
        try {
            db.transaction(configuration -> deed.accept(configuration.dsl()));
            back.queryParam("done", done);
        } catch (RefusedException | IllegalArgumentException refused) {
            back.queryParam("refused", "{reason}").uriVariables(Map.of("reason", refused.getMessage()));
        }
        return "redirect:" + back.encode().build().toUriString();
    }

    private static String by(HttpServletRequest http) {
        return Objects.requireNonNullElse(http.getRemoteUser(), "operator");
    }
}

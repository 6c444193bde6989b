package io.tributary.app.order;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.activities.BusinessTime;
import io.tributary.db.order.Pins;
import io.tributary.domain.NodeCode;
import io.tributary.domain.order.OrderProgress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What operators decide about single lines. */
@RestController
@RequestMapping("/v1/order-lines")
@Tag(name = "Orders")
class OrderLineController {
    record PinBody(
            @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}", message = "must be a node's code")
            String node) {}

    private final DSLContext db;
    private final BusinessTime time;

    OrderLineController(DSLContext db, BusinessTime time) {
        this.db = db;
        this.time = time;
    }

    @PostMapping("/{id}/pin")
    @Operation(
            summary = "Pins a line to a node: no other serves its open units until it is unpinned",
            description = "The line is promised anew; every other node is eliminated as PINNED_ELSEWHERE. Refused when"
                    + " nothing of the line is open, or the node is unknown, excluded by the buyer or out for the line."
                    + " Pinning twice changes nothing.")
    OrderProgress pin(@PathVariable UUID id, @Valid @RequestBody PinBody body, HttpServletRequest http) {
        return db.transactionResult(
                configuration -> Pins.pin(configuration.dsl(), id, new NodeCode(body.node()), by(http), time.now()));
    }

    @PostMapping("/{id}/unpin")
    @Operation(summary = "Lets any node serve the line again; the line is promised anew")
    OrderProgress unpin(@PathVariable UUID id, HttpServletRequest http) {
        return db.transactionResult(configuration -> Pins.unpin(configuration.dsl(), id, by(http), time.now()));
    }

    private static String by(HttpServletRequest http) {
        var principal = http.getUserPrincipal();
        return principal == null ? "operator" : principal.getName();
    }
}

package io.tributary.app.replenishment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.activities.order.OrderCommands;
import io.tributary.activities.replenishment.RestockTrigger;
import io.tributary.app.BusinessClock;
import io.tributary.app.web.Idempotency;
import io.tributary.db.replenishment.LineDecisions;
import io.tributary.db.replenishment.LineDecisions.Decided;
import io.tributary.db.replenishment.RestockOrders;
import io.tributary.db.replenishment.RestockPauses;
import io.tributary.db.replenishment.RestockQueries;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a planner decides before a run is released, and when a zone is not restocked at all. */
@RestController
@RequestMapping("/v1/restock")
@Tag(name = "Restock")
class RestockDecisionController {
    /** @param by a role or a user id */
    record DecisionBody(
            @Nullable @Size(max = 60) String by,
            @Nullable @Size(max = 200) String reason) {
        String who() {
            return by == null || by.isBlank() ? "operator" : by;
        }
    }

    /** @param by a role or a user id */
    record UndoBody(@Nullable @Size(max = 60) String by) {
        String who() {
            return by == null || by.isBlank() ? "operator" : by;
        }
    }

    record ChangeBody(
            @NotNull @Min(1) @Max(1_000_000_000) Integer quantity,
            @Nullable @Size(max = 60) String by,
            @Nullable @Size(max = 200) String reason) {}

    record PauseBody(
            @NotBlank @Size(max = 200) String reason,
            @Nullable @Size(max = 60) String by) {
        String who() {
            return by == null || by.isBlank() ? "operator" : by;
        }
    }

    private final DSLContext db;
    private final LineDecisions decisions;
    private final RestockQueries queries;
    private final RestockTrigger trigger;
    private final OrderCommands commands;
    private final Idempotency idempotency;
    private final BusinessClock clock;

    RestockDecisionController(
            DSLContext db,
            LineDecisions decisions,
            RestockQueries queries,
            RestockTrigger trigger,
            OrderCommands commands,
            Idempotency idempotency,
            BusinessClock clock) {
        this.queries = queries;
        this.commands = commands;
        this.idempotency = idempotency;
        this.clock = clock;
        this.db = db;
        this.decisions = decisions;
        this.trigger = trigger;
    }

    @GetMapping("/runs/{id}/orders")
    @Operation(
            summary = "What a run orders by supplier and warehouse, those that wait for approval first",
            description = "heldBecause names the limits that an order is over, with what is allowed and what it would"
                    + " be: minor units for ORDER_VALUE and VALUE, thousandths of the order's value for RISK.")
    List<RestockOrders.Order> orders(@PathVariable UUID id) {
        return RestockOrders.ofRun(db, queries.one(id).run().id());
    }

    @PostMapping("/runs/{id}/orders/{order}/approve")
    @Operation(
            summary = "Releases one order that waits, with its lines as they are decided",
            description = "Approving again changes nothing. While the zone is paused it is released after resuming.")
    RestockOrders.Order approveOrder(
            @PathVariable UUID id,
            @PathVariable UUID order,
            @Valid @RequestBody(required = false) @Nullable DecisionBody body) {
        DecisionBody decision = or(body);
        return commands.decideRestockOrder(id, order, true, decision.who(), decision.reason());
    }

    @PostMapping("/runs/{id}/orders/{order}/reject")
    @Operation(
            summary = "Drops one order that waits; the next run plans anew",
            description = "Rejecting again changes nothing. It can be undone while the run waits for other orders;"
                    + " rejecting the last one that waits ends the run.")
    RestockOrders.Order rejectOrder(
            @PathVariable UUID id,
            @PathVariable UUID order,
            @Valid @RequestBody(required = false) @Nullable DecisionBody body) {
        DecisionBody decision = or(body);
        return commands.decideRestockOrder(id, order, false, decision.who(), decision.reason());
    }

    @PostMapping("/runs/{id}/orders/{order}/undo")
    @Operation(
            summary = "Takes the decision on an order back, while its run waits for others",
            description =
                    "A rejected order waits again with the lines that were dropped with it; an approval is taken back"
                            + " only where a paused run has not released the order yet. Undoing again changes nothing. Refused"
                            + " with 409 TOO_LATE when the order is out or nothing of the run waits.")
    RestockOrders.Order undoOrder(
            @PathVariable UUID id,
            @PathVariable UUID order,
            @Valid @RequestBody(required = false) @Nullable UndoBody body) {
        return commands.undoRestockOrder(id, order, (body == null ? new UndoBody(null) : body).who());
    }

    @PostMapping("/runs/{id}/lines/{line}/approve")
    @Operation(
            summary = "Takes a line as it is; its order still waits for its own approval",
            description = "Approving, changing to the same quantity and rejecting again change nothing.")
    Decided approve(
            @PathVariable UUID id,
            @PathVariable UUID line,
            @Valid @RequestBody(required = false) @Nullable DecisionBody body) {
        DecisionBody decision = or(body);
        return decisions.approve(id, line, decision.who(), decision.reason());
    }

    @PostMapping("/runs/{id}/lines/{line}/change")
    @Operation(
            summary =
                    "Orders another quantity: refused when the supplier does not sell it, with warnings when it is far off")
    Decided change(@PathVariable UUID id, @PathVariable UUID line, @Valid @RequestBody ChangeBody body) {
        String who = new DecisionBody(body.by(), body.reason()).who();
        return decisions.change(id, line, body.quantity(), who, body.reason());
    }

    @PostMapping("/runs/{id}/lines/{line}/reject")
    @Operation(summary = "Orders nothing for a line")
    Decided reject(
            @PathVariable UUID id,
            @PathVariable UUID line,
            @Valid @RequestBody(required = false) @Nullable DecisionBody body) {
        DecisionBody decision = or(body);
        return decisions.reject(id, line, decision.who(), decision.reason());
    }

    @PostMapping("/runs/{id}/lines/{line}/undo")
    @Operation(
            summary = "Takes the last decision on a line back, before the run is released",
            description = "Needs an Idempotency-Key: sent again without one, it would take back the decision before.")
    ResponseEntity<String> undo(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @PathVariable UUID id,
            @PathVariable UUID line,
            @Valid @RequestBody(required = false) @Nullable DecisionBody body) {
        DecisionBody decision = or(body);
        return idempotency.once(
                "restock-undo",
                key,
                List.of(id, line, decision),
                200,
                tx -> new LineDecisions(tx, clock).undo(id, line, decision.who(), decision.reason()));
    }

    @GetMapping("/runs/{id}/lines/{line}/decisions")
    @Operation(summary = "Who decided what of a line, when and why, the newest first")
    List<LineDecisions.Past> history(@PathVariable UUID id, @PathVariable UUID line) {
        if (queries.one(id).lines().stream().noneMatch(one -> one.id().equals(line))) {
            throw new RefusedException(
                    ErrorCode.NOT_FOUND,
                    "There is no line of restock run " + id + " with the id " + line
                            + ". Maybe it is another run's line.");
        }
        return decisions.history(line);
    }

    @GetMapping("/pauses")
    @Operation(summary = "Zones whose restocking is paused")
    List<RestockPauses.Pause> pauses() {
        return RestockPauses.all(db);
    }

    @PostMapping("/zones/{zone}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Stops the zone's schedule, and its run before the next step")
    void pause(@PathVariable String zone, @Valid @RequestBody PauseBody body) {
        trigger.pause(zone, body.reason(), body.who());
    }

    @PostMapping("/zones/{zone}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lets the zone's schedule and its run go on")
    void resume(@PathVariable String zone, @Valid @RequestBody(required = false) @Nullable DecisionBody body) {
        DecisionBody given = or(body);
        trigger.resume(zone, given.reason() == null ? "resumed" : given.reason(), given.who());
    }

    private static DecisionBody or(@Nullable DecisionBody body) {
        return body == null ? new DecisionBody(null, null) : body;
    }
}

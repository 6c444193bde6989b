package io.tributary.app.order;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.activities.order.OrderCommands;
import io.tributary.activities.order.OrderIntake;
import io.tributary.app.summary.BusinessMetrics;
import io.tributary.app.web.Idempotency;
import io.tributary.db.fulfilment.Returns;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.Region;
import io.tributary.domain.order.OrderProgress;
import io.tributary.workflows.order.CancelReply;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What buyers do with orders. */
@RestController
@RequestMapping("/v1")
@Tag(name = "Orders")
class OrderController {
    record CancelBody(
            @NotBlank @Pattern(regexp = "[A-Za-z0-9 ._-]{1,64}", message = "must be a short code, not a sentence")
            String reason) {}

    record DestinationBody(
            @Nullable String region,
            @NotBlank @Size(max = 100) String recipient,
            @NotBlank @Size(max = 300) String address,
            @NotBlank @Size(max = 40) String phone) {}

    record ReturnBody(
            @Min(1) int lineNo,
            @Min(1) int quantity,
            @NotBlank @Size(max = 200) String reason) {}

    private final DSLContext db;
    private final OrderIntake intake;
    private final OrderCommands commands;
    private final Returns returns;
    private final Idempotency idempotency;
    private final BusinessMetrics metrics;

    OrderController(
            DSLContext db,
            OrderIntake intake,
            OrderCommands commands,
            Returns returns,
            Idempotency idempotency,
            BusinessMetrics metrics) {
        this.db = db;
        this.intake = intake;
        this.commands = commands;
        this.returns = returns;
        this.idempotency = idempotency;
        this.metrics = metrics;
    }

    @PostMapping("/orders")
    @Operation(
            summary = "Places an order and answers with its promise",
            description = "The same Idempotency-Key and body get the same answer; another body is refused.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OrderAnswer.class)))
    ResponseEntity<String> place(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody OrderRequest request) {
        if (request.destination() == null) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE, "The destination is missing. Maybe a quote is meant: POST /v1/promises.");
        }
        boolean[] isNew = {false};
        ResponseEntity<String> answer = idempotency.once(request.buyer(), key, request, 201, tx -> {
            isNew[0] = true;
            return metrics.promising(() -> OrderAnswer.accepted(intake.take(tx, request.toDomain())));
        });
        if (isNew[0]) {
            metrics.orderAccepted();
        }
        return answer;
    }

    @PostMapping("/promises")
    @Operation(summary = "Quotes what would be promised now; stores nothing")
    OrderAnswer quote(@Valid @RequestBody OrderRequest request) {
        return OrderAnswer.quoted(intake.quote(db, request.toDomain()));
    }

    @PostMapping("/orders/{id}/cancel")
    @Operation(summary = "Cancels what has not left yet")
    CancelReply cancel(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody CancelBody body) {
        String requestId = key == null ? UUID.randomUUID().toString() : key;
        return commands.cancel(id, requestId, body.reason());
    }

    @PostMapping("/orders/{id}/destination")
    @Operation(summary = "Sends an order elsewhere, before anything of it is released")
    OrderProgress changeDestination(@PathVariable UUID id, @Valid @RequestBody DestinationBody body) {
        var destination = new OrderRequest.Destination(body.recipient(), body.address(), body.phone());
        Region region = body.region() == null ? null : new Region(body.region());
        return commands.changeDestination(id, region, destination.toDomain());
    }

    @PostMapping("/orders/{id}/returns")
    @Operation(summary = "Returns delivered units; they go back to the warehouse that served them")
    Returns.Returned returnUnits(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody ReturnBody body) {
        String requestId = key == null ? UUID.randomUUID().toString() : id + ":" + key;
        return returns.request(requestId, id, body.lineNo(), body.quantity(), body.reason());
    }
}

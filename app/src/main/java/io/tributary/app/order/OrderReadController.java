package io.tributary.app.order;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.app.web.Page;
import io.tributary.db.Cursor;
import io.tributary.db.allocation.DecisionQueries;
import io.tributary.db.event.EventQueries;
import io.tributary.db.order.OrderQueries;
import io.tributary.db.order.OrderQueries.OrderDetail;
import io.tributary.db.order.OrderQueries.OrderSummary;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.order.OrderStatus;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Reading orders. */
@RestController
@RequestMapping("/v1/orders")
@Tag(name = "Orders")
class OrderReadController {
    private final OrderQueries orders;
    private final EventQueries events;
    private final DecisionQueries decisions;

    OrderReadController(OrderQueries orders, EventQueries events, DecisionQueries decisions) {
        this.orders = orders;
        this.events = events;
        this.decisions = decisions;
    }

    @GetMapping
    @Operation(
            summary = "Lists orders, the newest first",
            description = "q looks for a number, an id, a buyer's reference or a SKU.")
    Page<OrderSummary> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String buyer,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Boolean flagged,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (status != null
                && Arrays.stream(OrderStatus.values())
                        .noneMatch(one -> one.name().equals(status))) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "The status is '" + status + "'; it is one of " + Arrays.toString(OrderStatus.values())
                            + ". Maybe the case of a letter differs.");
        }
        var filter = new OrderQueries.Filter(status, zone, region, buyer, q, flagged);
        return Page.of(orders.list(filter, limit, Cursor.parse(cursor)), limit, OrderSummary::position);
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "An order with its lines, promise, allocations, parcels and purchase orders",
            description = "The ETag is its version; with If-None-Match an unchanged order is answered with 304.")
    @Nullable
    ResponseEntity<OrderDetail> one(@PathVariable UUID id, WebRequest request) {
        OrderDetail order = orders.one(id);
        String tag = "\"" + order.version() + "\"";
        return request.checkNotModified(tag)
                ? null
                : ResponseEntity.ok().eTag(tag).body(order);
    }

    @GetMapping("/{id}/timeline")
    @Operation(summary = "What happened to an order and its purchase orders, the oldest first")
    List<EventQueries.Event> timeline(@PathVariable UUID id) {
        return events.ofOrder(id);
    }

    @GetMapping("/{id}/decisions")
    @Operation(
            summary = "Who serves its lines and why",
            description = "Every run that decided about it, the newest first: for each line all candidates, with their"
                    + " cost by component or the reason why they were out.")
    List<DecisionQueries.Decision> decisions(@PathVariable UUID id) {
        return decisions.ofOrder(id);
    }
}

package io.tributary.app.fulfilment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.db.fulfilment.DeliveryFacts;
import io.tributary.db.fulfilment.FulfilmentQueries;
import io.tributary.db.fulfilment.PickTaskFacts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What warehouses and carriers do. */
@RestController
@RequestMapping("/v1")
@Tag(name = "Warehouses and carriers")
class FulfilmentController {
    record ShipBody(
            @NotBlank @Size(max = 60) String carrier,
            @NotBlank @Size(max = 100) String tracking,
            @NotNull @Size(max = 500) List<PickTaskFacts.@NotNull Picked> lines) {}

    record DeliverBody(@NotNull @Size(max = 500) List<DeliveryFacts.@NotNull Handed> lines) {}

    private final PickTaskFacts picks;
    private final DeliveryFacts deliveries;
    private final FulfilmentQueries queries;

    FulfilmentController(PickTaskFacts picks, DeliveryFacts deliveries, FulfilmentQueries queries) {
        this.picks = picks;
        this.deliveries = deliveries;
        this.queries = queries;
    }

    @GetMapping("/nodes/{code}/pick-tasks")
    @Operation(summary = "Pick tasks of a warehouse, the most urgent first")
    List<FulfilmentQueries.PickTask> pickTasks(
            @PathVariable String code,
            @RequestParam(defaultValue = "OPEN") String status,
            @RequestParam(defaultValue = "200") @Min(1) @Max(1000) int limit) {
        return queries.pickTasks(code, status, limit);
    }

    @PostMapping("/pick-tasks/{id}/ship")
    @Operation(
            summary = "Reports a pick task as shipped",
            description = "A quantity below what was asked is a short pick: the rest is open again with this node"
                    + " excluded, and the stock goes down by what was missing.")
    PickTaskFacts.Shipped ship(@PathVariable UUID id, @Valid @RequestBody ShipBody body) {
        return picks.ship(id, new PickTaskFacts.Report(body.carrier(), body.tracking(), body.lines()));
    }

    @GetMapping("/shipments")
    @Operation(summary = "Parcels to buyers, the oldest first")
    List<FulfilmentQueries.Shipment> shipments(
            @RequestParam(defaultValue = "IN_TRANSIT") String status,
            @RequestParam(defaultValue = "200") @Min(1) @Max(1000) int limit) {
        return queries.shipments(status, limit);
    }

    @PostMapping("/shipments/{id}/deliver")
    @Operation(
            summary = "Reports a parcel as handed over",
            description = "delivered + damaged + misShipped must be what was shipped; damaged and mis-shipped units"
                    + " are open again with this node excluded.")
    DeliveryFacts.Delivered deliver(@PathVariable UUID id, @Valid @RequestBody DeliverBody body) {
        return deliveries.deliver(id, body.lines());
    }
}

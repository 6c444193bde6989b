package io.tributary.app.purchasing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.db.purchasing.LineQuantity;
import io.tributary.db.purchasing.PurchaseOrderQueries;
import io.tributary.db.purchasing.PurchaseOrderState;
import io.tributary.db.purchasing.Receipts;
import io.tributary.db.purchasing.SupplierAnswers;
import io.tributary.db.purchasing.SupplierDesk;
import io.tributary.db.purchasing.SupplierShipments;
import io.tributary.db.purchasing.SupplierStockFeed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What suppliers do, and what warehouses receive from them. */
@RestController
@RequestMapping("/v1")
@Tag(name = "Suppliers")
class SupplierController {
    record AcknowledgeBody(@Nullable Instant shipBy) {}

    record CounterBody(
            @NotNull Instant shipBy,
            @NotNull @Size(max = 500) List<@NotNull LineQuantity> lines) {}

    record RejectBody(@NotBlank @Size(max = 200) String reason) {}

    record ShipBody(
            @NotBlank @Size(max = 60) String carrier,
            @NotBlank @Size(max = 100) String tracking,
            @NotNull @Size(max = 500) List<@NotNull LineQuantity> lines) {}

    record ReceiveBody(@NotNull @Size(max = 500) List<Receipts.@NotNull Received> lines) {}

    private final SupplierDesk desk;
    private final SupplierAnswers answers;
    private final SupplierShipments shipments;
    private final Receipts receipts;
    private final SupplierStockFeed feed;
    private final PurchaseOrderQueries queries;

    SupplierController(
            SupplierDesk desk,
            SupplierAnswers answers,
            SupplierShipments shipments,
            Receipts receipts,
            SupplierStockFeed feed,
            PurchaseOrderQueries queries) {
        this.desk = desk;
        this.answers = answers;
        this.shipments = shipments;
        this.receipts = receipts;
        this.feed = feed;
        this.queries = queries;
    }

    @GetMapping("/suppliers/{code}/purchase-orders")
    @Operation(summary = "A supplier's own purchase orders; the database shows no others")
    List<SupplierDesk.Order> own(@PathVariable String code, @RequestParam(required = false) @Nullable String status) {
        return desk.orders(code, status, 500);
    }

    @PostMapping("/purchase-orders/{id}/acknowledge")
    @Operation(summary = "Takes a purchase order as asked, optionally with the supplier's own ship-by date")
    PurchaseOrderState acknowledge(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable AcknowledgeBody body) {
        return answers.acknowledge(id, body == null ? null : body.shipBy());
    }

    @PostMapping("/purchase-orders/{id}/counter")
    @Operation(summary = "Offers less, or a later date; every line once")
    PurchaseOrderState counter(@PathVariable UUID id, @Valid @RequestBody CounterBody body) {
        return answers.counter(id, body.shipBy(), body.lines());
    }

    @PostMapping("/purchase-orders/{id}/reject")
    @Operation(summary = "Declines a purchase order")
    PurchaseOrderState reject(@PathVariable UUID id, @Valid @RequestBody RejectBody body) {
        return answers.reject(id, body.reason());
    }

    @PostMapping("/purchase-orders/{id}/ship")
    @Operation(summary = "Advance ship notice: a parcel to the buyer (DROP_SHIP) or to our warehouse (RESTOCK)")
    PurchaseOrderState ship(@PathVariable UUID id, @Valid @RequestBody ShipBody body) {
        return shipments.ship(id, new SupplierShipments.Notice(body.carrier(), body.tracking(), body.lines()));
    }

    @PutMapping("/suppliers/{code}/stock")
    @Operation(summary = "Reports a drop-shipping supplier's stock; never taken below what is reserved there")
    SupplierStockFeed.Fed feed(@PathVariable String code, @RequestBody List<SupplierStockFeed.Level> levels) {
        return feed.feed(code, levels);
    }

    @GetMapping("/nodes/{code}/inbound")
    @Operation(summary = "Restock purchase orders on their way to a warehouse")
    List<PurchaseOrderQueries.PurchaseOrder> inbound(@PathVariable String code) {
        return queries.inbound(code);
    }

    @PostMapping("/purchase-orders/{id}/receive")
    @Operation(summary = "Reports what arrived at the warehouse's door; every line once")
    PurchaseOrderState receive(@PathVariable UUID id, @Valid @RequestBody ReceiveBody body) {
        return receipts.receive(id, body.lines());
    }
}

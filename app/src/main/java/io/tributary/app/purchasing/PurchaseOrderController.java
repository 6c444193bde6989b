package io.tributary.app.purchasing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.app.web.Page;
import io.tributary.db.Cursor;
import io.tributary.db.purchasing.PurchaseOrderQueries;
import io.tributary.db.purchasing.PurchaseOrderQueries.PurchaseOrder;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Reading purchase orders. */
@RestController
@RequestMapping("/v1/purchase-orders")
@Tag(name = "Purchase orders")
class PurchaseOrderController {
    private final PurchaseOrderQueries queries;

    PurchaseOrderController(PurchaseOrderQueries queries) {
        this.queries = queries;
    }

    @GetMapping
    @Operation(summary = "Lists purchase orders, the newest first")
    Page<PurchaseOrder> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String supplier,
            @RequestParam(required = false) @Nullable String purpose,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new PurchaseOrderQueries.Filter(status, supplier, purpose);
        return Page.of(queries.list(filter, limit, Cursor.parse(cursor)), limit, PurchaseOrder::position);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A purchase order with its lines")
    @Nullable
    ResponseEntity<PurchaseOrder> one(@PathVariable UUID id, WebRequest request) {
        PurchaseOrder order = queries.one(id);
        String tag = "\"" + order.version() + "\"";
        return request.checkNotModified(tag)
                ? null
                : ResponseEntity.ok().eTag(tag).body(order);
    }
}

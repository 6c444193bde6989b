package io.tributary.app.supply;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.db.supply.StockQueries;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stock and offers. */
@RestController
@RequestMapping("/v1")
@Tag(name = "Stock and offers")
class StockController {
    private final StockQueries queries;

    StockController(StockQueries queries) {
        this.queries = queries;
    }

    @GetMapping("/stock")
    @Operation(summary = "Balances with what is promised, inbound and available to promise")
    List<StockQueries.Balance> stock(
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String node,
            @RequestParam(defaultValue = "1000") @Min(1) @Max(20000) int limit) {
        return queries.balances(sku, node, limit);
    }

    @GetMapping("/offers")
    @Operation(summary = "What suppliers offer, the cheapest first")
    List<StockQueries.Offer> offers(
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String supplier,
            @RequestParam(defaultValue = "200") @Min(1) @Max(2000) int limit) {
        return queries.offers(sku, supplier, limit);
    }
}

package io.tributary.app.replenishment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.db.replenishment.RestockExceptionQueries;
import io.tributary.db.replenishment.RestockExceptionQueries.RestockException;
import io.tributary.db.replenishment.RestockQueries;
import io.tributary.db.replenishment.TransferQueries;
import io.tributary.db.replenishment.TransferQueries.Transfer;
import io.tributary.domain.replenishment.PlanException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a planner reads: exceptions first, then a run with its lines and transfers. */
@RestController
@RequestMapping("/v1/restock")
@Tag(name = "Restock")
class RestockBoardController {
    private final RestockQueries runs;
    private final RestockExceptionQueries exceptions;
    private final TransferQueries transfers;

    RestockBoardController(RestockQueries runs, RestockExceptionQueries exceptions, TransferQueries transfers) {
        this.runs = runs;
        this.exceptions = exceptions;
        this.transfers = transfers;
    }

    @GetMapping("/exceptions")
    @Operation(summary = "What the newest plan of each zone wants people to look at, the dearest first")
    List<RestockException> exceptions(
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) PlanException.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return exceptions.latest(zone, kind, sku, limit);
    }

    @GetMapping("/runs/{id}")
    @Operation(summary = "A run with its lines, the why of every quantity and what a planner decided")
    RestockQueries.RunDetail run(@PathVariable UUID id) {
        return runs.one(id);
    }

    @GetMapping("/runs/{id}/exceptions")
    @Operation(summary = "What this run wants people to look at, the dearest first")
    List<RestockException> ofRun(
            @PathVariable UUID id, @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return exceptions.ofRun(runs.one(id).run().id(), limit);
    }

    @GetMapping("/runs/{id}/transfers")
    @Operation(summary = "The run's transfers between warehouses")
    List<Transfer> transfers(@PathVariable UUID id) {
        return transfers.ofRun(runs.one(id).run().id());
    }
}

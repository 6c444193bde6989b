package io.tributary.app.allocation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.db.allocation.DecisionQueries;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Promises and waves as they were decided. */
@RestController
@Tag(name = "Decisions")
class DecisionController {
    private final DecisionQueries queries;

    DecisionController(DecisionQueries queries) {
        this.queries = queries;
    }

    @GetMapping("/v1/decision-runs")
    @Operation(
            summary = "Runs, the newest first, each with its cost, its proven lower bound and the gap between",
            description = "kind is PROMISE or WAVE.")
    List<DecisionQueries.Run> runs(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        return queries.runs(kind, limit);
    }
}

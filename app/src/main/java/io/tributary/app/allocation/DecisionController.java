package io.tributary.app.allocation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.db.allocation.DecisionQueries;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Promises and waves as they were decided. */
@RestController
@Tag(name = "Decisions")
class DecisionController {
    private static final List<String> KINDS = List.of("PROMISE", "WAVE");

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
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        if (kind != null && !KINDS.contains(kind)) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "The kind is '" + kind + "'; it is one of " + KINDS + ". Maybe the case of a letter differs.");
        }
        return queries.runs(kind, zone, limit);
    }

    @GetMapping("/v1/decision-runs/{id}")
    @Operation(summary = "One run")
    DecisionQueries.Run run(@PathVariable UUID id) {
        return queries.run(id);
    }
}

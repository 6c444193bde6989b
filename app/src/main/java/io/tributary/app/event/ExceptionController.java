package io.tributary.app.event;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.db.exception.ExceptionQueries;
import io.tributary.db.exception.ExceptionQueries.ExceptionCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for people. */
@RestController
@RequestMapping("/v1/exceptions")
@Tag(name = "Exceptions")
class ExceptionController {
    record ResolveBody(@NotBlank String action) {}

    private final ExceptionQueries queries;
    private final ExceptionResolver resolver;

    ExceptionController(ExceptionQueries queries, ExceptionResolver resolver) {
        this.queries = queries;
        this.resolver = resolver;
    }

    @GetMapping
    @Operation(summary = "Exceptions, the most urgent first")
    List<ExceptionCase> list(
            @RequestParam(defaultValue = "OPEN") String status,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return queries.list(status, limit);
    }

    @PostMapping("/{id}/resolve")
    @Operation(summary = "Answers an exception with one of its own actions")
    ExceptionCase resolve(@PathVariable UUID id, @Valid @RequestBody ResolveBody body) {
        resolver.resolve(id, body.action());
        return queries.one(id);
    }
}

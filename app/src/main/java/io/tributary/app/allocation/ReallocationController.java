package io.tributary.app.allocation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.activities.BusinessTime;
import io.tributary.db.allocation.Reallocation;
import io.tributary.db.allocation.ReallocationFilter;
import io.tributary.db.allocation.ReallocationLog;
import io.tributary.db.allocation.Reallocations;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lines taken back into the pool by filter, and given back. */
@RestController
@RequestMapping("/v1/allocation")
@Tag(name = "Decisions")
class ReallocationController {
    /** @param avoid false when left out, as {@code dryRun} */
    record ReallocateBody(
            @NotNull ReallocationFilter filter,
            @NotBlank @Size(max = 200) String reason,
            @Nullable Boolean avoid,
            @Nullable Boolean dryRun) {
        ReallocateBody {
            avoid = Boolean.TRUE.equals(avoid);
            dryRun = Boolean.TRUE.equals(dryRun);
        }
    }

    private final DSLContext db;
    private final BusinessTime time;

    ReallocationController(DSLContext db, BusinessTime time) {
        this.db = db;
        this.time = time;
    }

    @PostMapping("/reallocate")
    @Operation(
            summary = "Takes the lines that match back into the pool, with a result for each",
            description = "What is promised, reserved, or released and neither picked nor confirmed by a supplier comes"
                    + " back and is in the next wave; the rest is TOO_LATE with a reason. Lines of named orders that do"
                    + " not match are NOT_MATCHED with a reason. At most 10,000 parts of lines. avoid also rules the"
                    + " node out for the lines. dryRun changes nothing; without it an Idempotency-Key is needed, and the"
                    + " same key is done once.")
    Reallocation reallocate(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody ReallocateBody body,
            HttpServletRequest http) {
        if (!body.dryRun() && (key == null || key.isBlank() || key.length() > 255)) {
            throw new RefusedException(
                    ErrorCode.IDEMPOTENCY_KEY_MISSING,
                    "The header Idempotency-Key is missing or not 1 to 255 characters. Maybe use a new UUID for each"
                            + " re-allocation, or set dryRun.");
        }
        var request = new Reallocations.Request(
                Objects.requireNonNullElse(key, "dry-run"), body.filter(), body.reason(), body.avoid(), by(http));
        return body.dryRun()
                ? Reallocations.preview(db, request, time.now())
                : db.transactionResult(configuration -> Reallocations.run(configuration.dsl(), request, time.now()));
    }

    @PostMapping("/reallocations/{id}/undo")
    @Operation(
            summary = "Gives the lines their assignment back, with a result for each",
            description = "RESTORED while no wave has allocated the line anew, the node is open, its cut-off has not"
                    + " passed and the stock is still there; NOT_RESTORED with a reason otherwise. Undoing twice answers"
                    + " the same.")
    Reallocation undo(@PathVariable UUID id, HttpServletRequest http) {
        return db.transactionResult(configuration -> Reallocations.undo(configuration.dsl(), id, by(http), time.now()));
    }

    @GetMapping("/reallocations")
    @Operation(summary = "Re-allocations, the newest first, with how many parts moved, were too late, were restored")
    List<ReallocationLog.Summary> list(@RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        return Reallocations.list(db, limit);
    }

    @GetMapping("/reallocations/{id}")
    @Operation(summary = "A re-allocation with the result of every part")
    Reallocation one(@PathVariable UUID id) {
        return Reallocations.one(db, id);
    }

    private static String by(HttpServletRequest http) {
        return Objects.requireNonNullElse(http.getRemoteUser(), "operator");
    }
}

package io.tributary.app.replenishment;

import static io.tributary.db.schema.Tables.ZONE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.activities.replenishment.RestockTrigger;
import io.tributary.db.catalog.KnownNames;
import io.tributary.db.replenishment.RestockQueries;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Restock runs. */
@RestController
@RequestMapping("/v1/restock-runs")
@Tag(name = "Restock")
class RestockController {
    record StartBody(@NotBlank String zone) {}

    /** The run that was started, and the key that its workflow is known by. */
    record Started(UUID id, String zone, String key) {}

    private final RestockQueries queries;
    private final RestockTrigger trigger;
    private final DSLContext db;

    RestockController(RestockQueries queries, RestockTrigger trigger, DSLContext db) {
        this.db = db;
        this.queries = queries;
        this.trigger = trigger;
    }

    @GetMapping
    @Operation(summary = "Runs, the newest first")
    List<RestockQueries.Run> runs(
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        KnownNames.require(db, "zone", zone, ZONE.CODE);
        return queries.runs(zone, limit);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A run with its lines and the why of every quantity")
    RestockQueries.RunDetail one(@PathVariable UUID id) {
        return queries.one(id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Starts a run of a zone now, whatever its schedule says",
            description = "Refused while a run of the zone is under way, so that sending it twice starts one.")
    Started start(@Valid @RequestBody StartBody body) {
        RestockTrigger.Started run = trigger.start(body.zone());
        return new Started(run.id(), body.zone(), run.key());
    }
}

package io.tributary.app.replenishment;

import static io.tributary.db.schema.Tables.SKU;
import static io.tributary.db.schema.Tables.ZONE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.app.BusinessClock;
import io.tributary.db.catalog.KnownNames;
import io.tributary.db.replenishment.RestockExceptionQueries;
import io.tributary.db.replenishment.RestockExceptionQueries.RestockException;
import io.tributary.db.replenishment.RestockOutcomes;
import io.tributary.db.replenishment.RestockPauses;
import io.tributary.db.replenishment.RestockQueries;
import io.tributary.db.replenishment.Spillovers;
import io.tributary.db.replenishment.Spillovers.Spillover;
import io.tributary.db.replenishment.TransferQueries;
import io.tributary.db.replenishment.TransferQueries.Transfer;
import io.tributary.domain.replenishment.PlanException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
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
    private final Spillovers spillovers;
    private final RestockOutcomes outcomes;
    private final DSLContext db;
    private final BusinessClock clock;

    RestockBoardController(
            RestockQueries runs,
            RestockExceptionQueries exceptions,
            TransferQueries transfers,
            Spillovers spillovers,
            RestockOutcomes outcomes,
            DSLContext db,
            BusinessClock clock) {
        this.outcomes = outcomes;
        this.db = db;
        this.clock = clock;
        this.runs = runs;
        this.exceptions = exceptions;
        this.transfers = transfers;
        this.spillovers = spillovers;
    }

    @GetMapping("/exceptions")
    @Operation(
            summary = "What the newest plan of each zone wants people to look at, the dearest first",
            description =
                    "costMinor is what leaving it costs; leastMinor leaves out what costs less. comesOn and comesUnits are the next receipt that the"
                            + " plan brings there; substitute is the closest one with free units in the zone.")
    List<RestockException> exceptions(
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) PlanException.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(defaultValue = "0") @Min(0) long leastMinor,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        KnownNames.require(db, "zone", zone, ZONE.CODE);
        KnownNames.require(db, "sku", sku, SKU.CODE);
        return exceptions.latest(zone, kind, sku, leastMinor, limit);
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

    /**
     * @param itemsDone series whose forecast is stored
     * @param paused whether somebody stopped the zone
     */
    record Progress(String status, String step, int itemsDone, int itemsTotal, int percent, boolean paused) {}

    @GetMapping("/runs/{id}/progress")
    @Operation(summary = "How far a run is: its step, and how many series are forecast")
    Progress progress(@PathVariable UUID id) {
        RestockQueries.Run run = runs.one(id).run();
        int percent = run.itemsTotal() == 0 ? 0 : (int) (100L * run.itemsDone() / run.itemsTotal());
        boolean paused = RestockPauses.of(db, run.zone()).isPresent();
        return new Progress(run.status(), run.step(), run.itemsDone(), run.itemsTotal(), percent, paused);
    }

    @GetMapping("/runs/{id}/outcome")
    @Operation(summary = "What was released beside what came: ordered, confirmed, received, late")
    RestockOutcomes.Outcome outcome(@PathVariable UUID id) {
        return outcomes.of(runs.one(id).run().id(), clock.instant());
    }

    @GetMapping("/runs/{id}/offers-left-out")
    @Operation(
            summary = "Offers that the run could not plan, because they take longer than a plan looks ahead",
            description = "offers names the first hundred of count, of all zones. Order by hand, or correct the"
                    + " offer's lead time.")
    RestockQueries.LeftOut leftOut(@PathVariable UUID id) {
        return runs.leftOut(runs.one(id).run().id());
    }

    @GetMapping("/runs/{id}/spillovers")
    @Operation(
            summary = "Demand that the run expects to be served from a neighbouring warehouse",
            description = "It costs less than moving or buying units: savingMinor is what the plan would cost more"
                    + " without it. Nothing is reserved for it; orders find the neighbour by cost when they come.")
    List<Spillover> spillovers(@PathVariable UUID id) {
        return spillovers.ofRun(runs.one(id).run().id());
    }

    @GetMapping("/runs/{id}/transfers")
    @Operation(summary = "The run's transfers between warehouses")
    List<Transfer> transfers(@PathVariable UUID id) {
        return transfers.ofRun(runs.one(id).run().id());
    }
}

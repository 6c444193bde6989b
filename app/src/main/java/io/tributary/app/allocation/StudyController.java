package io.tributary.app.allocation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.activities.allocation.AllocationStudies;
import io.tributary.db.policy.Policies;
import io.tributary.db.policy.PolicyDraft;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.PlanDifference;
import io.tributary.domain.allocation.Scenario;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Questions about decisions. None of them changes anything. */
@RestController
@RequestMapping("/v1")
@Tag(name = "Decisions")
class StudyController {
    /**
     * @param policyVersion a version to suppose
     * @param policy changed fields on top of it, or of the active policy
     */
    record ScenarioBody(
            @Nullable Integer policyVersion,
            @Nullable Map<String, Object> policy,
            @Nullable @Size(max = 100) List<@NotBlank String> closeNodes,
            @Nullable Double demandTimes,
            @Nullable Double capacityTimes,
            @Nullable Double stockTimes) {
        private static final ScenarioBody NOTHING = new ScenarioBody(null, null, null, null, null, null);

        Scenario scenario() {
            List<Scenario.Change> changes = new ArrayList<>();
            if (closeNodes != null) {
                closeNodes.forEach(node -> changes.add(new Scenario.CloseNode(new NodeCode(node))));
            }
            if (demandTimes != null) {
                changes.add(new Scenario.DemandTimes(demandTimes));
            }
            if (capacityTimes != null) {
                changes.add(new Scenario.CapacityTimes(capacityTimes));
            }
            if (stockTimes != null) {
                changes.add(new Scenario.StockTimes(stockTimes));
            }
            return new Scenario(changes);
        }
    }

    record WhatIfBody(
            @Nullable String zone,
            @Nullable UUID runId,
            @Nullable @Valid ScenarioBody scenario,
            @Nullable Integer seconds) {}

    private final AllocationStudies studies;
    private final StudyJson json;
    private final DSLContext db;

    StudyController(AllocationStudies studies, StudyJson json, DSLContext db) {
        this.studies = studies;
        this.json = json;
        this.db = db;
    }

    @PostMapping("/allocation/runs/{id}/replay")
    @Operation(
            summary = "Plans a wave again from its stored snapshot, weights, seed and work",
            description = "verdict is SAME when the plan is the same byte for byte; RUN_WAS_CUT_SHORT when the wave ran"
                    + " out of time, so that the replay, which has all the time for the wave's work, may be better;"
                    + " DIFFERENT when the planner itself has changed since. Runs are kept for 30 days.")
    @ApiResponse(content = @Content(schema = @Schema(implementation = AllocationStudies.Replay.class)))
    JsonNode replay(@PathVariable UUID id) {
        return json.replay(studies.replay(id));
    }

    @PostMapping("/allocation/what-if")
    @Operation(
            summary = "Plans a zone's open lines, or a stored run, as if something were otherwise",
            description =
                    "Give zone or runId. Without a scenario it is a dry run: the plan as a wave would make it now."
                            + " The difference is told at the costs that are followed now; supposed has the figures in the money"
                            + " of another policy. demandTimes 2 takes every order twice, the second as its id with #2. Changes"
                            + " nothing. One study is planned at a time; 503 when another one takes too long.")
    @ApiResponse(content = @Content(schema = @Schema(implementation = AllocationStudies.WhatIf.class)))
    JsonNode whatIf(@Valid @RequestBody WhatIfBody body) {
        ScenarioBody scenario = body.scenario() == null ? ScenarioBody.NOTHING : body.scenario();
        return json.whatIf(studies.whatIf(new AllocationStudies.Question(
                body.zone(), body.runId(), policy(scenario), scenario.scenario(), body.seconds())));
    }

    private @Nullable NetworkPolicy policy(ScenarioBody scenario) {
        if (scenario.policyVersion() == null && scenario.policy() == null) {
            return null;
        }
        NetworkPolicy base = scenario.policyVersion() == null
                ? Policies.active(db)
                : Policies.version(db, scenario.policyVersion()).policy();
        return PolicyDraft.of(base, scenario.policy() == null ? Map.of() : scenario.policy());
    }

    @GetMapping("/allocation/runs/{before}/difference/{after}")
    @Operation(summary = "What changed from one stored run to another: cost, parcels, dates, load per node, lines")
    @ApiResponse(content = @Content(schema = @Schema(implementation = PlanDifference.class)))
    JsonNode difference(@PathVariable UUID before, @PathVariable UUID after) {
        return json.difference(studies.difference(before, after));
    }

    @GetMapping("/order-lines/{lineId}/why-not")
    @Operation(
            summary = "Why a line is not served from a node, and what it would cost if it were",
            description = "Asks the newest stored wave that served the line, or the one named; a line that no wave has"
                    + " served is asked as its order could be promised now. answer.kind is CHOSEN, POSSIBLE with the"
                    + " cheapest plan found that serves the line there (extraMinor, and the lines that would move),"
                    + " RULED_OUT with the reasons, TOO_LITTLE with the units there were, NO_WAY, or NOT_FOUND.")
    @ApiResponse(content = @Content(schema = @Schema(implementation = AllocationStudies.WhyNotAnswer.class)))
    JsonNode whyNot(
            @PathVariable UUID lineId,
            @RequestParam String node,
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable UUID runId,
            @RequestParam(required = false) @Nullable @Min(1) @Max(AllocationStudies.MOST_SECONDS) Integer seconds) {
        return json.whyNot(
                studies.whyNot(lineId, new NodeCode(node), sku == null ? null : new Sku(sku), runId, seconds));
    }
}

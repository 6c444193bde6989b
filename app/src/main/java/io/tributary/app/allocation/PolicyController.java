package io.tributary.app.allocation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.activities.allocation.AllocationStudies;
import io.tributary.db.policy.Policies;
import io.tributary.db.policy.PolicyActivation;
import io.tributary.db.policy.PolicyDraft;
import io.tributary.db.policy.PolicyVersion;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import tools.jackson.databind.JsonNode;

/** The network's policy in versions. */
@RestController
@RequestMapping("/v1/policies")
@Tag(name = "Policies")
class PolicyController {
    /** @param note checked together with the changes, so that one mistake does not hide the others */
    record DraftBody(
            @NotNull Integer baseVersion,
            @NotNull Map<String, Object> changes,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = 500) @Nullable
            String note) {}

    record ActivateBody(@NotBlank @Size(max = 500) String note) {}

    /** @param changes fields that the previewed version does not have yet */
    record PreviewBody(
            @Nullable Map<String, Object> changes, @Nullable Integer seconds) {}

    private final DSLContext db;
    private final AllocationStudies studies;
    private final StudyJson json;

    PolicyController(DSLContext db, AllocationStudies studies, StudyJson json) {
        this.db = db;
        this.studies = studies;
        this.json = json;
    }

    @GetMapping
    @Operation(summary = "Every version, the newest first; one is active")
    List<PolicyVersion> versions() {
        return Policies.versions(db);
    }

    @GetMapping("/{version}")
    @Operation(summary = "One version")
    PolicyVersion version(@PathVariable int version) {
        return Policies.version(db, version);
    }

    @GetMapping("/activations")
    @Operation(summary = "Who activated which version, when and why, the newest first")
    List<PolicyActivation> activations(@RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        return Policies.activations(db, limit);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "A new version from another one with changed fields; it is not active yet",
            description =
                    "Durations are ISO 8601 (PT4H), money is in minor units, weightPermille has thousandths by cost"
                            + " component, guarantee and restock have only what changes. What is wrong is told for every"
                            + " field at once; a draft must change something. Sending it twice makes two versions.")
    PolicyVersion draft(@Valid @RequestBody DraftBody body, HttpServletRequest http) {
        String note = body.note();
        if (note == null || note.isBlank() || note.length() > 500) {
            String unfit = "The note '" + note + "' is missing or not 1 to 500 characters.";
            throw new RefusedException(ErrorCode.INVALID_VALUE, unfit + unfitChanges(body));
        }
        return Policies.draft(db, body.baseVersion(), body.changes(), by(http), note);
    }

    private String unfitChanges(DraftBody body) {
        try {
            PolicyDraft.of(Policies.version(db, body.baseVersion()).policy(), body.changes());
            return "";
        } catch (RefusedException e) {
            return " " + e.getMessage();
        }
    }

    @PostMapping("/{version}/activate")
    @Operation(
            summary = "Makes a version the active one",
            description = "The next wave and promise follow it. Activating an earlier version goes back to it. Doing it"
                    + " twice changes nothing.")
    PolicyVersion activate(@PathVariable int version, @Valid @RequestBody ActivateBody body, HttpServletRequest http) {
        return Policies.activate(db, version, by(http), body.note());
    }

    @PostMapping("/{version}/preview")
    @Operation(
            summary = "What this version would have made of the last business day's waves",
            description = "Each stored run of the day is planned again; the sum of the differences is told at the costs"
                    + " that the runs followed. changes are put on top of the version without being stored.")
    @ApiResponse(content = @Content(schema = @Schema(implementation = AllocationStudies.Preview.class)))
    JsonNode preview(@PathVariable int version, @Valid @RequestBody(required = false) @Nullable PreviewBody body) {
        NetworkPolicy policy = Policies.version(db, version).policy();
        NetworkPolicy supposed =
                body == null || body.changes() == null ? policy : PolicyDraft.of(policy, body.changes());
        return json.preview(studies.preview(supposed, body == null ? null : body.seconds()));
    }

    private static String by(HttpServletRequest http) {
        return Objects.requireNonNullElse(http.getRemoteUser(), "operator");
    }
}

package io.tributary.app.console;

import static io.tributary.app.console.OrderPages.given;

import io.tributary.db.event.ExceptionsView;
import io.tributary.db.replenishment.LineDecisions;
import io.tributary.db.replenishment.RestockExceptionQueries;
import io.tributary.db.replenishment.RestockExceptionQueries.KindTotal;
import io.tributary.db.replenishment.RestockPauses;
import io.tributary.db.replenishment.RestockQueries;
import io.tributary.domain.RefusedException;
import io.tributary.domain.replenishment.PlanException;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The planner's board: what a plan wants looked at first, then the lines that wait for a decision. */
@Controller
class BoardPage {
    private static final int EXCEPTIONS = 60;
    private static final int RUNS = 40;
    private static final String BY = "operator";
    private static final Set<String> OPEN = Set.of("RUNNING", "AWAITING_APPROVAL");

    /** @param lines that go out with the run's release, the dearest first */
    public record Waiting(RestockQueries.Run run, List<RestockQueries.Line> lines, List<ExceptionsView.Case> cases) {
        public long undecided() {
            return lines.stream().filter(line -> line.decision() == null).count();
        }
    }

    private final RestockQueries runs;
    private final RestockExceptionQueries problems;
    private final LineDecisions decisions;
    private final ExceptionsView cases;
    private final DSLContext db;
    private final Acting acting;

    BoardPage(
            RestockQueries runs,
            RestockExceptionQueries problems,
            LineDecisions decisions,
            ExceptionsView cases,
            DSLContext db,
            Acting acting) {
        this.runs = runs;
        this.problems = problems;
        this.decisions = decisions;
        this.cases = cases;
        this.db = db;
        this.acting = acting;
    }

    @GetMapping("/restock/board")
    String board(
            @Nullable @RequestParam(required = false) String zone,
            @RequestParam(required = false) PlanException.@Nullable Kind kind,
            @ModelAttribute(name = "w", binding = false) Words w,
            Model model) {
        String chosen = given(zone);
        model.addAttribute("zone", chosen);
        model.addAttribute("kind", kind);
        var totals = problems.totals(chosen);
        model.addAttribute("totals", totals);
        model.addAttribute("all", totals.stream().mapToInt(KindTotal::count).sum());
        model.addAttribute(
                "allCost", totals.stream().mapToLong(KindTotal::costMinor).sum());
        model.addAttribute("advice", new Advice(w));
        model.addAttribute("problems", problems.latest(chosen, kind, null, EXCEPTIONS));
        var pauses = RestockPauses.all(db);
        model.addAttribute("pauses", pauses);
        var paused = pauses.stream().map(RestockPauses.Pause::zone).toList();
        model.addAttribute(
                "running", w.zones().stream().filter(z -> !paused.contains(z)).toList());
        var recent = runs.runs(chosen, RUNS);
        model.addAttribute("planned", recent.stream().anyMatch(run -> run.snapshotHash() != null));
        model.addAttribute(
                "waiting",
                recent.stream()
                        .filter(run -> OPEN.contains(run.status()))
                        .map(run -> new Waiting(run, lines(run.id()), cases.openOf(run.id())))
                        .toList());
        return "console/board";
    }

    private List<RestockQueries.Line> lines(UUID run) {
        return runs.one(run).lines().stream()
                .filter(line -> line.status().equals("PROPOSED") || "REJECTED".equals(line.decision()))
                .sorted(java.util.Comparator.comparingLong((RestockQueries.Line line) -> -line.valueMinor())
                        .thenComparing(line -> line.id()))
                .toList();
    }

    @PostMapping("/restock/{run}/lines/{line}/approve")
    String approve(
            @PathVariable UUID run, @PathVariable UUID line, @Nullable @RequestParam(required = false) String zone) {
        return told(zone, line, () -> List.of(decisions.approve(run, line, BY, null)), "line-approved");
    }

    @PostMapping("/restock/{run}/lines/{line}/change")
    String change(
            @PathVariable UUID run,
            @PathVariable UUID line,
            @RequestParam int quantity,
            @Nullable @RequestParam(required = false) String zone) {
        return told(zone, line, () -> List.of(decisions.change(run, line, quantity, BY, null)), "line-changed");
    }

    @PostMapping("/restock/{run}/lines/{line}/reject")
    String reject(
            @PathVariable UUID run,
            @PathVariable UUID line,
            @Nullable @RequestParam(required = false) String reason,
            @Nullable @RequestParam(required = false) String zone) {
        return told(zone, line, () -> List.of(decisions.reject(run, line, BY, given(reason))), "line-rejected");
    }

    @PostMapping("/restock/{run}/lines/{line}/undo")
    String undo(
            @PathVariable UUID run, @PathVariable UUID line, @Nullable @RequestParam(required = false) String zone) {
        return told(zone, line, () -> List.of(decisions.undo(run, line, BY, null)), "line-undone");
    }

    /** @param limit value of a line in whole yuan, up to which it is approved */
    @PostMapping("/restock/{run}/approve-below")
    String approveBelow(
            @PathVariable UUID run, @RequestParam long limit, @Nullable @RequestParam(required = false) String zone) {
        return told(
                zone,
                run,
                () -> lines(run).stream()
                        .filter(line -> line.decision() == null && line.valueMinor() / 100.0 <= limit)
                        .map(line -> decisions.approve(run, line.id(), BY, null))
                        .toList(),
                "line-approved");
    }

    @PostMapping("/restock/pause")
    String pause(@RequestParam String zone, @RequestParam(defaultValue = "") String reason) {
        String why = reason.isBlank() ? "By an operator" : reason.strip();
        return acting.redirect("/restock/board", "paused", actions -> actions.pauseRestock(zone, why));
    }

    @PostMapping("/restock/zones/{zone}/resume")
    String resume(@PathVariable String zone) {
        return acting.redirect("/restock/board", "resumed", actions -> actions.resumeRestock(zone));
    }

    /** Back to where the planner was: her zone, and the line that she decided. */
    private static String told(
            @Nullable String zone, UUID at, Supplier<List<LineDecisions.Decided>> change, String done) {
        var target = UriComponentsBuilder.fromPath("/restock/board").fragment("at-" + at);
        var values = new HashMap<String, Object>();
        if (given(zone) != null) {
            target.queryParam("zone", "{zone}");
            values.put("zone", zone);
        }
        try {
            var warnings = change.get().stream()
                    .flatMap(d -> d.warnings().stream())
                    .distinct()
                    .toList();
            target.queryParam("done", done);
            if (!warnings.isEmpty()) {
                target.queryParam("warning", "{warning}");
                values.put("warning", String.join(" ", warnings));
            }
        } catch (RefusedException | IllegalArgumentException e) {
            target.queryParam("refused", "{reason}");
            values.put("reason", String.valueOf(e.getMessage()));
        }
        return "redirect:" + target.uriVariables(values).encode().build().toUriString();
    }
}

package io.tributary.app.summary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.app.BusinessClock;
import io.tributary.db.summary.InvariantQueries;
import io.tributary.db.summary.InvariantQueries.Check;
import io.tributary.db.summary.SummaryQueries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Live figures, and whether the books are right. */
@RestController
@RequestMapping("/v1")
@Tag(name = "Summary")
class SummaryController {
    /** @param ordersPerSecond accepted by this process, over the last ten seconds */
    record Summary(
            Instant businessTime,
            double timeScale,
            double ordersPerSecond,
            @JsonUnwrapped SummaryQueries.Figures figures) {}

    private final SummaryQueries queries;
    private final InvariantQueries invariants;
    private final LiveWorkflows workflows;
    private final BusinessMetrics metrics;
    private final BusinessClock clock;

    SummaryController(
            SummaryQueries queries,
            InvariantQueries invariants,
            LiveWorkflows workflows,
            BusinessMetrics metrics,
            BusinessClock clock) {
        this.queries = queries;
        this.invariants = invariants;
        this.workflows = workflows;
        this.metrics = metrics;
        this.clock = clock;
    }

    @GetMapping("/summary")
    @Operation(summary = "Live figures over everything")
    Summary summary() {
        Instant now = clock.instant();
        return new Summary(now, clock.scale(), metrics.ordersPerSecond(), queries.figures(now));
    }

    @GetMapping("/invariants")
    @Operation(summary = "What must always hold, each checked now")
    List<Check> invariants() {
        List<Check> checks = new ArrayList<>(invariants.check());
        checks.add(workflows.check());
        return checks;
    }
}

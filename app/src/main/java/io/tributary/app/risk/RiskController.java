package io.tributary.app.risk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.activities.BusinessTime;
import io.tributary.activities.risk.RiskScores;
import io.tributary.db.catalog.NetworkQueries;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.NodeCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.Region;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.risk.Consignment;
import io.tributary.domain.risk.RiskAssessment;
import io.tributary.domain.risk.RiskReason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is known about a lane. */
@RestController
@Tag(name = "Risk")
class RiskController {
    /**
     * @param scored false when there is no record to judge by; then the chances are absent and the note says so
     * @param sampleSize deliveries in the narrowest group that had any
     */
    record Answer(
            boolean scored,
            @Nullable Double late,
            @Nullable Double damaged,
            @Nullable Double misShipped,
            @Nullable Integer sampleSize,
            List<RiskReason> reasons,
            @Nullable String note) {}

    private final RiskScores scores;
    private final NetworkQueries network;
    private final BusinessTime time;

    RiskController(RiskScores scores, NetworkQueries network, BusinessTime time) {
        this.scores = scores;
        this.network = network;
        this.time = time;
    }

    @GetMapping("/v1/risk")
    @Operation(
            summary = "The chances, 0 to 1, that a delivery of a category from a node to a region goes wrong, and why")
    Answer risk(@RequestParam String node, @RequestParam String region, @RequestParam String category) {
        NetworkQueries.Node from = network.network().nodes().stream()
                .filter(known -> known.code().equals(node))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND, "There is no node " + node + ". Maybe its case differs."));
        SupplierCode supplier = from.supplierCode() == null ? null : new SupplierCode(from.supplierCode());
        var consignment = new Consignment(supplier, new NodeCode(node), new Region(region), category);
        return switch (scores.current().assess(consignment, time.now())) {
            case RiskAssessment.NoScore none -> new Answer(false, null, null, null, null, List.of(), none.reason());
            case RiskAssessment.Scored scored -> {
                var score = scored.score();
                yield new Answer(
                        true,
                        score.late(),
                        score.damaged(),
                        score.misShipped(),
                        score.sampleSize(),
                        score.reasons(),
                        null);
            }
        };
    }
}

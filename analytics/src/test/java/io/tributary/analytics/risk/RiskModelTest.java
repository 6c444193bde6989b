package io.tributary.analytics.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.risk.Consignment;
import io.tributary.domain.risk.DeliveryRecord;
import io.tributary.domain.risk.RiskAssessment;
import io.tributary.domain.risk.RiskKind;
import io.tributary.domain.risk.RiskLevel;
import io.tributary.domain.risk.RiskScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RiskModelTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant JUST_AFTER = MONDAY.plusMillis(1);
    private static final Consignment FROM_WAREHOUSE = consignment(null, "WH-1", "44");

    @Test
    void eachGroupDrawsTheChanceTowardsItsOwnRate() {
        var model = RiskModel.of(List.of(record("a", FROM_WAREHOUSE, MONDAY, RiskKind.LATE)));
        var score = score(model, FROM_WAREHOUSE, JUST_AFTER);
        // all: (1 + 5 × .05) / 6 = .2083; lane: (1 + 10 × .2083) / 11 = .2803
        assertThat(score.late()).isCloseTo((1 + 10 * 1.25 / 6) / 11, within(1e-6));
        // all: (0 + 5 × .05) / 6; lane: (0 + 10 × .0417) / 11
        assertThat(score.damaged()).isCloseTo(10 * .25 / 6 / 11, within(1e-6));
        assertThat(score.sampleSize()).isEqualTo(1);
    }

    @Test
    void aHalfLifeOfAThousandDaysHalvesTheEvidence() {
        var model = RiskModel.of(List.of(record("a", FROM_WAREHOUSE, MONDAY, RiskKind.LATE)));
        var later = MONDAY.plusSeconds(1_000L * 86_400);
        double all = (.5 + 5 * .05) / 5.5;
        assertThat(score(model, FROM_WAREHOUSE, later).late()).isCloseTo((.5 + 10 * all) / 10.5, within(1e-9));
    }

    @Test
    void theReasonsNameTheGroupThatWeighsMost() {
        var bad = consignment("BAD", "F-1", "44");
        var good = consignment("GOOD", "F-2", "44");
        List<DeliveryRecord> records = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            records.add(record("g" + i, good, MONDAY));
            records.add(i % 2 == 0 ? record("b" + i, bad, MONDAY, RiskKind.LATE) : record("b" + i, bad, MONDAY));
        }
        var score = score(RiskModel.of(records), bad, JUST_AFTER);
        assertThat(score.reasons().getFirst()).satisfies(reason -> {
            assertThat(reason.level()).isEqualTo(RiskLevel.SUPPLIER);
            assertThat(reason.subject()).isEqualTo("BAD");
            assertThat(reason.troubled()).isEqualTo(20);
            assertThat(reason.sampleSize()).isEqualTo(40);
            // all: (20 + 5 × .05) / 85; then (20 + 10 × that) / 50
            assertThat(reason.prior()).isCloseTo(20.25 / 85, within(1e-6));
            assertThat(reason.rate()).isCloseTo((20 + 10 * 20.25 / 85) / 50, within(1e-6));
        });
        assertThat(score.late()).isBetween(.4, .5);
        assertThat(score(RiskModel.of(records), good, JUST_AFTER).late()).isLessThan(.1);
    }

    @Test
    void whatIsRecordedAtTheMomentOrLaterChangesNothing() {
        var early = record("a", FROM_WAREHOUSE, MONDAY.minusSeconds(60));
        var model = RiskModel.of(List.of(early));
        var more = model.with(List.of(
                record("b", FROM_WAREHOUSE, MONDAY, RiskKind.LATE),
                record("c", FROM_WAREHOUSE, MONDAY.plusSeconds(60), RiskKind.DAMAGED)));
        assertThat(more.assess(FROM_WAREHOUSE, MONDAY)).isEqualTo(model.assess(FROM_WAREHOUSE, MONDAY));
        assertThat(more.assess(FROM_WAREHOUSE, JUST_AFTER)).isNotEqualTo(model.assess(FROM_WAREHOUSE, JUST_AFTER));
    }

    @Test
    void batchesInAnyOrderAreOneModel() {
        var a = record("a", FROM_WAREHOUSE, MONDAY.minusSeconds(60), RiskKind.LATE);
        var b = record("b", FROM_WAREHOUSE, MONDAY);
        assertThat(RiskModel.of(List.of(b)).with(List.of(a)).assess(FROM_WAREHOUSE, JUST_AFTER))
                .isEqualTo(RiskModel.of(List.of(a, b)).assess(FROM_WAREHOUSE, JUST_AFTER));
    }

    @Test
    void withoutDataThereIsNoScore() {
        assertThat(RiskModel.empty().assess(consignment("S-1", "F-1", "44"), MONDAY))
                .isEqualTo(new RiskAssessment.NoScore(
                        MONDAY,
                        "No delivery of supplier S-1 or on lane F-1 → 44 was recorded before 2026-03-02T00:00:00Z."));
    }

    @Test
    void strangersAreNotScoredByOthers() {
        var model = RiskModel.of(List.of(record("a", FROM_WAREHOUSE, MONDAY, RiskKind.LATE)));
        assertThat(model.assess(consignment("S-1", "F-1", "11"), JUST_AFTER))
                .isInstanceOf(RiskAssessment.NoScore.class);
    }

    private static RiskScore score(RiskModel model, Consignment consignment, Instant asOf) {
        return ((RiskAssessment.Scored) model.assess(consignment, asOf)).score();
    }

    private static DeliveryRecord record(String id, Consignment consignment, Instant recordedOn, RiskKind... troubles) {
        return new DeliveryRecord(id, consignment, Set.of(troubles), recordedOn);
    }

    private static Consignment consignment(String supplier, String origin, String destination) {
        return new Consignment(
                supplier == null ? null : new SupplierCode(supplier),
                new NodeCode(origin),
                new Region(destination),
                null);
    }
}

package io.tributary.analytics.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.risk.Consignment;
import io.tributary.domain.risk.DeliveryRecord;
import io.tributary.domain.risk.RiskAssessment;
import io.tributary.domain.risk.RiskKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RiskModelProperties {

    @Property(tries = 300)
    void laterRecordsNeverChangeAnEarlierScore(
            @ForAll("records") List<DeliveryRecord> records,
            @ForAll("consignments") Consignment consignment,
            @ForAll @IntRange(max = 2_000) int day) {
        Instant asOf = day(day);
        var known = records.stream()
                .filter(record -> record.recordedOn().isBefore(asOf))
                .toList();
        assertThat(RiskModel.of(records).assess(consignment, asOf))
                .isEqualTo(RiskModel.of(known).assess(consignment, asOf));
    }

    @Property(tries = 300)
    void aScoreNeedsDataAndIsAChance(
            @ForAll("records") List<DeliveryRecord> records, @ForAll("consignments") Consignment consignment) {
        boolean known = records.stream()
                .map(DeliveryRecord::consignment)
                .anyMatch(seen -> java.util.Objects.equals(seen.supplier(), consignment.supplier())
                        || (seen.origin().equals(consignment.origin())
                                && seen.destination().equals(consignment.destination())));
        var assessment = RiskModel.of(records).assess(consignment, day(5_000));
        assertThat(assessment instanceof RiskAssessment.Scored).isEqualTo(known);
    }

    @Provide
    Arbitrary<List<DeliveryRecord>> records() {
        Arbitrary<Set<RiskKind>> troubles = Arbitraries.of(RiskKind.class).set().ofMaxSize(2);
        Arbitrary<String> ids = Arbitraries.strings().alpha().ofLength(6);
        return Combinators.combine(
                        ids, consignments(), troubles, Arbitraries.integers().between(0, 2_000))
                .as((id, consignment, trouble, day) -> new DeliveryRecord(id, consignment, trouble, day(day)))
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<Consignment> consignments() {
        return Combinators.combine(
                        Arbitraries.of("A", "B", "C"), Arbitraries.of("N1", "N2"), Arbitraries.of("11", "44"))
                .as((supplier, origin, region) ->
                        new Consignment(new SupplierCode(supplier), new NodeCode(origin), new Region(region), "X"));
    }

    private static Instant day(int day) {
        return Instant.EPOCH.plusSeconds(day * 86_400L);
    }
}

package io.tributary.db.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.db.Json;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.RefusedException;
import io.tributary.domain.RestockTerms;
import io.tributary.domain.order.Service;
import java.util.Collections;
import java.util.Map;
import org.jooq.JSONB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDraftTest {
    private static NetworkPolicy draft(String changes) {
        return PolicyDraft.of(NetworkPolicy.STANDARD, Json.read(JSONB.valueOf(changes), Map.class));
    }

    @Test
    void whatANestedRecordDoesNotSayStaysAsItWas() {
        NetworkPolicy express = draft("{\"guarantee\": {\"floor\": \"EXPRESS\"}}");
        NetworkPolicy both = PolicyDraft.of(express, Map.of("guarantee", Map.of("breachMinor", 30_000)));
        assertThat(both.guarantee()).isEqualTo(new NetworkPolicy.Guarantee(30_000, Service.EXPRESS));

        RestockTerms restock = draft("{\"restock\": {\"floorA\": 0.9}}").restock();
        assertThat(restock.floorA()).isEqualTo(.9);
        assertThat(restock.floorB()).isEqualTo(RestockTerms.USUAL.floorB());
    }

    @Test
    void termsStoredBeforeTheTreesAreRead() {
        String stored = Json.of(RestockTerms.USUAL).data().replaceAll(",? *\"treesFromWeeks\": *52", "");
        assertThat(stored).doesNotContain("trees");
        assertThat(Json.read(JSONB.valueOf(stored), RestockTerms.class).treesFromWeeks())
                .isEqualTo(52);
    }

    @Test
    void limitsAndTermsThatMayBeLeftOutAreDrafted() {
        NetworkPolicy policy = draft("{\"restockOrderApprovalMinor\": 200000,"
                + " \"restock\": {\"serviceCap\": 0.99, \"orderCostMinor\": 9000}}");
        assertThat(policy.restockOrderApproval()).isEqualTo(200_000);
        assertThat(policy.restock().cap()).isEqualTo(.99);
        assertThat(policy.restock().orderCost()).isEqualTo(9_000);
    }

    @Test
    void aPolicyFromBeforeTheLimitOfAnOrderHasThatOfARun() {
        String stored = Json.of(NetworkPolicy.STANDARD).data().replaceAll("\"restockOrderApprovalMinor\": *\\d+,", "");
        assertThat(stored).doesNotContain("restockOrder");
        assertThat(PolicyDraft.stored(JSONB.valueOf(stored)).restockOrderApproval())
                .isEqualTo(NetworkPolicy.STANDARD.restockApprovalMinor());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"guarantee": {"floor": null}}          | guarantee.floor is 'null'; it must be one of
            {"guarantee": {"floor": "SLOW"}}        | guarantee.floor is 'SLOW'; it must be one of
            {"guarantee": {"floor": 1}}             | guarantee.floor is '1'; it must be one of
            {"guarantee": {"breachMinor": null}}    | guarantee.breachMinor is 'null'; it must be a whole number
            {"guarantee": {"breachMinor": -1}}      | guarantee.breachMinor is -1; the range is
            {"guarantee": {"breachMinor": 10.5}}    | guarantee.breachMinor is '10.5'; it must be a whole number
            {"guarantee": {"colour": 1}}            | no field 'guarantee.colour'; it has [guarantee.breachMinor
            {"guarantee": null}                     | guarantee is 'null'; it must be an object
            {"restock": {"floorA": 2}}              | restock.floorA is 2.0; the range is
            {"restock": {"treesFromWeeks": 2000}}   | restock.treesFromWeeks is 2000; the range is
            {"restockOrderApprovalMinor": -1}       | restockOrderApprovalMinor is -1; the range is
            {"restockRiskLeastMinor": -1}           | restockRiskLeastMinor is -1; the range is
            {"restockOrderApprovalMinor": 1.5}      | restockOrderApprovalMinor is '1.5'; it must be a whole number
            {"breachMinor": 10.5}                   | breachMinor is '10.5'; it must be a whole number
            {"breachMinor": null}                   | breachMinor is 'null'; it must be a whole number
            {"weightPermille": {"TRANSPORT": 10.5}} | thousandths by the name of a cost component
            """)
    void whatIsWrongIsNamed(String changes, String message) {
        assertThatThrownBy(() -> draft(changes))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(message);
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        assertThatThrownBy(() -> draft("{\"guarantee\": {\"floor\": null, \"breachMinor\": -1}, \"lateRisk\": 35}"))
                .hasMessageContainingAll("guarantee.floor", "guarantee.breachMinor", "lateRisk is 35");
    }

    @Test
    void aStoredPolicyWithoutAFloorReadsAsUsual() {
        Map<String, Object> body = Json.read(Json.of(NetworkPolicy.STANDARD), Map.class);
        Map<String, Object> half = new java.util.HashMap<>(Map.of("breachMinor", 30_000));
        half.put("floor", null);
        body.put("guarantee", half);
        assertThat(PolicyDraft.stored(Json.of(body)).guarantee())
                .isEqualTo(new NetworkPolicy.Guarantee(30_000, Service.STANDARD));
    }

    @Test
    void nothingChangesWithoutChanges() {
        NetworkPolicy same = PolicyDraft.of(NetworkPolicy.STANDARD, Collections.emptyMap());
        assertThat(PolicyDraft.changes(NetworkPolicy.STANDARD, same)).isEmpty();
    }
}

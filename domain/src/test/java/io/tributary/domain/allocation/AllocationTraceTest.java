package io.tributary.domain.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.CandidateTrace.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTraceTest {
    private static final NodeCode NEAR = new NodeCode("NEAR");
    private static final NodeCode FULL = new NodeCode("FULL");
    private static final NodeCode EMPTY = new NodeCode("EMPTY");
    private static final NodeCode FAR = new NodeCode("FAR");
    private static final NodeCode RISKY = new NodeCode("RISKY");
    private static final Sku SKU = new Sku("TEA");

    private static Candidate candidate(NodeCode node, long cost) {
        return new Candidate(node, SKU, CostBreakdown.of(CostComponent.FREIGHT_UNIT, cost));
    }

    private static ParcelCost parcel(NodeCode node, long cost) {
        return new ParcelCost(node, CostBreakdown.of(CostComponent.FREIGHT_PARCEL, cost));
    }

    private static AllocationSnapshot snapshot() {
        var line = new LineDemand(
                "1",
                SKU,
                2,
                9_000,
                List.of(candidate(NEAR, 10), candidate(FULL, 5), candidate(EMPTY, 5), candidate(FAR, 40)),
                List.of(new EliminatedCandidate(RISKY, SKU, EliminationReason.RISK_OVER_POLICY, "p(late) 0.41")));
        var parcels = List.of(parcel(NEAR, 500), parcel(FULL, 500), parcel(EMPTY, 500), parcel(FAR, 700));
        return new AllocationSnapshot(
                "Z",
                List.of(
                        new NodeRoom(NEAR, null),
                        new NodeRoom(FULL, 1L),
                        new NodeRoom(EMPTY, null),
                        new NodeRoom(FAR, null)),
                List.of(new StockLevel(NEAR, SKU, 2), new StockLevel(FULL, SKU, 9), new StockLevel(FAR, SKU, 9)),
                List.of(new OrderDemand("A1", new Region("31"), parcels, List.of(line))));
    }

    private static AllocationPlan plan(AllocationSnapshot snapshot) {
        var cost = CostBreakdown.of(CostComponent.FREIGHT_UNIT, 10).with(CostComponent.FREIGHT_PARCEL, 500);
        var decision = new OrderDecision("A1", List.of(new LineDecision.Assigned("1", NEAR, SKU)), cost);
        return new AllocationPlan(
                snapshot.hash(), "at-cost-1", 1, List.of(decision), cost, 510, false, 1, List.of(), ShadowPrices.NONE);
    }

    @Test
    void saysOfEveryCandidateWhyOrWhyNot() {
        var snapshot = snapshot();

        var traces = new AllocationTrace(snapshot, AllocationPolicy.AT_COST, plan(snapshot)).lines();

        assertThat(traces).hasSize(1);
        assertThat(traces.getFirst().candidates())
                .extracting(CandidateTrace::node, CandidateTrace::status, CandidateTrace::extraCost)
                .containsExactly(
                        tuple(NEAR, Status.CHOSEN, 0L),
                        tuple(FULL, Status.CAPACITY_TAKEN, -5L),
                        tuple(EMPTY, Status.STOCK_TAKEN, -5L),
                        // 40 + 700 instead of 10 + 500
                        tuple(FAR, Status.DEARER, 230L),
                        tuple(RISKY, Status.ELIMINATED, 0L));
        assertThat(traces.getFirst().candidates().getLast().reason()).isEqualTo(EliminationReason.RISK_OVER_POLICY);
        assertThat(traces.getFirst().candidates().getLast().detail()).isEqualTo("p(late) 0.41");
    }
}

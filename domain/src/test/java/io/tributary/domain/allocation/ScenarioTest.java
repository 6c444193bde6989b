package io.tributary.domain.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {
    private static final NodeCode A = new NodeCode("A");
    private static final NodeCode B = new NodeCode("B");
    private static final Sku CUP = new Sku("CUP");

    private static AllocationSnapshot snapshot(int orders) {
        return new AllocationSnapshot(
                "EAST",
                List.of(new NodeRoom(A, 11L), new NodeRoom(B, null)),
                List.of(new StockLevel(A, CUP, 5), new StockLevel(B, CUP, 9)),
                IntStream.range(0, orders).mapToObj(i -> order("O" + i)).toList());
    }

    private static OrderDemand order(String id) {
        var parcels = List.of(
                new ParcelCost(A, CostBreakdown.of(CostComponent.FREIGHT_PARCEL, 500), 24),
                new ParcelCost(B, CostBreakdown.of(CostComponent.FREIGHT_PARCEL, 900), 48));
        var candidates = List.of(
                new Candidate(A, CUP, CostBreakdown.of(CostComponent.PROMISE_BREACH, 1_000)),
                new Candidate(B, CUP, CostBreakdown.of(CostComponent.PROMISE_BREACH, 20_000)));
        return new OrderDemand(
                id, new Region("SH"), parcels, List.of(new LineDemand("L1", CUP, 2, 100, candidates, List.of())));
    }

    private static AllocationSnapshot apply(AllocationSnapshot snapshot, Scenario.Change change) {
        return new Scenario(List.of(change)).apply(snapshot);
    }

    @Test
    void nothingIsTheSame() {
        assertThat(Scenario.NONE.apply(snapshot(2)).hash())
                .isEqualTo(snapshot(2).hash());
    }

    @Test
    void aClosedNodeIsOutWithItsReason() {
        LineDemand line = apply(snapshot(1), new Scenario.CloseNode(A))
                .orders()
                .getFirst()
                .lines()
                .getFirst();
        assertThat(line.candidates()).extracting(Candidate::node).containsExactly(B);
        assertThat(line.eliminated())
                .extracting(EliminatedCandidate::node, EliminatedCandidate::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(A, EliminationReason.NODE_CLOSED));
        assertThatThrownBy(() -> apply(snapshot(1), new Scenario.CloseNode(new NodeCode("C"))))
                .hasMessageContaining("no node C")
                .hasMessageContaining("[A, B]");
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "2, 8", "1.5, 6", "0.5, 2", "2.25, 9", "0.25, 1"})
    void demandIsCountedInOrders(double factor, int orders) {
        var changed = apply(snapshot(4), new Scenario.DemandTimes(factor));
        assertThat(changed.orders()).hasSize(orders);
        assertThat(changed.orders()).extracting(OrderDemand::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 11, Double.NaN, Double.POSITIVE_INFINITY})
    void aFactorHasARange(double factor) {
        assertThatThrownBy(() -> new Scenario.DemandTimes(factor)).hasMessageContaining("The factor of demand is");
    }

    @Test
    void stockAndCapacityAreScaledDown() {
        assertThat(apply(snapshot(1), new Scenario.StockTimes(0.5)).stock())
                .extracting(StockLevel::availableUnits)
                .containsExactly(2L, 4L);
        assertThat(apply(snapshot(1), new Scenario.CapacityTimes(0.5)).nodes())
                .extracting(NodeRoom::capacityUnits)
                .containsExactly(5L, null);
    }

    @Test
    void eachAmountFindsItsOwnRatio() {
        var ratios = Map.of(
                CostComponent.PROMISE_BREACH,
                List.of(new Scenario.Ratio(1_000, 3_000), new Scenario.Ratio(20_000, 20_000)));
        var line = apply(snapshot(1), new Scenario.Reprice(ratios))
                .orders()
                .getFirst()
                .lines()
                .getFirst();
        assertThat(line.candidates())
                .extracting(candidate -> candidate.cost().total())
                .containsExactly(3_000L, 20_000L);
    }

    @Test
    void hoursToTheDoorStay() {
        var ratios = Map.of(CostComponent.FREIGHT_PARCEL, List.of(new Scenario.Ratio(2, 1)));
        assertThat(apply(snapshot(1), new Scenario.Reprice(ratios))
                        .orders()
                        .getFirst()
                        .parcels())
                .extracting(ParcelCost::hoursToDoor)
                .containsExactly(24, 48);
    }
}

package io.tributary.domain.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllocationSnapshotTest {
    private static final NodeCode NODE = new NodeCode("SH1");
    private static final Sku SKU = new Sku("TEA");

    private static LineDemand line(String id, long unitCost) {
        return new LineDemand(
                id,
                SKU,
                2,
                900,
                List.of(new Candidate(NODE, SKU, CostBreakdown.of(CostComponent.FREIGHT_UNIT, unitCost))),
                List.of());
    }

    private static OrderDemand order(String id, LineDemand... lines) {
        return new OrderDemand(
                id,
                new Region("31"),
                List.of(new ParcelCost(NODE, CostBreakdown.of(CostComponent.FREIGHT_PARCEL, 500))),
                List.of(lines));
    }

    private static AllocationSnapshot snapshot(OrderDemand... orders) {
        return new AllocationSnapshot(
                "EAST", List.of(new NodeRoom(NODE, 10L)), List.of(new StockLevel(NODE, SKU, 5)), List.of(orders));
    }

    @Test
    void hashIsStableAcrossRuns() {
        assertThat(snapshot(order("A1", line("1", 30))).hash())
                .isEqualTo(snapshot(order("A1", line("1", 30))).hash())
                .hasSize(64)
                .isNotEqualTo(snapshot(order("A1", line("1", 31))).hash())
                .isNotEqualTo(snapshot(order("A2", line("1", 30))).hash());
    }

    @Test
    void hashSeesTheHoursToTheDoor() {
        var cost = CostBreakdown.of(CostComponent.FREIGHT_PARCEL, 500);
        var slow = new OrderDemand(
                "A1", new Region("31"), List.of(new ParcelCost(NODE, cost, 48)), List.of(line("1", 30)));

        assertThat(snapshot(slow).hash())
                .isNotEqualTo(snapshot(order("A1", line("1", 30))).hash());
    }

    @Test
    void refusesNegativeHoursToTheDoor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ParcelCost(NODE, CostBreakdown.ZERO, -1))
                .withMessageContaining("SH1 takes -1 hours");
    }

    @Test
    void refusesAZoneWithoutNodes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AllocationSnapshot("EAST", List.of(), List.of(), List.of()))
                .withMessageContaining("EAST has no nodes");
    }

    @Test
    void refusesAnOrderWithoutLines() {
        assertThatIllegalArgumentException().isThrownBy(() -> order("A1")).withMessageContaining("A1 has no lines");
    }

    @Test
    void refusesDuplicates() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> snapshot(order("A1", line("1", 3)), order("A1", line("1", 3))))
                .withMessageContaining("A1 is given twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order("A1", line("1", 3), line("1", 3)))
                .withMessageContaining("line 1 twice");
    }

    @Test
    void refusesUnknownNodes() {
        var elsewhere = new StockLevel(new NodeCode("BJ1"), SKU, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AllocationSnapshot(
                        "EAST", List.of(new NodeRoom(NODE, null)), List.of(elsewhere), List.of()))
                .withMessageContaining("BJ1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderDemand("A1", new Region("31"), List.of(), List.of(line("1", 3))))
                .withMessageContaining("no parcel cost");
    }

    @Test
    void refusesNegativeAndHugeNumbers() {
        assertThatIllegalArgumentException().isThrownBy(() -> new StockLevel(NODE, SKU, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new NodeRoom(NODE, -1L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostBreakdown(Map.of(CostComponent.HANDLING, -1L)))
                .withMessageContaining("HANDLING");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line("1", Long.MAX_VALUE))
                .withMessageContaining("FREIGHT_UNIT");
        var dear = new LineDemand("1", SKU, LineDemand.MAX_UNITS, CostBreakdown.MAX_AMOUNT, List.of(), List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> snapshot(order("A1", dear)))
                .withMessageContaining("order A1");
    }

    @Test
    void chargesScarcityPerUnit() {
        var priced = snapshot(order("A1", line("1", 30)))
                .priced(new ShadowPrices(Map.of(new StockKey(NODE, SKU), 7L), Map.of(NODE, 1L)));

        assertThat(priced.orders()
                        .getFirst()
                        .lines()
                        .getFirst()
                        .candidates()
                        .getFirst()
                        .cost())
                .isEqualTo(new CostBreakdown(Map.of(CostComponent.FREIGHT_UNIT, 30L, CostComponent.SCARCITY, 16L)));
    }
}

package io.tributary.solver.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.domain.Region;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.Candidate;
import io.tributary.domain.allocation.CostBreakdown;
import io.tributary.domain.allocation.CostComponent;
import io.tributary.domain.allocation.LineDemand;
import io.tributary.domain.allocation.NodeRoom;
import io.tributary.domain.allocation.OrderDemand;
import io.tributary.domain.allocation.ParcelCost;
import io.tributary.domain.allocation.StockLevel;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamPlannerTest {
    /** One near node with stock for half of the demand; type 0 hardly minds the far node, type 1 pays dearly there. */
    private static AllocationSnapshot types() {
        return new AllocationSnapshot(
                "Z",
                List.of(new NodeRoom(Instances.node(0), null), new NodeRoom(Instances.node(1), null)),
                List.of(
                        new StockLevel(Instances.node(0), Instances.sku(0), 50),
                        new StockLevel(Instances.node(1), Instances.sku(0), 1_000)),
                List.of(type("T0", 110), type("T1", 900)));
    }

    private static OrderDemand type(String id, long farCost) {
        var candidates = List.of(
                new Candidate(Instances.node(0), Instances.sku(0), CostBreakdown.of(CostComponent.FREIGHT_UNIT, 100)),
                new Candidate(
                        Instances.node(1), Instances.sku(0), CostBreakdown.of(CostComponent.FREIGHT_UNIT, farCost)));
        var parcels = List.of(
                new ParcelCost(Instances.node(0), CostBreakdown.of(CostComponent.FREIGHT_PARCEL, 500)),
                new ParcelCost(Instances.node(1), CostBreakdown.of(CostComponent.FREIGHT_PARCEL, 500)));
        return new OrderDemand(
                id,
                new Region("R"),
                parcels,
                List.of(new LineDemand("L", Instances.sku(0), 1, 100_000, candidates, List.of())));
    }

    @Test
    void keepsScarceStockForThoseWhoNeedItMost() {
        var planner = new StreamPlanner(types(), AllocationPolicy.AT_COST, new double[] {0.5, 0.5});
        int near = 0;
        int dear = 0;
        for (int period = 0; period < 100; period++) {
            int type = period % 2;
            int candidate = planner.decide(type, 100 - period)[0];
            near += candidate == 0 ? 1 : 0;
            dear += type == 1 && candidate == 1 ? 1 : 0;
        }

        assertThat(near).as("never more than the 50 units there are").isLessThanOrEqualTo(50);
        assertThat(dear).as("orders of type 1 sent from afar").isLessThanOrEqualTo(5);
    }

    @Test
    void refusesTypesWithoutRates() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StreamPlanner(types(), AllocationPolicy.AT_COST, new double[] {1}))
                .withMessageContaining("1 rates for 2 types");
    }
}

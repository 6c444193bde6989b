package io.tributary.solver.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.ShadowPrices;
import io.tributary.domain.allocation.StockKey;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PromisePlannerProperties {
    private final PromisePlanner planner = new PromisePlanner();

    @Property(tries = 1000)
    void isOptimalForOneOrder(@ForAll long seed) {
        var snapshot = Instances.random(seed, 1, 4, 4);

        var plan = planner.promise(snapshot, AllocationPolicy.AT_COST, ShadowPrices.NONE);

        long optimum = Exhaustive.optimum(snapshot);
        assertThat(Exhaustive.checkedCost(snapshot, plan)).isEqualTo(plan.totalCost());
        assertThat(plan.lowerBound()).isLessThanOrEqualTo(optimum);
        if (plan.gap() == 0) {
            assertThat(plan.totalCost()).isEqualTo(optimum);
        }
    }

    @Property(tries = 300)
    void paysThePricesOfScarceStock(@ForAll long seed) {
        var snapshot = Instances.random(seed, 1, 4, 4);
        var prices = new ShadowPrices(
                Map.of(new StockKey(Instances.node(0), Instances.sku(0)), 37L), Map.of(Instances.node(1), 11L));

        var plan = planner.promise(snapshot, AllocationPolicy.AT_COST, prices);

        assertThat(Exhaustive.checkedCost(snapshot.priced(prices), plan)).isEqualTo(plan.totalCost());
        assertThat(plan.lowerBound()).isLessThanOrEqualTo(Exhaustive.optimum(snapshot.priced(prices)));
    }
}

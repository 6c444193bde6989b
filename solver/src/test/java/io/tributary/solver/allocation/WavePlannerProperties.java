package io.tributary.solver.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.Budget;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class WavePlannerProperties {
    @Property(tries = 300)
    void neverOversellsAndNeverClaimsTooMuch(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int orders) {
        var snapshot = Instances.random(seed, orders, 3, 3);

        var plan = new WavePlanner(1).plan(snapshot, AllocationPolicy.AT_COST, seed, Budget.ofWork(300));

        long optimum = Exhaustive.optimum(snapshot);
        assertThat(Exhaustive.checkedCost(snapshot, plan)).isEqualTo(plan.totalCost());
        assertThat(plan.totalCost()).isGreaterThanOrEqualTo(optimum);
        assertThat(plan.lowerBound()).isLessThanOrEqualTo(optimum);
    }

    @Property(tries = 20)
    void isRepeatableWhateverTheThreads(@ForAll long seed) {
        var snapshot = Instances.random(seed, 220, 6, 20);
        var budget = Budget.ofWork(20_000);

        var one = new WavePlanner(1).plan(snapshot, AllocationPolicy.AT_COST, seed, budget);
        var two = new WavePlanner(2).plan(snapshot, AllocationPolicy.AT_COST, seed, budget);

        assertThat(two).isEqualTo(one);
        assertThat(one.cutShort()).isFalse();
        assertThat(Exhaustive.checkedCost(snapshot, one)).isEqualTo(one.totalCost());
    }
}

package io.tributary.solver.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.Budget;
import io.tributary.domain.allocation.ForcedLine;
import io.tributary.domain.allocation.PlanDifference;
import io.tributary.domain.allocation.PlannedLine;
import io.tributary.domain.allocation.PlannedWave;
import io.tributary.domain.allocation.Scenario;
import io.tributary.domain.allocation.WhyNot;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ForcedPlannerProperties {
    /** What the least live wave has. */
    private static final Budget LIVE =
            Budget.ofWork(Budget.live(Duration.ofMillis(500)).work());

    private static PlannedWave plan(AllocationSnapshot snapshot, long seed) {
        var plan = new WavePlanner(1).plan(snapshot, AllocationPolicy.AT_COST, seed, Budget.ofWork(2_000));
        return new PlannedWave(snapshot, AllocationPolicy.AT_COST, plan);
    }

    @Property(tries = 150)
    void whyNotEqualsExhaustiveSearch(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int orders) {
        var snapshot = Instances.random(seed, orders, 3, 2);
        var wave = plan(snapshot, seed);
        var order = snapshot.orders().get((int) Long.remainderUnsigned(seed, orders));
        for (int k = 0; k < 3; k++) {
            var forced = new ForcedLine(order.id(), order.lines().getFirst().id(), Instances.node(k), null);
            WhyNot answer = new ForcedPlanner().whyNot(wave, forced, seed, LIVE);
            long optimum = Exhaustive.optimum(forced.apply(snapshot, AllocationPolicy.AT_COST));
            switch (answer) {
                case WhyNot.Possible possible -> {
                    long cost = wave.plan().totalCost() + possible.extraMinor();
                    assertThat(cost).isGreaterThanOrEqualTo(optimum);
                    assertThat(possible.difference().extraMinor()).isEqualTo(possible.extraMinor());
                    if (possible.exact()) {
                        assertThat(cost).isEqualTo(optimum);
                    }
                    assertThat(cost).as("found the best").isEqualTo(optimum);
                }
                case WhyNot.Chosen chosen ->
                    assertThat(wave.lines())
                            .anyMatch(line -> line.orderId().equals(order.id())
                                    && Instances.node(chosen.node().code().charAt(1) - '0')
                                            .equals(line.node()));
                case WhyNot.TooLittle little ->
                    assertThat(Math.min(
                                    little.stockUnits(),
                                    little.capacityUnits() == null ? Long.MAX_VALUE : little.capacityUnits()))
                            .isLessThan(little.wantedUnits());
                case WhyNot.NoWay none ->
                    assertThat(forced.candidates(snapshot)).isEmpty();
                case WhyNot.RuledOut out -> assertThat(out.reasons()).isNotEmpty();
                case WhyNot.NotFound lost -> throw new AssertionError("It fits alone, so there is a plan: " + lost);
            }
        }
    }

    @Property(tries = 100)
    void linesAddUpToThePlanAndADifferenceToItsTwoPlans(@ForAll long seed) {
        var snapshot = Instances.random(seed, 12, 4, 4);
        var before = plan(snapshot, seed);
        var closed = new Scenario(List.of(new Scenario.CloseNode(Instances.node(0)))).apply(snapshot);
        var after = plan(closed, seed);

        assertThat(before.lines().stream().mapToLong(PlannedLine::costMinor).sum())
                .isEqualTo(before.plan().totalCost());
        var difference = PlanDifference.between(before, after);
        assertThat(difference.costChange().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(after.plan().totalCost() - before.plan().totalCost());
        assertThat(difference.moved().stream().filter(move -> move.after().node() != null))
                .noneMatch(move -> move.after().node().equals(Instances.node(0)));
        assertThat(difference.sameLines() + difference.moved().size())
                .isEqualTo(before.lines().size());
        assertThat(after.at(snapshot, AllocationPolicy.AT_COST).plan().cost())
                .isEqualTo(after.plan().cost());
    }
}

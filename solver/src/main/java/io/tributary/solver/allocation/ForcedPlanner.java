package io.tributary.solver.allocation;

import io.tributary.domain.allocation.AllocationPlan;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.Budget;
import io.tributary.domain.allocation.Candidate;
import io.tributary.domain.allocation.ForcedLine;
import io.tributary.domain.allocation.LineDecision;
import io.tributary.domain.allocation.LineDemand;
import io.tributary.domain.allocation.NodeRoom;
import io.tributary.domain.allocation.PlanDifference;
import io.tributary.domain.allocation.PlannedWave;
import io.tributary.domain.allocation.ShadowPrices;
import io.tributary.domain.allocation.StockLevel;
import io.tributary.domain.allocation.WhyNot;
import java.util.List;
import java.util.Optional;

/**
 * Answers "why not there?" by planning again with the line forced onto the node: every other candidate of it is out,
 * and the rest may move. One order alone is also solved as a promise. A wave is planned twice, from the beginning with the same
 * seed and budget, and from the plan chosen with only the forced order and those in its way planned anew; the cheaper
 * counts. The second way keeps what the search happens to find elsewhere out of the answer.
 */
public final class ForcedPlanner {
    private final WavePlanner planner = new WavePlanner(1);

    /**
     * @param chosen the plan to compare with
     * @param forced a line of the plan's snapshot, and the node in question
     * @param budget for each of the two ways to plan
     */
    public WhyNot whyNot(PlannedWave chosen, ForcedLine forced, long seed, Budget budget) {
        AllocationSnapshot snapshot = chosen.snapshot();
        if (isThere(chosen, forced)) {
            return new WhyNot.Chosen(forced.node());
        }
        List<Candidate> candidates = forced.candidates(snapshot);
        if (candidates.isEmpty()) {
            var reasons = forced.eliminated(snapshot);
            return reasons.isEmpty() ? new WhyNot.NoWay(forced.node()) : new WhyNot.RuledOut(forced.node(), reasons);
        }
        Optional<WhyNot> short_ = tooLittle(snapshot, forced, candidates);
        return short_.orElseGet(() -> planned(chosen, forced, seed, budget));
    }

    private static boolean isThere(PlannedWave chosen, ForcedLine forced) {
        return chosen.plan().orders().stream()
                .filter(order -> order.orderId().equals(forced.orderId()))
                .flatMap(order -> order.lines().stream())
                .anyMatch(line -> serves(line, forced));
    }

    private static boolean serves(LineDecision line, ForcedLine forced) {
        return line instanceof LineDecision.Assigned assigned
                && assigned.lineId().equals(forced.lineId())
                && assigned.node().equals(forced.node())
                && (forced.sku() == null || forced.sku().equals(assigned.sku()));
    }

    private static Optional<WhyNot> tooLittle(AllocationSnapshot snapshot, ForcedLine forced, List<Candidate> ways) {
        LineDemand line = forced.line(snapshot);
        long stock = snapshot.stock().stream()
                .filter(level -> ways.stream().anyMatch(way -> way.key().equals(level.key())))
                .mapToLong(StockLevel::availableUnits)
                .max()
                .orElse(0);
        Long capacity = snapshot.nodes().stream()
                .filter(node -> node.node().equals(forced.node()))
                .findFirst()
                .map(NodeRoom::capacityUnits)
                .orElse(null);
        boolean fits = stock >= line.units() && (capacity == null || capacity >= line.units());
        return fits
                ? Optional.empty()
                : Optional.of(new WhyNot.TooLittle(forced.node(), line.units(), stock, capacity));
    }

    private WhyNot planned(PlannedWave chosen, ForcedLine forced, long seed, Budget budget) {
        AllocationSnapshot pinned = forced.apply(chosen.snapshot(), chosen.policy());
        AllocationPlan best = best(chosen, pinned, forced, seed, budget);
        Optional<LineDecision.Assigned> there = best.orders().stream()
                .filter(order -> order.orderId().equals(forced.orderId()))
                .flatMap(order -> order.lines().stream())
                .filter(line -> serves(line, forced))
                .map(LineDecision.Assigned.class::cast)
                .findFirst();
        if (there.isEmpty()) {
            return new WhyNot.NotFound(forced.node());
        }
        // The other candidates of the line cost what they cost; only the planner had to believe otherwise.
        var difference = PlanDifference.between(chosen, new PlannedWave(chosen.snapshot(), chosen.policy(), best));
        return new WhyNot.Possible(
                forced.node(),
                there.get().sku(),
                best.totalCost() - chosen.plan().totalCost(),
                best.lowerBound() == best.totalCost(),
                difference);
    }

    private AllocationPlan best(
            PlannedWave chosen, AllocationSnapshot pinned, ForcedLine forced, long seed, Budget budget) {
        AllocationPlan anew = planner.plan(pinned, chosen.policy(), seed, budget);
        if (anew.lowerBound() == anew.totalCost()) {
            return anew;
        }
        if (pinned.orders().size() == 1) {
            AllocationPlan alone = new PromisePlanner().promise(pinned, chosen.policy(), ShadowPrices.NONE);
            return alone.totalCost() < anew.totalCost() ? alone : anew;
        }
        AllocationPlan near = new ForcedStart(pinned, chosen.policy(), forced)
                .improve(chosen.plan(), seed, budget, anew.lowerBound());
        return near.totalCost() < anew.totalCost() ? near : anew;
    }
}

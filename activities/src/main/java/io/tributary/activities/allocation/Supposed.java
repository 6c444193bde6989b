package io.tributary.activities.allocation;

import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.allocation.AllocationPlan;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.CostComponent;
import io.tributary.domain.allocation.PlannedWave;
import io.tributary.domain.allocation.Scenario;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A wave with something otherwise.
 *
 * @param snapshot as it would be, at the costs of the supposed policy
 * @param present the same at the costs of the policy that was followed
 * @param presentWeights the weights that were followed
 * @param withoutEffect fields of the supposed policy whose old amount was 0, so that the snapshot's costs hold no trace
 *     of it that could be scaled
 */
record Supposed(
        AllocationSnapshot snapshot,
        AllocationPolicy weights,
        AllocationSnapshot present,
        AllocationPolicy presentWeights,
        List<String> withoutEffect,
        boolean isNothing) {

    static Supposed of(PlannedWave base, NetworkPolicy followed, NetworkPolicy supposed, Scenario scenario) {
        Map<CostComponent, List<Scenario.Ratio>> ratios = new EnumMap<>(CostComponent.class);
        List<String> lost = new ArrayList<>();
        long guaranteed = followed.guarantee().breachMinor();
        boolean breach = followed.breachMinor() != supposed.breachMinor()
                || guaranteed != supposed.guarantee().breachMinor();
        if (breach) {
            // Both are named, also when one of them stays, so that each cost finds its own.
            ratio(
                    ratios,
                    lost,
                    CostComponent.PROMISE_BREACH,
                    "breachMinor",
                    followed.breachMinor(),
                    supposed.breachMinor());
            ratio(
                    ratios,
                    lost,
                    CostComponent.PROMISE_BREACH,
                    "guarantee.breachMinor",
                    guaranteed,
                    supposed.guarantee().breachMinor());
        }
        ratio(
                ratios,
                lost,
                CostComponent.PLAN_CHANGE,
                "planChangeMinor",
                followed.planChangeMinor(),
                supposed.planChangeMinor());
        ratio(
                ratios,
                lost,
                CostComponent.EXPECTED_LATENESS,
                "latenessMinor",
                followed.latenessMinor(),
                supposed.latenessMinor());
        ratio(
                ratios,
                lost,
                CostComponent.SUBSTITUTION,
                "substitutionPermille",
                followed.substitutionPermille(),
                supposed.substitutionPermille());
        AllocationSnapshot present = scenario.apply(base.snapshot());
        AllocationSnapshot snapshot =
                ratios.isEmpty() ? present : new Scenario(List.of(new Scenario.Reprice(ratios))).apply(present);
        AllocationPolicy weights =
                followed.weightPermille().equals(supposed.weightPermille()) ? base.policy() : supposed.weights();
        return new Supposed(
                snapshot,
                weights,
                present,
                base.policy(),
                lost,
                scenario.changes().isEmpty() && ratios.isEmpty() && weights.equals(base.policy()));
    }

    private static void ratio(
            Map<CostComponent, List<Scenario.Ratio>> ratios,
            List<String> lost,
            CostComponent component,
            String field,
            long before,
            long after) {
        if (before == after && component != CostComponent.PROMISE_BREACH) {
            return;
        }
        if (before == 0) {
            if (after == 0) {
                return;
            }
            lost.add(field);
        } else {
            ratios.computeIfAbsent(component, key -> new ArrayList<>()).add(new Scenario.Ratio(before, after));
        }
    }

    /** The plan at the costs that are followed, so that it compares with what there is. */
    PlannedWave atPresentCosts(AllocationPlan plan) {
        var planned = new PlannedWave(snapshot, weights, plan);
        return snapshot == present && weights.equals(presentWeights) ? planned : planned.at(present, presentWeights);
    }
}

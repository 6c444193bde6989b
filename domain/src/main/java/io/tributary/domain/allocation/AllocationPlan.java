package io.tributary.domain.allocation;

import java.util.List;

/**
 * The outcome of one planning run, with what it takes to repeat and to judge it.
 *
 * @param snapshotHash {@link AllocationSnapshot#hash()} of what was planned
 * @param policyVersion the policy that weighed the costs
 * @param seed the seed of the search
 * @param orders one decision per order, in the order of the snapshot
 * @param cost the weighted cost of all orders by component
 * @param lowerBound minor units; no plan for this snapshot and policy can cost less
 * @param cutShort true when the time cap ended the search, so that a repetition may differ
 * @param work units of work done
 * @param engines the stages that ran, in order, for people and logs, for example {@code [prices, repair, search]}
 * @param prices the shadow prices that the run ended with, for promises until the next wave
 */
public record AllocationPlan(
        String snapshotHash,
        String policyVersion,
        long seed,
        List<OrderDecision> orders,
        CostBreakdown cost,
        long lowerBound,
        boolean cutShort,
        long work,
        List<String> engines,
        ShadowPrices prices) {
    public AllocationPlan {
        orders = List.copyOf(orders);
        engines = List.copyOf(engines);
        if (lowerBound > cost.total()) {
            throw new IllegalArgumentException("The lower bound " + lowerBound + " exceeds the cost " + cost.total()
                    + ". This is a defect of the planner, not of the data.");
        }
    }

    /** Weighted minor units in all. */
    public long totalCost() {
        return cost.total();
    }

    /** The share of the cost, 0 to 1, that a perfect plan might still save; 0 when the plan is proven optimal. */
    public double gap() {
        long total = totalCost();
        return total == 0 ? 0 : (double) (total - lowerBound) / total;
    }
}

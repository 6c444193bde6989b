package io.tributary.domain.replenishment;

import java.util.List;

/**
 * The decision of one restock run.
 *
 * @param zone as in the snapshot
 * @param snapshotHash of the snapshot that it answers
 * @param policyVersion of the policy that it followed
 * @param seed of the search
 * @param orders by supplier, warehouse, period, SKU
 * @param transfers by SKU, from, to, period; what is moved, and what demand spills over
 * @param shortfalls expected stock-outs that remain, the dearest first
 * @param unmet risky suppliers with more than their share, because nobody else can take over
 * @param cost by component, of the whole horizon
 * @param lowerBound no plan for this snapshot and policy costs less, minor units of money
 * @param cutShort whether the time cap ended the search, so that a rerun may differ
 */
public record ReplenishmentPlan(
        String zone,
        String snapshotHash,
        String policyVersion,
        long seed,
        List<PlannedOrder> orders,
        List<PlannedTransfer> transfers,
        List<Shortfall> shortfalls,
        List<UnmetShare> unmet,
        PlanCost cost,
        long lowerBound,
        boolean cutShort) {
    public ReplenishmentPlan {
        orders = List.copyOf(orders);
        transfers = List.copyOf(transfers);
        shortfalls = List.copyOf(shortfalls);
        unmet = List.copyOf(unmet);
    }

    /** (cost − lower bound) ÷ cost, 0 to 1; 0 is proven optimal. */
    public double gap() {
        return cost.total() <= lowerBound ? 0 : (double) (cost.total() - lowerBound) / cost.total();
    }

    /** What to release now: the orders of period 0. */
    public List<PlannedOrder> dueNow() {
        return orders.stream().filter(order -> order.period() == 0).toList();
    }

    /** Transfers that move goods, and not demand. */
    public List<PlannedTransfer> moved() {
        return transfers.stream().filter(transfer -> !transfer.spillover()).toList();
    }

    /** Units that the plan expects to be served from another warehouse than the usual one. */
    public long spilloverUnits() {
        return transfers.stream()
                .filter(PlannedTransfer::spillover)
                .mapToLong(PlannedTransfer::quantity)
                .sum();
    }

    /** What to move now: the transfers of period 0. */
    public List<PlannedTransfer> transfersDueNow() {
        return moved().stream().filter(transfer -> transfer.period() == 0).toList();
    }
}

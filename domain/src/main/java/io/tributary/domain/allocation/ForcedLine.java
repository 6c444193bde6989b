package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line that must be served from one node: "why not there?".
 *
 * @param sku what the node must send; null for whichever is cheaper, the ordered SKU or a substitute
 */
public record ForcedLine(
        String orderId,
        String lineId,
        NodeCode node,
        @Nullable Sku sku) {
    /**
     * The snapshot in which the line has no other candidates, and leaving it unfilled costs more than everything else
     * together, so that any good plan serves it there.
     *
     * @throws IllegalArgumentException when the snapshot does not have the line, or the policy gives unfilled units away
     */
    public AllocationSnapshot apply(AllocationSnapshot snapshot, AllocationPolicy policy) {
        line(snapshot);
        if (policy.weight(CostComponent.UNFILLED) == 0) {
            throw new IllegalArgumentException("Policy " + policy.version()
                    + " weighs UNFILLED with 0, so nothing has to be served. Maybe use a weight of 1000.");
        }
        long more = Math.ceilDiv(
                Math.multiplyExact(dearest(snapshot, policy) + 1, 1000L), policy.weight(CostComponent.UNFILLED));
        return ScenarioOrders.each(
                snapshot,
                order -> order.id().equals(orderId)
                        ? ScenarioOrders.withLines(order, line -> line.id().equals(lineId) ? forced(line, more) : line)
                        : order);
    }

    private LineDemand forced(LineDemand line, long more) {
        LineDemand kept =
                ScenarioOrders.restrict(line, this::matches, EliminationReason.PINNED_ELSEWHERE, "why not " + node);
        return new LineDemand(
                kept.id(),
                kept.sku(),
                kept.units(),
                Math.min(CostBreakdown.MAX_AMOUNT, Math.max(line.unfilledUnitCost(), Math.ceilDiv(more, line.units()))),
                kept.candidates(),
                kept.eliminated());
    }

    private boolean matches(Candidate candidate) {
        return candidate.node().equals(node) && (sku == null || candidate.sku().equals(sku));
    }

    /** The line's candidates there; empty when it cannot be served there at all. */
    public List<Candidate> candidates(AllocationSnapshot snapshot) {
        return line(snapshot).candidates().stream().filter(this::matches).toList();
    }

    /** Why it was ruled out there before planning; empty when it was not, or there is no way at all. */
    public List<EliminatedCandidate> eliminated(AllocationSnapshot snapshot) {
        return line(snapshot).eliminated().stream()
                .filter(out ->
                        out.node().equals(node) && (sku == null || out.sku().equals(sku)))
                .toList();
    }

    /** The line that is meant. */
    public LineDemand line(AllocationSnapshot snapshot) {
        return snapshot.orders().stream()
                .filter(order -> order.id().equals(orderId))
                .flatMap(order -> order.lines().stream())
                .filter(line -> line.id().equals(lineId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The snapshot of zone " + snapshot.zone()
                        + " has no line " + lineId + " of order " + orderId + ". Maybe it was released before."));
    }

    private static long dearest(AllocationSnapshot snapshot, AllocationPolicy policy) {
        long most = 0;
        for (var order : snapshot.orders()) {
            for (var parcel : order.parcels()) {
                most += policy.weigh(parcel.cost()).total();
            }
            for (var line : order.lines()) {
                long dearest = policy.weigh(CostComponent.UNFILLED, line.unfilledCost());
                for (var candidate : line.candidates()) {
                    dearest = Math.max(dearest, policy.weigh(candidate.cost()).total());
                }
                most += dearest;
            }
        }
        return most;
    }
}

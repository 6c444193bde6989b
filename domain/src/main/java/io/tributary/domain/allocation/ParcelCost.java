package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;

/**
 * What a parcel from one node to the order's destination costs, once, whatever is in it.
 *
 * @param hoursToDoor hours from the decision until the buyer has it, over the service chosen for this node, with the
 *     wait for the node's cut-off; 0 where nobody knows, as in the benchmarks. It weighs nothing by itself: what a late
 *     delivery costs is in the candidates' costs
 */
public record ParcelCost(NodeCode node, CostBreakdown cost, int hoursToDoor) {
    public ParcelCost {
        if (hoursToDoor < 0) {
            throw new IllegalArgumentException("The parcel from " + node + " takes " + hoursToDoor
                    + " hours; the least is 0. Maybe a clock runs ahead.");
        }
    }

    /** A parcel of which nobody knows how long it takes. */
    public ParcelCost(NodeCode node, CostBreakdown cost) {
        this(node, cost, 0);
    }
}

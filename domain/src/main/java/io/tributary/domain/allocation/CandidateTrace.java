package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import org.jspecify.annotations.Nullable;

/**
 * How one candidate of a line compared in a plan.
 *
 * @param cost weighted cost of the line there, with the parcel's cost where the plan would not open that parcel anyway;
 *     zero when it was eliminated beforehand
 * @param extraCost minor units by which the plan would get dearer if only this line moved there; 0 when chosen,
 *     negative only where stock or capacity is taken, 0 when eliminated
 * @param reason why it was eliminated beforehand; null otherwise
 * @param detail figures for people; may be empty
 */
public record CandidateTrace(
        NodeCode node,
        Sku sku,
        Status status,
        CostBreakdown cost,
        long extraCost,
        @Nullable EliminationReason reason,
        String detail) {
    /** What became of a candidate. */
    public enum Status {
        CHOSEN,
        /** Free, and {@code extraCost} dearer. */
        DEARER,
        /** What is in stock serves other lines of the plan, or there never was enough. */
        STOCK_TAKEN,
        /** The node's capacity serves other lines of the plan, or there never was enough. */
        CAPACITY_TAKEN,
        /** Free, but the order may not be split over another parcel. */
        SPLIT_LIMIT,
        /** Ruled out before planning. */
        ELIMINATED
    }
}

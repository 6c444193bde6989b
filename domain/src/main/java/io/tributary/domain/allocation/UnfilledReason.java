package io.tributary.domain.allocation;

/** Why a line stays without a node. */
public enum UnfilledReason {
    /** No candidate was left after the eliminations. */
    NO_CANDIDATE,
    /** No candidate has the units or the capacity, even if this line were alone. */
    NO_STOCK,
    /** Some candidate could serve it alone, but stock or capacity serve other lines at less cost. */
    SERVES_OTHERS_BETTER,
    /** Every candidate that is free costs more than leaving the line unfilled, or the order may not be split further. */
    DEARER_THAN_UNFILLED
}

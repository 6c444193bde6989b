package io.tributary.domain.allocation;

/** Why a node (or a substitute at a node) may not serve a line. */
public enum EliminationReason {
    EXCLUDED_BY_BUYER,
    RISK_OVER_POLICY,
    NODE_CLOSED,
    NO_LANE,
    TOO_LATE,
    NO_STOCK,
    NO_CAPACITY,
    NO_OFFER,
    BELOW_MARGIN,
    SUBSTITUTE_NOT_ALLOWED,
    FAILED_BEFORE,
    PINNED_ELSEWHERE,
    /** The order may not be split over another node. */
    SPLIT_LIMIT
}

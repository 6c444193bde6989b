package io.tributary.domain.risk;

/** What can go wrong with a delivery. */
public enum RiskKind {
    /** Delivered after the promised date. */
    LATE,
    /** Delivered with damage. */
    DAMAGED,
    /** The wrong item, quantity or address. */
    MIS_SHIPPED
}

package io.tributary.domain.allocation;

/** The named terms of the one objective. All are in minor units of the zone's currency. */
public enum CostComponent {
    /** Carriage that is paid once per parcel, that is per distinct (order, node). */
    FREIGHT_PARCEL,
    /** Carriage that grows with the units in the parcel. */
    FREIGHT_UNIT,
    /** Picking and packing. */
    HANDLING,
    /** What the supplier is paid when the line is drop-shipped. */
    PURCHASE,
    /** Probability of a late delivery times what it costs. */
    EXPECTED_LATENESS,
    /** Probability of damage or of a wrong item times what it costs. */
    EXPECTED_DAMAGE,
    /** Expected cost of trouble that hits a parcel as a whole. */
    PARCEL_RISK,
    /** Penalty for serving another SKU than the one ordered. */
    SUBSTITUTION,
    /** Penalty for a delivery after the date that was promised. */
    PROMISE_BREACH,
    /** Penalty for moving a line away from its current soft promise; keeps waves stable. */
    PLAN_CHANGE,
    /** Opportunity cost of scarce stock and capacity; used by single decisions, zero in a joint one. */
    SCARCITY,
    /** Penalty for units that no node serves. */
    UNFILLED
}

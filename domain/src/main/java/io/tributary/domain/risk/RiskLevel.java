package io.tributary.domain.risk;

/** The groups of past deliveries that speak about a coming one, from the widest to the narrowest. */
public enum RiskLevel {
    ALL,
    CATEGORY,
    SUPPLIER,
    LANE,
    SUPPLIER_ON_LANE
}

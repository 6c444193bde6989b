package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;

/** What a parcel from one node to the order's destination costs, once, whatever is in it. */
public record ParcelCost(NodeCode node, CostBreakdown cost) {}

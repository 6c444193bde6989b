package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;

/** What was decided for one line. */
public sealed interface LineDecision {
    /** The line's id, unique within its order. */
    String lineId();

    /** Served whole by this node, with this SKU. */
    record Assigned(String lineId, NodeCode node, Sku sku) implements LineDecision {}

    /** Not served in this plan. */
    record Unfilled(String lineId, UnfilledReason reason) implements LineDecision {}
}

package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;

/**
 * A way to serve a line that was ruled out before planning, kept so that the decision can say why.
 *
 * @param detail the figures behind the reason, for people; may be empty
 */
public record EliminatedCandidate(NodeCode node, Sku sku, EliminationReason reason, String detail) {}

package io.tributary.domain.allocation;

import java.util.List;

/** One line's decision with all that was weighed: every candidate, chosen or not, with its cost or its reason. */
public record LineTrace(String orderId, LineDecision decision, List<CandidateTrace> candidates) {
    public LineTrace {
        candidates = List.copyOf(candidates);
    }
}

package io.tributary.workflows.purchasing;

import java.util.UUID;

/**
 * An operator's answer to a counter-offer.
 *
 * @param requestId makes the answer happen once
 * @param by who decided: a role or a user id, no personal data
 */
public record CounterDecision(String requestId, UUID poId, boolean accept, String by) {}

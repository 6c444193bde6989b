package io.tributary.workflows.replenishment;

import java.util.UUID;

/**
 * @param requestId makes the answer happen once
 * @param orderId what the run orders from one supplier for one warehouse
 * @param by who decided: a role or a user id, no personal data
 */
public record RestockOrderDecision(String requestId, UUID runId, UUID orderId, boolean approve, String by) {}

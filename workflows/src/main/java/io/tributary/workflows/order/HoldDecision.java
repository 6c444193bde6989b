package io.tributary.workflows.order;

import java.util.UUID;

/**
 * An operator's answer to the held lines of an order.
 *
 * @param requestId makes the answer happen once
 * @param by who decided: a role or a user id, no personal data
 */
public record HoldDecision(String requestId, UUID orderId, boolean approve, String by) {}

package io.tributary.workflows.order;

import java.util.UUID;

/**
 * @param requestId makes the cancellation happen once
 * @param reason a code such as BUYER_CHANGED_MIND; no personal data
 */
public record CancelRequest(String requestId, UUID orderId, String reason) {}

package io.tributary.workflows.order;

import java.util.UUID;

/**
 * Asks to send an order elsewhere. The address itself waits in the database under {@code changeId}; histories never
 * carry it.
 */
public record DestinationChange(UUID changeId, UUID orderId) {}

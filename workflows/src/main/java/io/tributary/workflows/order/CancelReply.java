package io.tributary.workflows.order;

import io.tributary.domain.order.OrderProgress;

/**
 * @param cancelledUnits units that will not be sent
 * @param tooLateUnits units that had left already; a return is the way back for them
 */
public record CancelReply(int cancelledUnits, int tooLateUnits, OrderProgress progress) {}

package io.tributary.db.allocation;

import io.tributary.domain.allocation.StockKey;
import io.tributary.domain.order.Service;
import java.time.Instant;
import java.util.UUID;

/**
 * A wave's decision for a line, to be committed.
 *
 * @param units units of the line to reserve; if fewer are open by now, nothing happens
 */
public record Assignment(
        UUID orderId, UUID lineId, StockKey from, int units, Service service, Instant shipBy, Instant deliverBy) {}

package io.tributary.db.allocation;

import io.tributary.domain.allocation.StockKey;
import java.time.Instant;
import java.util.UUID;

/**
 * A wave's decision for a line, to be committed.
 *
 * @param units the line's open units that the wave planned for; if the line has another number by now, nothing happens
 */
public record Assignment(UUID orderId, UUID lineId, StockKey from, int units, Instant shipBy, Instant deliverBy) {}

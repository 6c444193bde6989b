package io.tributary.domain.risk;

import java.time.Instant;
import java.util.Set;

/**
 * The outcome of one delivery, as it was written down.
 *
 * @param id names the delivery
 * @param consignment what was delivered
 * @param troubles what went wrong; empty when all was well
 * @param recordedOn when the outcome was known to us; only this date decides what a score may use, never the date on
 *     which it happened
 */
public record DeliveryRecord(String id, Consignment consignment, Set<RiskKind> troubles, Instant recordedOn) {
    public DeliveryRecord {
        troubles = Set.copyOf(troubles);
    }
}

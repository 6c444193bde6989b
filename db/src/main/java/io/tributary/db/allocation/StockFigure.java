package io.tributary.db.allocation;

import io.tributary.db.supply.HoldBacks;
import io.tributary.db.supply.Inbound;
import io.tributary.domain.allocation.StockKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stock identities of one SKU at one node, in units.
 *
 * @param promised units of soft promises from what is on hand, that no allocation backs yet
 * @param promisedInbound units of soft promises from what is on its way
 * @param heldBack units of free stock by the only channel that may take them
 * @param inbound what suppliers confirmed and have not delivered, the earliest first
 */
public record StockFigure(
        StockKey key,
        long onHand,
        long reserved,
        long safety,
        long promised,
        long promisedInbound,
        Map<String, Long> heldBack,
        List<Inbound> inbound) {

    /** What a wave may reserve for orders of a channel: all that is on hand, free and not held back for others. */
    public long free(String channel) {
        return Math.max(0, onHand - reserved - HoldBacks.forOthers(heldBack, channel));
    }

    /**
     * On hand and available to promise to a new order of a channel. Promises from inbound that came, or that will not
     * come any more, count against what is on hand.
     */
    public long availableToPromise(String channel) {
        long arrived = Math.max(0, promisedInbound - inboundUnits());
        return Math.max(0, onHand - reserved - safety - promised - arrived - HoldBacks.forOthers(heldBack, channel));
    }

    /** Of what is on its way, what nobody was promised yet. */
    public long inboundToPromise() {
        return Math.max(0, inboundUnits() - promisedInbound);
    }

    /** When so many units more than others were promised have arrived; empty when that many are not on their way. */
    public Optional<Instant> arrivalOf(long units) {
        long wanted = promisedInbound + units;
        for (Inbound one : inbound) {
            wanted -= one.units();
            if (wanted <= 0) {
                return Optional.of(one.at());
            }
        }
        return Optional.empty();
    }

    private long inboundUnits() {
        return inbound.stream().mapToLong(Inbound::units).sum();
    }
}

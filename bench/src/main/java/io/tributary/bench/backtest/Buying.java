package io.tributary.bench.backtest;

import io.tributary.domain.replenishment.SupplierOffer;
import io.tributary.domain.replenishment.SupplierTerms;
import io.tributary.domain.replenishment.SupplyLane;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the textbook policies buy: every item has one supplier, and a need is rounded up to the least valid quantity.
 */
final class Buying {
    /** An item's supplier. */
    record Source(int supplier, SupplierOffer offer, SupplyLane lane) {
        /** Weeks. */
        double leadTime() {
            return lane.wholeLeadTime(offer);
        }

        double leadTimeDeviation() {
            return offer.leadTimeFactor() * lane.leadTimeDeviation();
        }
    }

    private final Trade trade;
    private final Source[][] sources;

    /** @param smallest whether the supplier with the smallest minimum is taken, in place of the cheapest */
    Buying(Trade trade, boolean smallest) {
        this.trade = trade;
        sources = new Source[trade.items().size()][trade.warehouses().size()];
        for (int i = 0; i < sources.length; i++) {
            for (int w = 0; w < sources[i].length; w++) {
                sources[i][w] = source(i, w, smallest);
            }
        }
    }

    private @Nullable Source source(int item, int warehouse, boolean smallest) {
        Source best = null;
        for (int s = 0; s < trade.suppliers().size(); s++) {
            SupplierTerms supplier = trade.suppliers().get(s);
            for (SupplierOffer offer : supplier.offers()) {
                if (offer.sku().equals(trade.items().get(item).sku())) {
                    var source = new Source(s, offer, supplier.lanes().get(warehouse));
                    best = best == null || rank(source, smallest) < rank(best, smallest) ? source : best;
                }
            }
        }
        return best;
    }

    private static double rank(Source source, boolean smallest) {
        return smallest
                ? source.offer().smallestQuantity()
                : source.offer().unitCost(source.offer().smallestQuantity());
    }

    @Nullable
    Source source(int item, int warehouse) {
        return sources[item][warehouse];
    }

    /** The level that an order may reach, so that goods are sold before they are too old. */
    double fresh(int item, double level, double weekly) {
        int life = trade.items().get(item).shelfLife();
        return life == 0 ? level : Math.min(level, weekly * life);
    }

    /** What a policy wants to have in a place, on the shelf and on the way. */
    @FunctionalInterface
    interface Level {
        /** @return units to order up to; nothing is ordered when the position is at it or above */
        double of(int item, int warehouse, int position);
    }

    /** Orders for every place whose position is below its level. */
    List<Order> upTo(View view, Level level) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < sources.length; i++) {
            for (int w = 0; w < sources[i].length; w++) {
                Source source = sources[i][w];
                int position = view.onHand(i, w) + view.onOrder(i, w);
                long need = (long) Math.ceil(level.of(i, w, position) - position - 1e-9);
                if (source != null && need > 0) {
                    orders.add(new Order.Buy(source.supplier(), i, w, valid(source.offer(), need)));
                }
            }
        }
        return orders;
    }

    private static int valid(SupplierOffer offer, long need) {
        long rounded = Math.ceilDiv(Math.max(need, offer.moq()), offer.multiple()) * offer.multiple();
        return Math.toIntExact(rounded);
    }
}

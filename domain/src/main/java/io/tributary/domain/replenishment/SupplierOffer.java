package io.tributary.domain.replenishment;

import io.tributary.domain.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A supplier's terms for one SKU. A quantity is valid when it is at least the MOQ and a whole number of multiples.
 *
 * @param moq least quantity of an order line, 1 or more
 * @param multiple order multiple in units, 1 or more
 * @param priceBreaks 1 or more, by rising quantity; the first is the price of the smallest order
 * @param capacityPerPeriod units of the SKU over all warehouses that the supplier accepts in a period, 0 or more; null
 *     when the SKU has a share in the supplier's capacity
 * @param leadTimeFactor lead time of the SKU as a multiple of that of the supplier's lane, 0 to 1000
 */
public record SupplierOffer(
        Sku sku,
        int moq,
        int multiple,
        List<PriceBreak> priceBreaks,
        @Nullable Long capacityPerPeriod,
        double leadTimeFactor) {
    /** With a share in the supplier's capacity, and its lead time. */
    public SupplierOffer(Sku sku, int moq, int multiple, List<PriceBreak> priceBreaks) {
        this(sku, moq, multiple, priceBreaks, null, 1);
    }

    public SupplierOffer {
        priceBreaks = List.copyOf(priceBreaks);
        Require.atLeast("The MOQ of " + sku, moq, 1, "Maybe use 1 for none.");
        Require.atLeast("The order multiple of " + sku, multiple, 1, "Maybe use 1 for none.");
        if (capacityPerPeriod != null) {
            Require.atLeast("The capacity for " + sku, capacityPerPeriod, 0, "Maybe leave the offer out.");
        }
        Require.that(
                leadTimeFactor >= 0 && leadTimeFactor <= 1_000,
                "The lead time of " + sku + " is " + leadTimeFactor
                        + " times that of its supplier, not 0 to 1000. Maybe it is in days.");
        Require.that(!priceBreaks.isEmpty(), "The offer for " + sku + " has no price. Maybe the offer has expired.");
        for (int i = 1; i < priceBreaks.size(); i++) {
            Require.that(
                    priceBreaks.get(i - 1).fromUnits() < priceBreaks.get(i).fromUnits(),
                    "The price breaks of " + sku + " do not rise at "
                            + priceBreaks.get(i).fromUnits() + " units. Maybe sort them, or one is given twice.");
        }
    }

    /** The smallest valid quantity. */
    public int smallestQuantity() {
        return Math.toIntExact(Math.ceilDiv((long) moq, multiple) * multiple);
    }

    public boolean allows(long units) {
        return units >= moq && units % multiple == 0;
    }

    /** The cost of each unit in an order of so many, in minor units of money. */
    public long unitCost(long units) {
        long cost = priceBreaks.getFirst().unitCost();
        for (var step : priceBreaks) {
            if (units >= step.fromUnits()) {
                cost = step.unitCost();
            }
        }
        return cost;
    }
}

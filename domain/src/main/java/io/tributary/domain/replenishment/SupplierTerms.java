package io.tributary.domain.replenishment;

import io.tributary.domain.SupplierCode;
import java.util.HashSet;
import java.util.List;

/**
 * One supplier as a restock may use it. Offers that are not valid and lanes that are closed are left out by the caller.
 *
 * @param capacityPerPeriod units over all warehouses, and all SKUs whose offer has no capacity of its own, that it accepts
 *     in a period, 0 or more
 * @param offers at most one per SKU
 * @param lanes at most one per warehouse
 */
public record SupplierTerms(
        SupplierCode supplier, long capacityPerPeriod, List<SupplierOffer> offers, List<SupplyLane> lanes) {
    public SupplierTerms {
        offers = List.copyOf(offers);
        lanes = List.copyOf(lanes);
        Require.atLeast(
                "The capacity of supplier " + supplier,
                capacityPerPeriod,
                0,
                "Maybe leave the supplier out, or use a large number for no limit.");
        var skus = new HashSet<>();
        for (var offer : offers) {
            Require.that(
                    skus.add(offer.sku()),
                    "Supplier " + supplier + " offers " + offer.sku()
                            + " twice. Maybe an expired offer was read with the valid one.");
        }
        var warehouses = new HashSet<>();
        for (var lane : lanes) {
            Require.that(
                    warehouses.add(lane.warehouse()),
                    "Supplier " + supplier + " has two lanes to " + lane.warehouse()
                            + ". Maybe keep the cheaper service only.");
        }
    }
}

package io.tributary.activities.replenishment;

import io.tributary.analytics.risk.RiskModel;
import io.tributary.db.replenishment.LeadTimes;
import io.tributary.db.replenishment.RestockReads;
import io.tributary.db.schema.tables.records.OfferPriceBreakRecord;
import io.tributary.db.schema.tables.records.OfferRecord;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.replenishment.LearnedLeadTime;
import io.tributary.domain.replenishment.PriceBreak;
import io.tributary.domain.replenishment.SupplierOffer;
import io.tributary.domain.replenishment.SupplierTerms;
import io.tributary.domain.replenishment.SupplyLane;
import io.tributary.domain.risk.Consignment;
import io.tributary.domain.risk.RiskAssessment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The suppliers as a plan may use them. Capacity and declared lead time belong to an offer; how a supplier keeps to what
 * it declares is learned per warehouse, so a lane's lead time is that multiple of a week and an offer's factor its weeks.
 */
final class RestockSuppliers {
    private final RestockReads reads;
    private final LeadTimes leadTimes;
    private final RiskModel risk;
    private final long orderCost;
    private final Instant now;

    /** @param orderCost of a purchase order beside its goods, minor units */
    RestockSuppliers(RestockReads reads, LeadTimes leadTimes, RiskModel risk, long orderCost, Instant now) {
        this.reads = reads;
        this.leadTimes = leadTimes;
        this.risk = risk;
        this.orderCost = orderCost;
        this.now = now;
    }

    List<SupplierTerms> of(List<NodeCode> warehouses, List<OfferRecord> offers) {
        Map<String, List<OfferPriceBreakRecord>> breaks = reads.priceBreaks();
        Map<NodeCode, Region> regions = reads.regions();
        Map<String, List<OfferRecord>> bySupplier = new TreeMap<>();
        offers.forEach(offer -> bySupplier
                .computeIfAbsent(offer.getSupplierCode(), key -> new ArrayList<>())
                .add(offer));
        List<SupplierTerms> terms = new ArrayList<>();
        bySupplier.forEach((code, own) -> {
            SupplierCode supplier = new SupplierCode(code);
            double meanCost = own.stream()
                    .mapToLong(OfferRecord::getUnitCostMinor)
                    .average()
                    .orElse(0);
            // Every offer has a capacity of its own; no other is known.
            terms.add(new SupplierTerms(
                    supplier,
                    0,
                    own.stream().map(offer -> offer(offer, breaks)).toList(),
                    warehouses.stream()
                            .map(warehouse -> lane(supplier, warehouse, regions.get(warehouse), meanCost))
                            .toList()));
        });
        return terms;
    }

    private static SupplierOffer offer(OfferRecord offer, Map<String, List<OfferPriceBreakRecord>> breaks) {
        List<PriceBreak> prices = new ArrayList<>();
        prices.add(new PriceBreak(1, offer.getUnitCostMinor()));
        breaks.getOrDefault(offer.getSupplierCode() + "/" + offer.getSku(), List.of())
                .forEach(step -> prices.add(new PriceBreak(step.getMinQuantity(), step.getUnitCostMinor())));
        return new SupplierOffer(
                new Sku(offer.getSku()),
                offer.getMoq(),
                offer.getOrderMultiple(),
                prices,
                (long) offer.getWeeklyCapacityUnits(),
                offer.getLeadTimeDays() / 7.0);
    }

    private SupplyLane lane(SupplierCode supplier, NodeCode warehouse, Region destination, double meanCost) {
        LearnedLeadTime multiple = leadTimes.of(supplier, warehouse);
        return new SupplyLane(
                warehouse,
                multiple.mean(),
                multiple.deviation(),
                orderCost,
                riskMilli(supplier, destination, meanCost));
    }

    /** Expected loss per unit: damaged or wrong goods are lost, late ones cost a twentieth of their value. */
    private long riskMilli(SupplierCode supplier, Region destination, double unitCost) {
        Consignment consignment = new Consignment(supplier, new NodeCode(supplier.code()), destination, null);
        return switch (risk.assess(consignment, now)) {
            case RiskAssessment.NoScore none -> 0;
            case RiskAssessment.Scored scored ->
                Math.round(1000
                        * unitCost
                        * (scored.score().damaged()
                                + scored.score().misShipped()
                                + scored.score().late() / 20));
        };
    }
}

package io.tributary.simulator.network;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole network with its history, as rows in the columns of the tables that they are imported into: the component
 * names, in snake case, are the column names. Amounts are fen, weeks are Mondays, instants UTC.
 */
public record Network(
        List<Zone> zones,
        List<Region> regions,
        List<Belt> belts,
        List<Supplier> suppliers,
        List<Node> nodes,
        List<Lane> lanes,
        List<TransferLane> transferLanes,
        List<Sku> skus,
        List<Substitute> substitutes,
        List<Offer> offers,
        List<PriceBreak> priceBreaks,
        List<Buyer> buyers,
        List<Stock> stock,
        List<HoldBack> holdBacks,
        List<Sales> salesHistory,
        List<Signal> demandSignals,
        List<Delivery> deliveryHistory) {

    public record Zone(String code, String nameZh, String nameEn) {}

    public record Region(
            String code,
            String nameZh,
            String nameEn,
            String cityZh,
            String cityEn,
            double lat,
            double lon,
            String zoneCode) {}

    public record Belt(String code, String nameZh, String nameEn, String trade, String regionCode) {}

    public record Supplier(
            String code,
            String nameZh,
            String nameEn,
            String tier,
            @Nullable String beltCode,
            String regionCode,
            String status) {}

    public record Node(
            String code,
            String kind,
            String nameZh,
            String nameEn,
            String zoneCode,
            String regionCode,
            @Nullable String supplierCode,
            double lat,
            double lon,
            @Nullable Integer dailyCapacityUnits,
            long handlingMinorPerUnit,
            int handlingHours,
            @Nullable String cutOff,
            String workingDays,
            boolean open) {
        public boolean isWarehouse() {
            return supplierCode == null;
        }
    }

    public record Lane(
            String nodeCode,
            String regionCode,
            String service,
            long parcelMinor,
            long unitMinor,
            int transitHours,
            boolean open) {}

    public record TransferLane(
            String fromNode, String toNode, int transitHours, long unitMinor, long lineMinor, boolean open) {}

    public record Sku(
            String code,
            String nameZh,
            String nameEn,
            String category,
            String currency,
            long listPriceMinor,
            long marginFloorMinor,
            int weightGrams) {}

    public record Substitute(String sku, String substituteSku, double score, String source) {}

    public record Offer(
            String supplierCode,
            String sku,
            long unitCostMinor,
            int moq,
            int orderMultiple,
            int leadTimeDays,
            int weeklyCapacityUnits,
            boolean dropShip,
            LocalDate validFrom,
            LocalDate validTo) {}

    public record PriceBreak(String supplierCode, String sku, int minQuantity, long unitCostMinor) {}

    public record Buyer(String code, String name, @Nullable String regionCode) {}

    /** @param sku null for every SKU of the node */
    public record HoldBack(String nodeCode, @Nullable String sku, String channel, int units) {}

    public record Stock(String nodeCode, String sku, int onHand, int safetyStock) {}

    public record Sales(String sku, String regionCode, LocalDate week, int units) {}

    /** @param scope {@code *} for all demand, a category, or a SKU code */
    public record Signal(String kind, String scope, LocalDate week, double factor) {}

    public record Delivery(
            String reference,
            String nodeCode,
            @Nullable String supplierCode,
            String regionCode,
            String category,
            String purpose,
            Instant promisedAt,
            @Nullable Instant deliveredAt,
            Instant recordedAt,
            int units,
            int damagedUnits,
            int misShippedUnits,
            @Nullable String failed) {}
}

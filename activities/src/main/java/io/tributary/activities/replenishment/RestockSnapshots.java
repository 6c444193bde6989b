package io.tributary.activities.replenishment;

import io.tributary.analytics.risk.RiskModel;
import io.tributary.db.replenishment.RestockReads;
import io.tributary.db.replenishment.RestockReads.StockDemand;
import io.tributary.db.schema.tables.records.OfferPriceBreakRecord;
import io.tributary.db.schema.tables.records.OfferRecord;
import io.tributary.db.schema.tables.records.SkuRecord;
import io.tributary.domain.Money;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.RestockTerms;
import io.tributary.domain.Sku;
import io.tributary.domain.SkuTier;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.allocation.StockKey;
import io.tributary.domain.forecast.CountDistribution;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.forecast.QuantileForecast;
import io.tributary.domain.replenishment.LearnedLeadTime;
import io.tributary.domain.replenishment.PlanLimits;
import io.tributary.domain.replenishment.PriceBreak;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.StockPosition;
import io.tributary.domain.replenishment.SupplierOffer;
import io.tributary.domain.replenishment.SupplierTerms;
import io.tributary.domain.replenishment.SupplyLane;
import io.tributary.domain.replenishment.TransferLane;
import io.tributary.domain.risk.Consignment;
import io.tributary.domain.risk.RiskAssessment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds what a restock plan looks at from what the database and the forecasts say. Periods are weeks from now. */
final class RestockSnapshots {
    /** Weeks that a plan looks ahead: the longest lead time and a review behind it. */
    static final int PERIODS = 6;
    /** Cost of a purchase order beside its goods: paperwork, inbound handling, a pallet's freight. */
    private static final long ORDER_COST_MINOR = 120_00;
    /** Capital, space and ageing, as a share of the unit cost per year. */
    private static final double HOLDING_PER_YEAR = 0.25;
    /** Orders of so many days tell which SKUs guaranteed promises ask for. */
    private static final int QUARTER_DAYS = 91;

    private final RestockReads reads;
    private final RiskModel risk;
    private final NetworkPolicy policy;
    private final Instant now;

    RestockSnapshots(RestockReads reads, RiskModel risk, NetworkPolicy policy, Instant now) {
        this.reads = reads;
        this.risk = risk;
        this.policy = policy;
        this.now = now;
    }

    ReplenishmentSnapshot build(String zone, List<QuantileForecast> forecasts) {
        List<NodeCode> warehouses = reads.warehouses(zone);
        List<OfferRecord> offers = reads.offers(LocalDate.ofInstant(now, ZoneOffset.UTC));
        Map<NodeCode, NodeCode> suppliedFrom = reads.suppliedFrom(zone);
        List<TransferLane> lanes = new ArrayList<>(reads.transferLanes(zone));
        lanes.addAll(reads.spillovers(zone, quarterAgo()));
        return new ReplenishmentSnapshot(
                zone,
                PERIODS,
                Money.CNY,
                warehouses,
                positions(zone, warehouses, forecasts, cheapest(offers), lanes, suppliedFrom),
                suppliers(warehouses, offers),
                lanes,
                limits(zone),
                suppliedFrom);
    }

    private Instant quarterAgo() {
        return now.minus(QUARTER_DAYS, ChronoUnit.DAYS);
    }

    private PlanLimits limits(String zone) {
        RestockTerms terms = policy.restock();
        return new PlanLimits(
                reads.budget(zone), reads.space(zone), terms.riskyPermille(), terms.riskyVolume(), terms.riskyShare());
    }

    private static Map<Sku, Long> cheapest(List<OfferRecord> offers) {
        Map<Sku, Long> cheapest = new HashMap<>();
        offers.forEach(offer -> cheapest.merge(new Sku(offer.getSku()), offer.getUnitCostMinor(), Math::min));
        return cheapest;
    }

    private List<StockPosition> positions(
            String zone,
            List<NodeCode> warehouses,
            List<QuantileForecast> forecasts,
            Map<Sku, Long> cheapest,
            List<TransferLane> lanes,
            Map<NodeCode, NodeCode> suppliedFrom) {
        Map<StockKey, double[][]> demand = demand(zone, forecasts);
        Map<StockKey, Long> free = new HashMap<>();
        reads.stock(zone).forEach(stock -> free.put(stock.key(), stock.free()));
        addSenders(demand, free, lanes);
        addHubs(demand, suppliedFrom);
        Map<StockKey, long[]> inbound = inbound(zone);
        Map<Sku, SkuRecord> skus = reads.skus();
        Map<Sku, Double> guaranteed = reads.guaranteedShare(zone, quarterAgo());
        List<StockPosition> positions = new ArrayList<>();
        for (var entry : demand.entrySet()) {
            StockKey key = entry.getKey();
            if (!warehouses.contains(key.node())) {
                continue;
            }
            Integer life = skus.get(key.sku()).getShelfLifeDays();
            // What nobody offers can still be moved, and its stock-out is worth knowing.
            long price = skus.get(key.sku()).getListPriceMinor();
            long unitCost = cheapest.getOrDefault(key.sku(), price / 2);
            positions.add(new StockPosition(
                    key.sku(),
                    key.node(),
                    Math.min(free.getOrDefault(key, 0L), StockPosition.MAX_UNITS),
                    boxed(inbound.getOrDefault(key, new long[PERIODS])),
                    periods(entry.getValue()),
                    0.1,
                    null,
                    Math.round(unitCost * 1000 * HOLDING_PER_YEAR / 52),
                    policy.restock().lostSaleMinor(price),
                    life == null ? null : Math.max(1, life / 7),
                    policy.restock()
                            .floor(
                                    SkuTier.valueOf(skus.get(key.sku()).getTier()),
                                    guaranteed.getOrDefault(key.sku(), 0.0))));
        }
        return positions;
    }

    /** Stock where nobody asks for it is worth a look when it can be sent to where somebody does. */
    private static void addSenders(
            Map<StockKey, double[][]> demand, Map<StockKey, Long> free, List<TransferLane> lanes) {
        Set<StockKey> wanted = Set.copyOf(demand.keySet());
        free.forEach((key, units) -> {
            boolean useful = units > 0
                    && lanes.stream()
                            .anyMatch(lane -> lane.from().equals(key.node())
                                    && wanted.contains(new StockKey(lane.to(), key.sku())));
            if (useful) {
                demand.putIfAbsent(key, new double[PERIODS][2]);
            }
        });
    }

    /** A hub has what is behind it to look after, even where nobody asks it. */
    private static void addHubs(Map<StockKey, double[][]> demand, Map<NodeCode, NodeCode> suppliedFrom) {
        for (StockKey key : List.copyOf(demand.keySet())) {
            for (NodeCode hub = suppliedFrom.get(key.node()); hub != null; hub = suppliedFrom.get(hub)) {
                demand.putIfAbsent(new StockKey(hub, key.sku()), new double[PERIODS][2]);
            }
        }
    }

    /** Mean and variance per period, by the warehouse that serves the region; what waits is wanted at once. */
    private Map<StockKey, double[][]> demand(String zone, List<QuantileForecast> forecasts) {
        Map<Region, NodeCode> nearest = reads.nearestWarehouse(zone);
        Map<StockDemand, Integer> waiting = reads.waiting(zone);
        Map<StockKey, double[][]> demand = new TreeMap<>();
        for (QuantileForecast forecast : forecasts) {
            NodeCode warehouse = nearest.get(forecast.key().region());
            if (warehouse == null) {
                continue;
            }
            StockKey key = new StockKey(warehouse, forecast.key().sku());
            double[][] sum = demand.computeIfAbsent(key, any -> new double[PERIODS][2]);
            for (int period = 0; period < PERIODS; period++) {
                PeriodForecast week = forecast.periods().get(period);
                sum[period][0] += week.mean();
                sum[period][1] += week.variance();
            }
        }
        waiting.forEach((wanted, units) -> {
            NodeCode warehouse = nearest.get(wanted.region());
            if (warehouse != null) {
                demand.computeIfAbsent(new StockKey(warehouse, wanted.sku()), any -> new double[PERIODS][2])[0][0] +=
                        units;
            }
        });
        return demand;
    }

    private static List<PeriodForecast> periods(double[][] moments) {
        List<PeriodForecast> periods = new ArrayList<>();
        for (double[] moment : moments) {
            double variance = Math.max(moment[0], moment[1]);
            double[] q = CountDistribution.of(moment[0], variance).quantiles(.5, .75, .9, .95, .99);
            periods.add(new PeriodForecast(moment[0], variance, q[0], q[1], q[2], q[3], q[4]));
        }
        return periods;
    }

    /** By the week in which it is expected: what comes after a stock-out does not hide it. What is overdue comes now. */
    private Map<StockKey, long[]> inbound(String zone) {
        Map<StockKey, long[]> inbound = new HashMap<>();
        Stream.concat(reads.inbound(zone).stream(), reads.transfersComing(zone).stream())
                .forEach(coming -> {
                    long weeks = Math.max(0, ChronoUnit.DAYS.between(now, coming.expectedAt()) / 7);
                    if (weeks < PERIODS) {
                        inbound.computeIfAbsent(coming.key(), key -> new long[PERIODS])[(int) weeks] += coming.units();
                    }
                });
        return inbound;
    }

    private static List<Integer> boxed(long[] units) {
        return Arrays.stream(units)
                .mapToObj(one -> (int) Math.min(one, StockPosition.MAX_UNITS))
                .toList();
    }

    private List<SupplierTerms> suppliers(List<NodeCode> warehouses, List<OfferRecord> offers) {
        Map<String, List<OfferPriceBreakRecord>> breaks = reads.priceBreaks();
        Map<SupplierCode, Map<NodeCode, RestockReads.LeadTime>> learned = reads.leadTimes();
        Map<NodeCode, Region> regions = reads.regions();
        Map<String, List<OfferRecord>> bySupplier = new TreeMap<>();
        offers.forEach(offer -> bySupplier
                .computeIfAbsent(offer.getSupplierCode(), key -> new ArrayList<>())
                .add(offer));
        List<SupplierTerms> terms = new ArrayList<>();
        bySupplier.forEach((code, own) -> {
            SupplierCode supplier = new SupplierCode(code);
            long capacity =
                    own.stream().mapToLong(OfferRecord::getWeeklyCapacityUnits).sum();
            List<SupplierOffer> lines =
                    own.stream().map(offer -> offer(offer, breaks)).toList();
            List<SupplyLane> lanes = warehouses.stream()
                    .map(warehouse -> lane(
                            supplier,
                            warehouse,
                            regions.get(warehouse),
                            own,
                            learned.getOrDefault(supplier, Map.of()).get(warehouse)))
                    .toList();
            terms.add(new SupplierTerms(supplier, capacity, lines, lanes));
        });
        return terms;
    }

    private static SupplierOffer offer(OfferRecord offer, Map<String, List<OfferPriceBreakRecord>> breaks) {
        List<PriceBreak> prices = new ArrayList<>();
        prices.add(new PriceBreak(1, offer.getUnitCostMinor()));
        breaks.getOrDefault(offer.getSupplierCode() + "/" + offer.getSku(), List.of())
                .forEach(step -> prices.add(new PriceBreak(step.getMinQuantity(), step.getUnitCostMinor())));
        return new SupplierOffer(new Sku(offer.getSku()), offer.getMoq(), offer.getOrderMultiple(), prices);
    }

    private SupplyLane lane(
            SupplierCode supplier,
            NodeCode warehouse,
            Region destination,
            List<OfferRecord> own,
            RestockReads.@Nullable LeadTime learned) {
        double offered =
                own.stream().mapToInt(OfferRecord::getLeadTimeDays).average().orElse(14);
        LearnedLeadTime weeks = learned == null
                ? LearnedLeadTime.declared(offered / 7)
                : LearnedLeadTime.of(
                        offered / 7,
                        learned.meanHours() / (24 * 7),
                        learned.deviationHours() / (24 * 7),
                        learned.sampleSize());
        double meanCost =
                own.stream().mapToLong(OfferRecord::getUnitCostMinor).average().orElse(0);
        return new SupplyLane(
                warehouse,
                weeks.mean(),
                weeks.deviation(),
                ORDER_COST_MINOR,
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

package io.tributary.activities.replenishment;

import io.tributary.analytics.risk.RiskModel;
import io.tributary.db.replenishment.LeadTimes;
import io.tributary.db.replenishment.OpenOrders.OpenOrder;
import io.tributary.db.replenishment.RestockReads;
import io.tributary.db.replenishment.RestockReads.StockDemand;
import io.tributary.db.schema.tables.records.OfferRecord;
import io.tributary.db.schema.tables.records.SkuRecord;
import io.tributary.domain.CalendarWeek;
import io.tributary.domain.Money;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.RestockTerms;
import io.tributary.domain.Sku;
import io.tributary.domain.SkuTier;
import io.tributary.domain.allocation.StockKey;
import io.tributary.domain.forecast.CountDistribution;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.forecast.QuantileForecast;
import io.tributary.domain.replenishment.PlanLimits;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.StockPosition;
import io.tributary.domain.replenishment.TransferLane;
import java.time.Duration;
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
import org.jooq.DSLContext;

/** Builds what a restock plan looks at from what the database and the forecasts say. Periods are weeks from now. */
final class RestockSnapshots {
    private static final int WEEKS_PER_YEAR = 52;
    /** Orders of so many days tell which SKUs guaranteed promises ask for. */
    private static final int QUARTER_DAYS = 91;

    /** Mean, variance, units that wait, and the variance times the correlation of its errors. */
    private static final int MOMENTS = 4;

    private final RestockReads reads;
    private final LeadTimes leadTimes;
    private final RestockSuppliers suppliers;
    private final NetworkPolicy policy;
    private final Instant now;
    private final int periods;
    private final List<String> leftOut = new ArrayList<>();

    /** @param periods weeks to plan, as {@link RestockHorizon} says */
    RestockSnapshots(DSLContext db, RiskModel risk, NetworkPolicy policy, Instant now, int periods) {
        this.reads = new RestockReads(db);
        this.leadTimes = LeadTimes.read(db);
        this.suppliers =
                new RestockSuppliers(reads, leadTimes, risk, policy.restock().orderCost(), now);
        this.periods = periods;
        this.policy = policy;
        this.now = now;
    }

    ReplenishmentSnapshot build(String zone, List<QuantileForecast> forecasts, List<OpenOrder> open) {
        List<NodeCode> warehouses = reads.warehouses(zone);
        List<OfferRecord> offers = reads.offers(LocalDate.ofInstant(now, ZoneOffset.UTC)).stream()
                .filter(this::plannable)
                .toList();
        Map<NodeCode, NodeCode> suppliedFrom = reads.suppliedFrom(zone);
        List<TransferLane> lanes = new ArrayList<>(reads.transferLanes(zone));
        lanes.addAll(reads.spillovers(zone, quarterAgo()));
        return new ReplenishmentSnapshot(
                zone,
                periods,
                Money.CNY,
                warehouses,
                positions(zone, warehouses, forecasts, cheapest(offers), lanes, suppliedFrom, open),
                suppliers.of(warehouses, offers),
                lanes,
                limits(zone),
                suppliedFrom);
    }

    /** Valid offers whose lead time no plan looks ahead for, as supplier/SKU; of all zones, after {@link #build}. */
    List<String> leftOut() {
        return leftOut;
    }

    private boolean plannable(OfferRecord offer) {
        boolean plannable = RestockHorizon.plannable(leadTimes, offer);
        if (!plannable) {
            leftOut.add(offer.getSupplierCode() + "/" + offer.getSku());
        }
        return plannable;
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
            Map<NodeCode, NodeCode> suppliedFrom,
            List<OpenOrder> open) {
        Map<StockKey, double[][]> demand = demand(zone, forecasts);
        Map<StockKey, Long> free = new HashMap<>();
        reads.stock(zone).forEach(stock -> free.put(stock.key(), stock.free()));
        addSenders(demand, free, lanes);
        addHubs(demand, suppliedFrom);
        Map<StockKey, long[]> inbound = inbound(zone, open);
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
                    boxed(inbound.getOrDefault(key, new long[periods])),
                    periods(entry.getValue()),
                    correlation(entry.getValue()),
                    null,
                    Math.round((double) unitCost * policy.restock().holding() / WEEKS_PER_YEAR),
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
    private void addSenders(Map<StockKey, double[][]> demand, Map<StockKey, Long> free, List<TransferLane> lanes) {
        Set<StockKey> wanted = Set.copyOf(demand.keySet());
        free.forEach((key, units) -> {
            boolean useful = units > 0
                    && lanes.stream()
                            .anyMatch(lane -> lane.from().equals(key.node())
                                    && wanted.contains(new StockKey(lane.to(), key.sku())));
            if (useful) {
                demand.putIfAbsent(key, new double[periods][MOMENTS]);
            }
        });
    }

    /** A hub has what is behind it to look after, even where nobody asks it. */
    private void addHubs(Map<StockKey, double[][]> demand, Map<NodeCode, NodeCode> suppliedFrom) {
        for (StockKey key : List.copyOf(demand.keySet())) {
            for (NodeCode hub = suppliedFrom.get(key.node()); hub != null; hub = suppliedFrom.get(hub)) {
                demand.putIfAbsent(new StockKey(hub, key.sku()), new double[periods][MOMENTS]);
            }
        }
    }

    /**
     * Mean and variance of what will be asked for, and units that wait already and are wanted at once, by the warehouse
     * that serves the region and periods of seven days from now: what has passed of the present week has been asked for,
     * so a period takes the rest of its week and the beginning of the next.
     */
    private Map<StockKey, double[][]> demand(String zone, List<QuantileForecast> forecasts) {
        Map<Region, NodeCode> nearest = reads.nearestWarehouse(zone);
        Map<StockDemand, Integer> waiting = reads.waiting(zone);
        double passed = passedOfWeek(now);
        Map<StockKey, double[][]> demand = new TreeMap<>();
        for (QuantileForecast forecast : forecasts) {
            NodeCode warehouse = nearest.get(forecast.key().region());
            if (warehouse == null) {
                continue;
            }
            StockKey key = new StockKey(warehouse, forecast.key().sku());
            double[][] sum = demand.computeIfAbsent(key, any -> new double[periods][MOMENTS]);
            for (int period = 0; period < periods; period++) {
                PeriodForecast week = forecast.periods().get(period);
                PeriodForecast next = forecast.periods().get(Math.min(period + 1, periods - 1));
                sum[period][0] += (1 - passed) * week.mean() + passed * next.mean();
                double variance = (1 - passed) * week.variance() + passed * next.variance();
                sum[period][1] += variance;
                sum[period][3] += forecast.errorCorrelation() * variance;
            }
        }
        waiting.forEach((wanted, units) -> {
            NodeCode warehouse = nearest.get(wanted.region());
            if (warehouse != null) {
                demand.computeIfAbsent(new StockKey(warehouse, wanted.sku()), any -> new double[periods][MOMENTS])[0][
                        2] += units;
            }
        });
        return demand;
    }

    /** The share of the calendar week (UTC) that has passed, 0 to below 1. */
    static double passedOfWeek(Instant now) {
        Instant monday = CalendarWeek.monday(now).atStartOfDay(ZoneOffset.UTC).toInstant();
        return (double) Duration.between(monday, now).toMillis()
                / Duration.ofDays(7).toMillis();
    }

    /**
     * Demand as a plan takes it: what waits is certain and adds no variance. One SKU whose sales were told in the wrong
     * unit must not keep its zone from being planned, so means and variances stop where a plan's sums would no longer be
     * exact.
     */
    static List<PeriodForecast> periods(double[][] moments) {
        double most = StockPosition.MAX_UNITS / 2.0;
        List<PeriodForecast> periods = new ArrayList<>();
        for (double[] moment : moments) {
            double mean = Math.min(moment[0], most);
            double variance = Math.min(Math.max(mean, moment[1]), most / 12 * (most / 12));
            double waiting = Math.min(moment[2], most - mean);
            double[] q = CountDistribution.of(mean, variance).quantiles(.5, .75, .9, .95, .99);
            Arrays.setAll(q, level -> q[level] + waiting);
            periods.add(new PeriodForecast(mean + waiting, variance, q[0], q[1], q[2], q[3], q[4]));
        }
        return periods;
    }

    /** Of the errors of two periods: that of the position's series, by their variance; 0 to 1. */
    static double correlation(double[][] moments) {
        double variance = 0;
        double shared = 0;
        for (double[] moment : moments) {
            variance += moment[1];
            shared += moment[3];
        }
        return variance > 0 ? Math.clamp(shared / variance, 0, 1) : 0;
    }

    /** By the week in which it is believed to come: what comes after a stock-out does not hide it. */
    private Map<StockKey, long[]> inbound(String zone, List<OpenOrder> open) {
        Map<StockKey, long[]> inbound = new HashMap<>();
        open.forEach(
                order -> add(inbound, new StockKey(order.warehouse(), order.sku()), order.comesAt(), order.units()));
        reads.transfersComing(zone, now)
                .forEach(coming -> add(inbound, coming.key(), coming.expectedAt(), coming.units()));
        return inbound;
    }

    private void add(Map<StockKey, long[]> inbound, StockKey key, Instant at, int units) {
        long weeks = ChronoUnit.DAYS.between(now, at) / 7;
        if (weeks < periods) {
            inbound.computeIfAbsent(key, any -> new long[periods])[(int) weeks] += units;
        }
    }

    private static List<Integer> boxed(long[] units) {
        return Arrays.stream(units)
                .mapToObj(one -> (int) Math.min(one, StockPosition.MAX_UNITS))
                .toList();
    }
}

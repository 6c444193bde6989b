package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.DEMAND_FACTOR;
import static io.tributary.db.schema.Tables.LANE;
import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.OFFER;
import static io.tributary.db.schema.Tables.OFFER_PRICE_BREAK;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.REGION;
import static io.tributary.db.schema.Tables.SALES_HISTORY;
import static io.tributary.db.schema.Tables.SKU;
import static io.tributary.db.schema.Tables.STOCK_BALANCE;
import static io.tributary.db.schema.Tables.SUPPLIER;
import static io.tributary.db.schema.Tables.TRANSFER;
import static io.tributary.db.schema.Tables.TRANSFER_LANE;
import static io.tributary.db.schema.Tables.ZONE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.tributary.db.schema.tables.records.LaneRecord;
import io.tributary.db.schema.tables.records.OfferPriceBreakRecord;
import io.tributary.db.schema.tables.records.OfferRecord;
import io.tributary.db.schema.tables.records.SkuRecord;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.StockKey;
import io.tributary.domain.replenishment.ExpectedArrival;
import io.tributary.domain.replenishment.TransferLane;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What a restock run looks at, for one zone. */
public final class RestockReads {
    /** Units on their way to a warehouse. */
    public record Inbound(StockKey key, Instant expectedAt, int units) {}

    /** A warehouse's stock of a SKU. */
    public record Stock(StockKey key, long free) {}

    private final DSLContext db;

    public RestockReads(DSLContext db) {
        this.db = db;
    }

    public List<NodeCode> warehouses(String zone) {
        return db.select(NODE.CODE)
                .from(NODE)
                .where(NODE.ZONE_CODE.eq(zone), NODE.KIND.eq("WAREHOUSE"), NODE.OPEN.isTrue())
                .orderBy(NODE.CODE)
                .fetch(row -> new NodeCode(row.value1()));
    }

    /** The regions of the zone, in order of their codes. */
    public List<Region> regionsOf(String zone) {
        return db.select(REGION.CODE)
                .from(REGION)
                .where(REGION.ZONE_CODE.eq(zone))
                .orderBy(REGION.CODE)
                .fetch(row -> new Region(row.value1()));
    }

    /** The warehouse of the zone that serves each of its regions at the least cost per parcel. */
    public Map<Region, NodeCode> nearestWarehouse(String zone) {
        Map<Region, NodeCode> nearest = new TreeMap<>();
        standardLanes(zone)
                .forEach(lane ->
                        nearest.putIfAbsent(new Region(lane.getRegionCode()), new NodeCode(lane.getNodeCode())));
        return nearest;
    }

    /** From the zone's open warehouses to its regions, open or not; of a region's, the cheapest per parcel is first. */
    private List<LaneRecord> standardLanes(String zone) {
        return db.select(LANE.fields())
                .from(LANE)
                .join(NODE)
                .on(NODE.CODE.eq(LANE.NODE_CODE))
                .join(REGION)
                .on(REGION.CODE.eq(LANE.REGION_CODE))
                .where(
                        REGION.ZONE_CODE.eq(zone),
                        NODE.ZONE_CODE.eq(zone),
                        NODE.KIND.eq("WAREHOUSE"),
                        NODE.OPEN.isTrue(),
                        LANE.SERVICE.eq("STANDARD"))
                .orderBy(LANE.REGION_CODE, LANE.PARCEL_MINOR.plus(LANE.UNIT_MINOR), LANE.NODE_CODE)
                .fetchInto(LANE);
    }

    /** Factors by kind, scope (a SKU, a category, or ALL) and week. */
    public Map<String, Map<String, Map<LocalDate, Double>>> signals() {
        Map<String, Map<String, Map<LocalDate, Double>>> signals = new HashMap<>();
        db.selectFrom(DEMAND_FACTOR)
                .forEach(row -> signals.computeIfAbsent(row.getKind(), key -> new HashMap<>())
                        .computeIfAbsent(row.getScope(), key -> new HashMap<>())
                        .put(row.getWeek(), row.getFactor()));
        return signals;
    }

    public Map<Sku, SkuRecord> skus() {
        return skus(noCondition());
    }

    /** The same, of some SKUs only. */
    public Map<Sku, SkuRecord> skus(Collection<String> codes) {
        return skus(SKU.CODE.eq(any(codes.toArray(String[]::new))));
    }

    private Map<Sku, SkuRecord> skus(Condition which) {
        Map<Sku, SkuRecord> skus = new TreeMap<>();
        db.selectFrom(SKU).where(which).forEach(row -> skus.put(new Sku(row.getCode()), row));
        return skus;
    }

    /** Free units of every SKU at the zone's warehouses. */
    public List<Stock> stock(String zone) {
        return db.select(
                        STOCK_BALANCE.NODE_CODE, STOCK_BALANCE.SKU, STOCK_BALANCE.ON_HAND.minus(STOCK_BALANCE.RESERVED))
                .from(STOCK_BALANCE)
                .join(NODE)
                .on(NODE.CODE.eq(STOCK_BALANCE.NODE_CODE))
                .where(NODE.ZONE_CODE.eq(zone), NODE.KIND.eq("WAREHOUSE"))
                .fetch(row -> new Stock(new StockKey(new NodeCode(row.value1()), new Sku(row.value2())), row.value3()));
    }

    /** Units of open lines in the zone that no node serves yet, by SKU and region: demand that waits. */
    public Map<StockDemand, Integer> waiting(String zone) {
        Map<StockDemand, Integer> waiting = new HashMap<>();
        db.select(ORDER_LINE.SKU, CUSTOMER_ORDER.REGION_CODE, sum(ORDER_LINE.OPEN_UNITS))
                .from(ORDER_LINE)
                .join(CUSTOMER_ORDER)
                .on(CUSTOMER_ORDER.ID.eq(ORDER_LINE.ORDER_ID))
                .where(
                        CUSTOMER_ORDER.ZONE_CODE.eq(zone),
                        CUSTOMER_ORDER.CLOSED_AT.isNull(),
                        ORDER_LINE.OPEN_UNITS.gt(0))
                .groupBy(ORDER_LINE.SKU, CUSTOMER_ORDER.REGION_CODE)
                .forEach(row -> waiting.put(
                        new StockDemand(new Sku(row.value1()), new Region(row.value2())),
                        row.value3().intValue()));
        return waiting;
    }

    /** By SKU: the share of its units ordered in the zone since then that guaranteed orders asked for, above 0 to 1. */
    public Map<Sku, Double> guaranteedShare(String zone, Instant since) {
        Map<Sku, Double> shares = new HashMap<>();
        var guaranteed = sum(ORDER_LINE.QUANTITY).filterWhere(CUSTOMER_ORDER.PROMISE_CLASS.eq("GUARANTEED"));
        db.select(ORDER_LINE.SKU, guaranteed, sum(ORDER_LINE.QUANTITY))
                .from(ORDER_LINE)
                .join(CUSTOMER_ORDER)
                .on(CUSTOMER_ORDER.ID.eq(ORDER_LINE.ORDER_ID))
                .where(CUSTOMER_ORDER.ZONE_CODE.eq(zone), CUSTOMER_ORDER.PLACED_AT.ge(since))
                .groupBy(ORDER_LINE.SKU)
                .having(guaranteed.gt(BigDecimal.ZERO))
                .forEach(row -> shares.put(
                        new Sku(row.value1()),
                        row.value2().doubleValue() / row.value3().doubleValue()));
        return shares;
    }

    /** A SKU wanted in a region. */
    public record StockDemand(Sku sku, Region region) {}

    /** What one run of the zone may spend, minor units; null for no limit. */
    public @Nullable Long budget(String zone) {
        return db.select(ZONE.RESTOCK_BUDGET_MINOR)
                .from(ZONE)
                .where(ZONE.CODE.eq(zone))
                .fetchOne(ZONE.RESTOCK_BUDGET_MINOR);
    }

    /** Units that the zone's warehouses hold, where that is known. */
    public Map<NodeCode, Long> space(String zone) {
        Map<NodeCode, Long> space = new TreeMap<>();
        db.select(NODE.CODE, NODE.STORAGE_UNITS)
                .from(NODE)
                .where(NODE.ZONE_CODE.eq(zone), NODE.KIND.eq("WAREHOUSE"), NODE.STORAGE_UNITS.isNotNull())
                .forEach(row -> space.put(new NodeCode(row.value1()), row.value2()));
        return space;
    }

    /** What transfers that were released will bring to the zone's warehouses. */
    public List<Inbound> transfersComing(String zone, Instant now) {
        return db.select(
                        TRANSFER.TO_NODE,
                        TRANSFER.SKU,
                        TRANSFER.EXPECTED_AT,
                        TRANSFER.CREATED_AT,
                        coalesce(TRANSFER_LANE.TRANSIT_HOURS, val(0)),
                        when(TRANSFER.STATUS.eq("SHIPPED"), TRANSFER.SHIPPED).otherwise(TRANSFER.QUANTITY))
                .from(TRANSFER)
                .join(NODE)
                .on(NODE.CODE.eq(TRANSFER.TO_NODE))
                .leftJoin(TRANSFER_LANE)
                .on(TRANSFER_LANE.FROM_NODE.eq(TRANSFER.FROM_NODE), TRANSFER_LANE.TO_NODE.eq(TRANSFER.TO_NODE))
                .where(NODE.ZONE_CODE.eq(zone), TRANSFER.STATUS.in("RELEASED", "SHIPPED"))
                .fetch(row -> new Inbound(
                        new StockKey(new NodeCode(row.value1()), new Sku(row.value2())),
                        ExpectedArrival.of(row.value3(), row.value4(), Duration.ofHours(row.value5()), now),
                        row.value6()));
    }

    /** Open ways between two open warehouses of the zone. A lead of under half a week counts as none. */
    public List<TransferLane> transferLanes(String zone) {
        var from = NODE.as("sender");
        var to = NODE.as("receiver");
        return db.select(TRANSFER_LANE.fields())
                .from(TRANSFER_LANE)
                .join(from)
                .on(from.CODE.eq(TRANSFER_LANE.FROM_NODE))
                .join(to)
                .on(to.CODE.eq(TRANSFER_LANE.TO_NODE))
                .where(
                        TRANSFER_LANE.OPEN.isTrue(),
                        from.ZONE_CODE.eq(zone),
                        to.ZONE_CODE.eq(zone),
                        from.KIND.eq("WAREHOUSE"),
                        to.KIND.eq("WAREHOUSE"),
                        from.OPEN.isTrue(),
                        to.OPEN.isTrue())
                .orderBy(TRANSFER_LANE.FROM_NODE, TRANSFER_LANE.TO_NODE)
                .fetchInto(TRANSFER_LANE)
                .map(row -> new TransferLane(
                        new NodeCode(row.getFromNode()),
                        new NodeCode(row.getToNode()),
                        Math.round(row.getTransitHours() / (24f * 7)),
                        1_000 * row.getUnitMinor(),
                        row.getLineMinor()));
    }

    /** By open warehouse: the open one that it is supplied from, where an open way leads from there. */
    public Map<NodeCode, NodeCode> suppliedFrom(String zone) {
        Map<NodeCode, NodeCode> from = new TreeMap<>();
        var hub = NODE.as("hub");
        db.select(NODE.CODE, NODE.SUPPLIED_FROM)
                .from(NODE)
                .join(hub)
                .on(hub.CODE.eq(NODE.SUPPLIED_FROM))
                .join(TRANSFER_LANE)
                .on(TRANSFER_LANE.FROM_NODE.eq(hub.CODE), TRANSFER_LANE.TO_NODE.eq(NODE.CODE))
                .where(
                        NODE.ZONE_CODE.eq(zone),
                        hub.ZONE_CODE.eq(zone),
                        NODE.OPEN.isTrue(),
                        hub.OPEN.isTrue(),
                        TRANSFER_LANE.OPEN.isTrue())
                .forEach(row -> from.put(new NodeCode(row.value1()), new NodeCode(row.value2())));
        return from;
    }

    /**
     * What it costs when a warehouse delivers into the regions of another.
     *
     * @param since orders from then on say how many units a line has
     */
    public List<TransferLane> spillovers(String zone, Instant since) {
        return SpilloverLanes.of(standardLanes(zone), unitsPerLine(zone, since));
    }

    private double unitsPerLine(String zone, Instant since) {
        BigDecimal mean = db.select(avg(ORDER_LINE.QUANTITY))
                .from(ORDER_LINE)
                .join(CUSTOMER_ORDER)
                .on(CUSTOMER_ORDER.ID.eq(ORDER_LINE.ORDER_ID))
                .where(CUSTOMER_ORDER.ZONE_CODE.eq(zone), CUSTOMER_ORDER.PLACED_AT.ge(since))
                .fetchSingle()
                .value1();
        return mean == null ? 1 : Math.max(1, mean.doubleValue());
    }

    /** Offers of active suppliers that are valid on the day. */
    public List<OfferRecord> offers(LocalDate on) {
        return db.select(OFFER.fields())
                .from(OFFER)
                .join(SUPPLIER)
                .on(SUPPLIER.CODE.eq(OFFER.SUPPLIER_CODE))
                .where(SUPPLIER.STATUS.eq("ACTIVE"), OFFER.VALID_FROM.le(on), OFFER.VALID_TO.ge(on))
                .orderBy(OFFER.SUPPLIER_CODE, OFFER.SKU)
                .fetchInto(OFFER);
    }

    /**
     * By supplier: the lead times in days of its valid offers for SKUs that the zone's warehouses have or had, or that
     * were sold in the zone.
     */
    public Map<String, List<Integer>> leadDays(String zone, LocalDate on) {
        Condition stocked = exists(selectOne()
                .from(STOCK_BALANCE)
                .join(NODE)
                .on(NODE.CODE.eq(STOCK_BALANCE.NODE_CODE))
                .where(STOCK_BALANCE.SKU.eq(OFFER.SKU), NODE.ZONE_CODE.eq(zone)));
        Condition sold = exists(selectOne()
                .from(SALES_HISTORY)
                .join(REGION)
                .on(REGION.CODE.eq(SALES_HISTORY.REGION_CODE))
                .where(SALES_HISTORY.SKU.eq(OFFER.SKU), REGION.ZONE_CODE.eq(zone)));
        Condition ordered = exists(selectOne()
                .from(ORDER_LINE)
                .join(CUSTOMER_ORDER)
                .on(CUSTOMER_ORDER.ID.eq(ORDER_LINE.ORDER_ID))
                .where(ORDER_LINE.SKU.eq(OFFER.SKU), CUSTOMER_ORDER.ZONE_CODE.eq(zone)));
        return db.selectDistinct(OFFER.SUPPLIER_CODE, OFFER.LEAD_TIME_DAYS)
                .from(OFFER)
                .join(SUPPLIER)
                .on(SUPPLIER.CODE.eq(OFFER.SUPPLIER_CODE))
                .where(
                        SUPPLIER.STATUS.eq("ACTIVE"),
                        OFFER.VALID_FROM.le(on),
                        OFFER.VALID_TO.ge(on),
                        stocked.or(sold).or(ordered))
                .fetchGroups(OFFER.SUPPLIER_CODE, OFFER.LEAD_TIME_DAYS);
    }

    public Map<String, List<OfferPriceBreakRecord>> priceBreaks() {
        Map<String, List<OfferPriceBreakRecord>> breaks = new HashMap<>();
        db.selectFrom(OFFER_PRICE_BREAK)
                .orderBy(OFFER_PRICE_BREAK.MIN_QUANTITY)
                .forEach(row -> breaks.computeIfAbsent(
                                row.getSupplierCode() + "/" + row.getSku(), key -> new ArrayList<>())
                        .add(row));
        return breaks;
    }

    /** The region where each node is. */
    public Map<NodeCode, Region> regions() {
        Map<NodeCode, Region> regions = new HashMap<>();
        db.select(NODE.CODE, NODE.REGION_CODE)
                .from(NODE)
                .forEach(row -> regions.put(new NodeCode(row.value1()), new Region(row.value2())));
        return regions;
    }
}

package io.tributary.db.allocation;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.LANE;
import static io.tributary.db.schema.Tables.LINE_EXCLUSION;
import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.OFFER;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.PROMISE;
import static io.tributary.db.schema.Tables.SKU;
import static io.tributary.db.schema.Tables.STOCK_BALANCE;
import static io.tributary.db.schema.Tables.SUBSTITUTE;
import static io.tributary.db.schema.Tables.SUPPLIER;
import static io.tributary.db.schema.Tables.ZONE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;

import io.tributary.db.supply.HoldBacks;
import io.tributary.db.supply.Inbound;
import io.tributary.db.supply.InboundReads;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.allocation.CutOff;
import io.tributary.domain.allocation.StockKey;
import io.tributary.domain.order.OrderConditions;
import io.tributary.domain.order.PromiseClass;
import io.tributary.domain.order.Service;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** What an allocation decision looks at, read in a handful of queries whatever the number of orders. */
public final class AllocationReads {
    private final DSLContext db;

    public AllocationReads(DSLContext db) {
        this.db = db;
    }

    /** Screened open lines of a zone, oldest order first. */
    public List<OpenLine> pool(String zone, int most) {
        return openLines(CUSTOMER_ORDER
                        .ZONE_CODE
                        .eq(zone)
                        .and(CUSTOMER_ORDER.CLOSED_AT.isNull())
                        .and(ORDER_LINE.SCREENING.in("CLEAR", "REROUTED"))
                        .and(CUSTOMER_ORDER.ALLOW_SUBSTITUTES.isTrue().or(anyFree())))
                .stream()
                .limit(most)
                .toList();
    }

    /** A line whose SKU is free nowhere can only wait; a wave need not look at it. */
    private static Condition anyFree() {
        return exists(selectOne()
                .from(STOCK_BALANCE)
                .where(STOCK_BALANCE.SKU.eq(ORDER_LINE.SKU), STOCK_BALANCE.ON_HAND.gt(STOCK_BALANCE.RESERVED)));
    }

    /** Suppliers behind these nodes; warehouses are left out. */
    public Map<NodeCode, SupplierCode> suppliers(Collection<NodeCode> nodes) {
        Map<NodeCode, SupplierCode> suppliers = new HashMap<>();
        db.select(NODE.CODE, NODE.SUPPLIER_CODE)
                .from(NODE)
                .where(NODE.CODE.in(nodes.stream().map(NodeCode::code).toList()), NODE.SUPPLIER_CODE.isNotNull())
                .forEach(row -> suppliers.put(new NodeCode(row.value1()), new SupplierCode(row.value2())));
        return suppliers;
    }

    public boolean zoneExists(String zone) {
        return db.fetchExists(ZONE, ZONE.CODE.eq(zone));
    }

    public boolean nodeExists(NodeCode node) {
        return db.fetchExists(NODE, NODE.CODE.eq(node.code()));
    }

    /** The zone of an order that exists. */
    public String zoneOf(UUID orderId) {
        return db.select(CUSTOMER_ORDER.ZONE_CODE)
                .from(CUSTOMER_ORDER)
                .where(CUSTOMER_ORDER.ID.eq(orderId))
                .fetchSingle()
                .value1();
    }

    /**
     * Lines of a zone that were promised from what is on its way, in the order of their numbers, and that a wave must
     * let wait: it is not due yet, and what is on hand there is promised to others or goes to a line before.
     */
    public Set<UUID> awaitingInbound(String zone, Instant now) {
        Map<StockKey, Long> spare = new HashMap<>();
        Set<UUID> waiting = new HashSet<>();
        db.select(ORDER_LINE.ID, PROMISE.NODE_CODE, PROMISE.SKU, ORDER_LINE.OPEN_UNITS, spareUnits())
                .from(PROMISE)
                .join(ORDER_LINE)
                .on(ORDER_LINE.ID.eq(PROMISE.LINE_ID))
                .join(CUSTOMER_ORDER)
                .on(CUSTOMER_ORDER.ID.eq(ORDER_LINE.ORDER_ID))
                .join(STOCK_BALANCE)
                .on(STOCK_BALANCE.NODE_CODE.eq(PROMISE.NODE_CODE), STOCK_BALANCE.SKU.eq(PROMISE.SKU))
                .where(
                        CUSTOMER_ORDER.ZONE_CODE.eq(zone),
                        CUSTOMER_ORDER.CLOSED_AT.isNull(),
                        PROMISE.FROM_INBOUND.isTrue(),
                        PROMISE.UNITS.gt(0),
                        PROMISE.INBOUND_AT.gt(now))
                .orderBy(CUSTOMER_ORDER.NUMBER, ORDER_LINE.LINE_NO)
                .forEach(row -> {
                    StockKey key = new StockKey(new NodeCode(row.value2()), new Sku(row.value3()));
                    long left = spare.getOrDefault(key, row.value5().longValue());
                    boolean served = left >= row.value4();
                    spare.put(key, served ? left - row.value4() : left);
                    if (!served) {
                        waiting.add(row.value1());
                    }
                });
        return waiting;
    }

    private static Field<BigDecimal> spareUnits() {
        return STOCK_BALANCE
                .ON_HAND
                .minus(STOCK_BALANCE.RESERVED)
                .cast(BigDecimal.class)
                .minus(promisedUnits(false));
    }

    /** Lines of a zone that wait for a wave. */
    public int poolSize(String zone) {
        return db.fetchCount(
                ORDER_LINE.join(CUSTOMER_ORDER).on(CUSTOMER_ORDER.ID.eq(ORDER_LINE.ORDER_ID)),
                CUSTOMER_ORDER.ZONE_CODE.eq(zone),
                CUSTOMER_ORDER.CLOSED_AT.isNull(),
                ORDER_LINE.OPEN_UNITS.gt(0),
                ORDER_LINE.BACKORDERED_UNTIL.isNull());
    }

    /** Open lines of one order that nobody has screened yet. */
    public List<OpenLine> pending(UUID orderId) {
        return openLines(ORDER_LINE.ORDER_ID.eq(orderId).and(ORDER_LINE.SCREENING.eq("PENDING")));
    }

    /** Open lines of one order, whatever their screening. */
    public List<OpenLine> open(UUID orderId) {
        return openLines(ORDER_LINE.ORDER_ID.eq(orderId));
    }

    private List<OpenLine> openLines(Condition which) {
        return db.select(
                        CUSTOMER_ORDER.ID,
                        ORDER_LINE.ID,
                        CUSTOMER_ORDER.REGION_CODE,
                        ORDER_LINE.SKU,
                        SKU.CATEGORY,
                        ORDER_LINE.OPEN_UNITS,
                        ORDER_LINE.UNIT_PRICE_MINOR,
                        CUSTOMER_ORDER.ALLOW_SUBSTITUTES,
                        PROMISE.NODE_CODE,
                        coalesce(ORDER_LINE.TOLD_DELIVER_BY, CUSTOMER_ORDER.PROMISED_DELIVER_BY),
                        PROMISE.UNITS,
                        ORDER_LINE.PINNED_NODE,
                        CUSTOMER_ORDER.SERVICE,
                        CUSTOMER_ORDER.ASKED_DELIVER_BY,
                        CUSTOMER_ORDER.MAX_PARCELS,
                        CUSTOMER_ORDER.PROMISE_CLASS,
                        CUSTOMER_ORDER.CHANNEL,
                        CUSTOMER_ORDER.EXCLUDED_NODES,
                        CUSTOMER_ORDER.EXCLUDED_SUPPLIERS)
                .from(ORDER_LINE)
                .join(CUSTOMER_ORDER)
                .on(CUSTOMER_ORDER.ID.eq(ORDER_LINE.ORDER_ID))
                .join(SKU)
                .on(SKU.CODE.eq(ORDER_LINE.SKU))
                .leftJoin(PROMISE)
                .on(PROMISE.LINE_ID.eq(ORDER_LINE.ID))
                .where(which, ORDER_LINE.OPEN_UNITS.gt(0))
                .orderBy(CUSTOMER_ORDER.NUMBER, ORDER_LINE.LINE_NO)
                .fetch(row -> new OpenLine(
                        row.value1(),
                        row.value2(),
                        new Region(row.value3()),
                        new Sku(row.value4()),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        row.value9() == null ? null : new NodeCode(row.value9()),
                        row.value11() != null && row.value11() > 0,
                        row.value10(),
                        conditions(row),
                        row.value12() == null ? null : new NodeCode(row.value12())));
    }

    private static OrderConditions conditions(Record row) {
        return new OrderConditions(
                Service.valueOf(row.get(CUSTOMER_ORDER.SERVICE)),
                row.get(CUSTOMER_ORDER.ASKED_DELIVER_BY),
                row.get(CUSTOMER_ORDER.MAX_PARCELS),
                PromiseClass.valueOf(row.get(CUSTOMER_ORDER.PROMISE_CLASS)),
                row.get(CUSTOMER_ORDER.CHANNEL),
                Stream.of(row.get(CUSTOMER_ORDER.EXCLUDED_NODES))
                        .map(NodeCode::new)
                        .collect(Collectors.toSet()),
                Stream.of(row.get(CUSTOMER_ORDER.EXCLUDED_SUPPLIERS))
                        .map(SupplierCode::new)
                        .collect(Collectors.toSet()));
    }

    /** The nodes that serve something of these orders already, by order. */
    public Map<UUID, Set<NodeCode>> servedBy(Collection<UUID> orderIds) {
        Map<UUID, Set<NodeCode>> served = new HashMap<>();
        if (orderIds.isEmpty()) {
            return served;
        }
        db.selectDistinct(ALLOCATION.ORDER_ID, ALLOCATION.NODE_CODE)
                .from(ALLOCATION)
                .where(ALLOCATION.ORDER_ID.in(orderIds), ALLOCATION.STATUS.ne("CANCELLED"))
                .forEach(row -> served.computeIfAbsent(row.value1(), key -> new HashSet<>())
                        .add(new NodeCode(row.value2())));
        return served;
    }

    /** Every lane to these regions, of both services, open or not. */
    public List<LaneOption> lanes(Collection<Region> regions) {
        return db.select(
                        NODE.CODE,
                        NODE.SUPPLIER_CODE,
                        LANE.REGION_CODE,
                        NODE.OPEN,
                        LANE.OPEN,
                        LANE.PARCEL_MINOR,
                        LANE.UNIT_MINOR,
                        LANE.TRANSIT_HOURS,
                        NODE.HANDLING_MINOR_PER_UNIT,
                        NODE.HANDLING_HOURS,
                        NODE.DAILY_CAPACITY_UNITS,
                        LANE.SERVICE,
                        NODE.CUT_OFF,
                        NODE.TIME_ZONE,
                        NODE.WORKING_DAYS)
                .from(LANE)
                .join(NODE)
                .on(NODE.CODE.eq(LANE.NODE_CODE))
                .leftJoin(SUPPLIER)
                .on(SUPPLIER.CODE.eq(NODE.SUPPLIER_CODE))
                .where(
                        LANE.REGION_CODE.in(regions.stream().map(Region::code).toList()),
                        SUPPLIER.STATUS.isNull().or(SUPPLIER.STATUS.eq("ACTIVE")))
                .orderBy(LANE.REGION_CODE, NODE.CODE, LANE.SERVICE)
                .fetch(row -> new LaneOption(
                        new NodeCode(row.value1()),
                        row.value2() == null ? null : new SupplierCode(row.value2()),
                        new Region(row.value3()),
                        Service.valueOf(row.value12()),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        row.value9(),
                        row.value10(),
                        CutOff.of(row.value13(), ZoneId.of(row.value14()), row.value15()),
                        row.value11()));
    }

    private static Field<BigDecimal> promisedUnits(boolean fromInbound) {
        return field(select(coalesce(sum(PROMISE.UNITS), BigDecimal.ZERO))
                .from(PROMISE)
                .where(
                        PROMISE.NODE_CODE.eq(STOCK_BALANCE.NODE_CODE),
                        PROMISE.SKU.eq(STOCK_BALANCE.SKU),
                        PROMISE.FROM_INBOUND.eq(fromInbound),
                        PROMISE.UNITS.gt(0)));
    }

    /** Stock of these SKUs at every node that has a balance of them. */
    public Map<StockKey, StockFigure> stock(Collection<Sku> skus, Instant now) {
        Map<StockKey, Map<String, Long>> held = HoldBacks.of(db, skus);
        Map<StockKey, List<Inbound>> inbound = InboundReads.confirmed(db, skus, now);
        Map<StockKey, StockFigure> figures = new HashMap<>();
        db.select(
                        STOCK_BALANCE.NODE_CODE,
                        STOCK_BALANCE.SKU,
                        STOCK_BALANCE.ON_HAND,
                        STOCK_BALANCE.RESERVED,
                        STOCK_BALANCE.SAFETY_STOCK,
                        promisedUnits(false),
                        promisedUnits(true))
                .from(STOCK_BALANCE)
                .where(STOCK_BALANCE.SKU.in(codes(skus)))
                .forEach(row -> {
                    StockKey key = new StockKey(new NodeCode(row.value1()), new Sku(row.value2()));
                    figures.put(
                            key,
                            new StockFigure(
                                    key,
                                    row.value3(),
                                    row.value4(),
                                    row.value5(),
                                    row.value6().longValue(),
                                    row.value7().longValue(),
                                    held.getOrDefault(key, Map.of()),
                                    inbound.getOrDefault(key, List.of())));
                });
        return figures;
    }

    /** Costs, lead times and substitutes of these SKUs, from offers that are valid on the day. */
    public Map<Sku, SkuTerms> terms(Collection<Sku> skus, LocalDate on) {
        Map<Sku, List<SkuTerms.Substitute>> substitutes = substitutes(skus);
        Set<Sku> all = new HashSet<>(skus);
        substitutes.values().forEach(list -> list.forEach(one -> all.add(one.sku())));
        Map<Sku, SkuTerms> terms = new HashMap<>();
        Map<Sku, Map<SupplierCode, Long>> dropShip = new HashMap<>();
        Map<Sku, Long> cheapest = new HashMap<>();
        Map<Sku, Integer> quickest = new HashMap<>();
        db.selectFrom(OFFER)
                .where(OFFER.SKU.in(codes(all)), OFFER.VALID_FROM.le(on), OFFER.VALID_TO.ge(on))
                .forEach(offer -> {
                    Sku sku = new Sku(offer.getSku());
                    cheapest.merge(sku, offer.getUnitCostMinor(), Math::min);
                    quickest.merge(sku, offer.getLeadTimeDays(), Math::min);
                    if (offer.getDropShip()) {
                        dropShip.computeIfAbsent(sku, key -> new HashMap<>())
                                .put(new SupplierCode(offer.getSupplierCode()), offer.getUnitCostMinor());
                    }
                });
        for (Sku sku : all) {
            terms.put(
                    sku,
                    new SkuTerms(
                            sku,
                            cheapest.getOrDefault(sku, 0L),
                            dropShip.getOrDefault(sku, Map.of()),
                            quickest.getOrDefault(sku, 0),
                            substitutes.getOrDefault(sku, List.of())));
        }
        return terms;
    }

    private Map<Sku, List<SkuTerms.Substitute>> substitutes(Collection<Sku> skus) {
        Map<Sku, List<SkuTerms.Substitute>> found = new HashMap<>();
        db.selectFrom(SUBSTITUTE)
                .where(SUBSTITUTE.SKU.in(codes(skus)))
                .orderBy(SUBSTITUTE.SKU, SUBSTITUTE.SCORE.desc(), SUBSTITUTE.SUBSTITUTE_SKU)
                .forEach(row -> found.computeIfAbsent(new Sku(row.getSku()), key -> new ArrayList<>())
                        .add(new SkuTerms.Substitute(
                                new Sku(row.getSubstituteSku()), row.getScore(), row.getSource())));
        return found;
    }

    /** Nodes that failed a line before, with the reason. */
    public Map<UUID, Map<NodeCode, String>> exclusions(Collection<UUID> lineIds) {
        Map<UUID, Map<NodeCode, String>> found = new HashMap<>();
        db.selectFrom(LINE_EXCLUSION)
                .where(LINE_EXCLUSION.LINE_ID.in(lineIds))
                .forEach(row -> found.computeIfAbsent(row.getLineId(), key -> new HashMap<>())
                        .put(new NodeCode(row.getNodeCode()), row.getReason()));
        return found;
    }

    /** Units that each node already took on during the business day of {@code now} (UTC). */
    public Map<NodeCode, Long> takenToday(Instant now) {
        Instant dayStart = LocalDate.ofInstant(now, ZoneOffset.UTC)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        Map<NodeCode, Long> taken = new HashMap<>();
        db.select(ALLOCATION.NODE_CODE, sum(ALLOCATION.QUANTITY))
                .from(ALLOCATION)
                .where(ALLOCATION.COMMITTED_AT.ge(dayStart), ALLOCATION.STATUS.ne("CANCELLED"))
                .groupBy(ALLOCATION.NODE_CODE)
                .forEach(row ->
                        taken.put(new NodeCode(row.value1()), row.value2().longValue()));
        return taken;
    }

    private static List<String> codes(Collection<Sku> skus) {
        return skus.stream().map(Sku::code).toList();
    }
}

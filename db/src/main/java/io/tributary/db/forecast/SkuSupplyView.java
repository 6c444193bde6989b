package io.tributary.db.forecast;

import static io.tributary.db.schema.Tables.LEAD_TIME_OBSERVATION;
import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.OFFER;
import static io.tributary.db.schema.Tables.OFFER_PRICE_BREAK;
import static io.tributary.db.schema.Tables.RESTOCK_LINE;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static io.tributary.db.schema.Tables.STOCK_BALANCE;
import static io.tributary.db.schema.Tables.SUBSTITUTE;
import static io.tributary.db.schema.Tables.SUPPLIER;
import static io.tributary.db.schema.Tables.TRANSFER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.tributary.db.Json;
import io.tributary.db.replenishment.OpenOrders;
import io.tributary.db.replenishment.OpenOrders.OpenOrder;
import io.tributary.domain.replenishment.ExpectedArrival;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where one SKU comes from: what is on order and proposed, who offers it, and what can stand in for it. */
public final class SkuSupplyView {
    /**
     * Units that should come to a warehouse.
     *
     * @param transfer whether another warehouse sends them, and not a supplier
     * @param source the supplier, or the warehouse that sends them
     * @param expectedAt the confirmed date, or the plan's; null when nobody has said
     * @param comesAt when it is believed to come: later than said where it is overdue
     * @param status the purchase order's or transfer's, or PROPOSED or PLANNED for a line of the newest run
     * @param number the purchase order's; null for a transfer and a line of a run
     * @param id the purchase order's or the run's
     */
    public record Receipt(
            UUID id,
            @Nullable Long number,
            boolean transfer,
            String source,
            String node,
            String status,
            @Nullable Instant expectedAt,
            Instant comesAt,
            int units) {
        private Receipt seenAt(Instant now) {
            Instant comes = ExpectedArrival.of(comesAt, comesAt, Duration.ZERO, now);
            return new Receipt(id, number, transfer, source, node, status, expectedAt, comes, units);
        }
    }

    /**
     * An offer; money in minor units.
     *
     * @param breaks from how many units on each costs how much
     * @param learnedDays mean of the observed lead times from confirmation to receipt; null before the first
     * @param sampleSize how many were observed
     */
    public record Source(
            String supplier,
            String tier,
            boolean active,
            boolean dropShip,
            long unitCostMinor,
            int moq,
            int multiple,
            Map<Integer, Long> breaks,
            int leadDays,
            @Nullable Double learnedDays,
            int sampleSize,
            int weeklyCapacity,
            LocalDate validTo) {}

    /** @param free units that warehouses have of it and nobody has reserved */
    public record Substitute(String sku, double score, String source, long free) {}

    private final DSLContext db;

    public SkuSupplyView(DSLContext db) {
        this.db = db;
    }

    /** What is on its way: restock purchase orders that are not closed, then transfers that are released or shipped. */
    public List<Receipt> onOrder(String sku, Instant now) {
        return Stream.concat(
                        purchaseOrders(sku, now).stream(),
                        transfers(sku, List.of("RELEASED", "SHIPPED")).stream().map(transfer -> transfer.seenAt(now)))
                .toList();
    }

    private List<Receipt> transfers(String sku, List<String> statuses) {
        return db.select(TRANSFER.fields())
                .select(RESTOCK_RUN.STARTED_AT)
                .from(TRANSFER)
                .join(RESTOCK_RUN)
                .on(RESTOCK_RUN.ID.eq(TRANSFER.RESTOCK_RUN_ID))
                .where(TRANSFER.SKU.eq(sku), TRANSFER.STATUS.in(statuses))
                .and(statuses.contains("SHIPPED") ? noCondition() : RESTOCK_RUN.ID.in(newest()))
                .orderBy(TRANSFER.EXPECTED_AT.asc().nullsLast(), TRANSFER.PERIOD, TRANSFER.ID)
                .fetch(r -> {
                    Instant expected = r.get(TRANSFER.EXPECTED_AT);
                    Duration weeks = Duration.ofDays(7L * r.get(TRANSFER.PERIOD));
                    boolean shipped = r.get(TRANSFER.STATUS).equals("SHIPPED");
                    Instant arrival =
                            expected == null ? r.get(RESTOCK_RUN.STARTED_AT).plus(weeks) : expected;
                    return new Receipt(
                            r.get(TRANSFER.RESTOCK_RUN_ID),
                            null,
                            true,
                            r.get(TRANSFER.FROM_NODE),
                            r.get(TRANSFER.TO_NODE),
                            r.get(TRANSFER.STATUS),
                            arrival,
                            arrival,
                            r.get(shipped ? TRANSFER.SHIPPED : TRANSFER.QUANTITY));
                });
    }

    private List<Receipt> purchaseOrders(String sku, Instant now) {
        return OpenOrders.ofSku(db, sku, now).stream()
                .sorted(Comparator.comparing(OpenOrder::confirmedFor, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(OpenOrder::number))
                .map(order -> new Receipt(
                        order.id(),
                        order.number(),
                        false,
                        order.supplier().code(),
                        order.warehouse().code(),
                        order.status(),
                        order.confirmedFor(),
                        order.comesAt(),
                        order.units()))
                .toList();
    }

    /** The last run of each zone that did not fail. */
    private static Select<Record1<UUID>> newest() {
        return select(RESTOCK_RUN.ID)
                .distinctOn(RESTOCK_RUN.ZONE_CODE)
                .from(RESTOCK_RUN)
                .where(RESTOCK_RUN.STATUS.ne("FAILED"))
                .orderBy(RESTOCK_RUN.ZONE_CODE, RESTOCK_RUN.STARTED_AT.desc(), RESTOCK_RUN.ID.desc());
    }

    /** What the newest run of each zone proposes, and plans for later; its arrival is the plan's week. */
    public List<Receipt> proposed(String sku) {
        return Stream.concat(lines(sku).stream(), transfers(sku, List.of("PROPOSED", "PLANNED")).stream())
                .toList();
    }

    private List<Receipt> lines(String sku) {
        return db.select(
                        RESTOCK_LINE.RUN_ID,
                        RESTOCK_LINE.SUPPLIER_CODE,
                        RESTOCK_LINE.NODE_CODE,
                        RESTOCK_LINE.STATUS,
                        RESTOCK_RUN.STARTED_AT,
                        RESTOCK_LINE.QUANTITY,
                        RESTOCK_LINE.PERIOD,
                        RESTOCK_LINE.WHY)
                .from(RESTOCK_LINE)
                .join(RESTOCK_RUN)
                .on(RESTOCK_RUN.ID.eq(RESTOCK_LINE.RUN_ID))
                .where(
                        RESTOCK_LINE.SKU.eq(sku),
                        RESTOCK_LINE.STATUS.in("PROPOSED", "PLANNED"),
                        RESTOCK_RUN.ID.in(newest()))
                .orderBy(RESTOCK_LINE.PERIOD, RESTOCK_LINE.NODE_CODE, RESTOCK_LINE.ID)
                .fetch(r -> {
                    int weeks = Json.read(r.value8(), JsonNode.class)
                            .path("arrivalPeriod")
                            .asInt(r.value7());
                    Instant arrival = r.value5().plus(Duration.ofDays(7L * weeks));
                    return new Receipt(
                            r.value1(), null, false, r.value2(), r.value3(), r.value4(), arrival, arrival, r.value6());
                });
    }

    /** Every offer, valid ones first and the cheapest of those first. */
    public List<Source> sources(String sku, LocalDate today) {
        var learned = field(select(field("avg({0}) / 24", Double.class, LEAD_TIME_OBSERVATION.LEAD_HOURS))
                .from(LEAD_TIME_OBSERVATION)
                .where(LEAD_TIME_OBSERVATION.SUPPLIER_CODE.eq(OFFER.SUPPLIER_CODE)));
        var observed = field(select(field("count(*)::int", Integer.class))
                .from(LEAD_TIME_OBSERVATION)
                .where(LEAD_TIME_OBSERVATION.SUPPLIER_CODE.eq(OFFER.SUPPLIER_CODE)));
        Map<String, Map<Integer, Long>> breaks = new java.util.HashMap<>();
        db.selectFrom(OFFER_PRICE_BREAK)
                .where(OFFER_PRICE_BREAK.SKU.eq(sku))
                .forEach(r -> breaks.computeIfAbsent(r.getSupplierCode(), supplier -> new java.util.TreeMap<>())
                        .put(r.getMinQuantity(), r.getUnitCostMinor()));
        return db.select(OFFER.fields())
                .select(SUPPLIER.TIER, SUPPLIER.STATUS, learned, observed)
                .from(OFFER)
                .join(SUPPLIER)
                .on(SUPPLIER.CODE.eq(OFFER.SUPPLIER_CODE))
                .where(OFFER.SKU.eq(sku), OFFER.VALID_TO.ge(today))
                .orderBy(SUPPLIER.STATUS, OFFER.UNIT_COST_MINOR, OFFER.SUPPLIER_CODE)
                .fetch(r -> new Source(
                        r.get(OFFER.SUPPLIER_CODE),
                        r.get(SUPPLIER.TIER),
                        r.get(SUPPLIER.STATUS).equals("ACTIVE"),
                        r.get(OFFER.DROP_SHIP),
                        r.get(OFFER.UNIT_COST_MINOR),
                        r.get(OFFER.MOQ),
                        r.get(OFFER.ORDER_MULTIPLE),
                        breaks.getOrDefault(r.get(OFFER.SUPPLIER_CODE), Map.of()),
                        r.get(OFFER.LEAD_TIME_DAYS),
                        r.get(learned),
                        r.get(observed),
                        r.get(OFFER.WEEKLY_CAPACITY_UNITS),
                        r.get(OFFER.VALID_TO)));
    }

    /** What can stand in for the SKU, the closest first. */
    public List<Substitute> substitutes(String sku) {
        var free = field(select(coalesce(sum(STOCK_BALANCE.ON_HAND.minus(STOCK_BALANCE.RESERVED)), BigDecimal.ZERO))
                .from(STOCK_BALANCE)
                .join(NODE)
                .on(NODE.CODE.eq(STOCK_BALANCE.NODE_CODE))
                .where(STOCK_BALANCE.SKU.eq(SUBSTITUTE.SUBSTITUTE_SKU), NODE.KIND.eq("WAREHOUSE")));
        return db.select(SUBSTITUTE.SUBSTITUTE_SKU, SUBSTITUTE.SCORE, SUBSTITUTE.SOURCE, free)
                .from(SUBSTITUTE)
                .where(SUBSTITUTE.SKU.eq(sku))
                .orderBy(SUBSTITUTE.SCORE.desc(), SUBSTITUTE.SUBSTITUTE_SKU)
                .fetch(r -> new Substitute(
                        r.value1(), r.value2(), r.value3(), r.value4().longValue()));
    }
}

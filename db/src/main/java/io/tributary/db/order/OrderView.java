package io.tributary.db.order;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.LINE_EXCLUSION;
import static io.tributary.db.schema.Tables.ORDER_DESTINATION;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.PROMISE;
import static io.tributary.db.schema.Tables.SHIPMENT;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Everything about one order but its decisions and its timeline. */
public final class OrderView {
    /** The order itself; the destination is for operators only. */
    public record Header(
            UUID id,
            long number,
            String buyer,
            @Nullable String buyerReference,
            String region,
            String zone,
            String status,
            boolean allowSubstitutes,
            String currency,
            long goodsMinor,
            Instant placedAt,
            @Nullable Instant shipBy,
            @Nullable Instant deliverBy,
            @Nullable Instant closedAt,
            @Nullable String closeReason,
            @Nullable String recipient,
            @Nullable String address,
            Terms terms) {}

    /** What the buyer asked for beyond the goods; see {@link io.tributary.domain.order.OrderConditions}. */
    public record Terms(
            String service,
            String promiseClass,
            String channel,
            @Nullable Integer maxParcels,
            List<String> excludedNodes,
            List<String> excludedSuppliers) {}

    /** A line with its units and its current promise. */
    public record Line(
            UUID id,
            int lineNo,
            String sku,
            int quantity,
            long unitPriceMinor,
            UnitCounts units,
            int returned,
            String screening,
            boolean flagged,
            boolean rerouted,
            @Nullable Instant backorderedUntil,
            @Nullable String promisedNode,
            @Nullable String promisedSku,
            @Nullable Instant promisedDeliverBy,
            @Nullable String unfilledReason,
            @Nullable String pinnedNode,
            @Nullable Instant inboundAt,
            @Nullable Instant toldDeliverBy,
            @Nullable Instant movedDeliverBy) {}

    /** A node that must not serve a line again. */
    public record Exclusion(String node, String reason) {}

    /** A committed assignment. */
    public record Assignment(
            UUID id,
            int lineNo,
            String node,
            String sku,
            int quantity,
            String status,
            Instant shipBy,
            Instant deliverBy) {}

    /** A parcel on its way. */
    public record Parcel(
            String node,
            String carrier,
            String tracking,
            String status,
            Instant shippedAt,
            Instant deliverBy,
            @Nullable Instant deliveredAt) {}

    private final DSLContext db;

    public OrderView(DSLContext db) {
        this.db = db;
    }

    public Optional<Header> header(UUID id) {
        return db.select(CUSTOMER_ORDER.asterisk(), ORDER_DESTINATION.RECIPIENT, ORDER_DESTINATION.ADDRESS)
                .from(CUSTOMER_ORDER)
                .leftJoin(ORDER_DESTINATION)
                .on(ORDER_DESTINATION.ORDER_ID.eq(CUSTOMER_ORDER.ID))
                .where(CUSTOMER_ORDER.ID.eq(id))
                .fetchOptional(r -> new Header(
                        id,
                        r.get(CUSTOMER_ORDER.NUMBER),
                        r.get(CUSTOMER_ORDER.BUYER_CODE),
                        r.get(CUSTOMER_ORDER.BUYER_REFERENCE),
                        r.get(CUSTOMER_ORDER.REGION_CODE),
                        r.get(CUSTOMER_ORDER.ZONE_CODE),
                        r.get(CUSTOMER_ORDER.STATUS),
                        r.get(CUSTOMER_ORDER.ALLOW_SUBSTITUTES),
                        r.get(CUSTOMER_ORDER.CURRENCY),
                        r.get(CUSTOMER_ORDER.GOODS_MINOR),
                        r.get(CUSTOMER_ORDER.PLACED_AT),
                        r.get(CUSTOMER_ORDER.PROMISED_SHIP_BY),
                        r.get(CUSTOMER_ORDER.PROMISED_DELIVER_BY),
                        r.get(CUSTOMER_ORDER.CLOSED_AT),
                        r.get(CUSTOMER_ORDER.CLOSE_REASON),
                        r.get(ORDER_DESTINATION.RECIPIENT),
                        r.get(ORDER_DESTINATION.ADDRESS),
                        new Terms(
                                r.get(CUSTOMER_ORDER.SERVICE),
                                r.get(CUSTOMER_ORDER.PROMISE_CLASS),
                                r.get(CUSTOMER_ORDER.CHANNEL),
                                r.get(CUSTOMER_ORDER.MAX_PARCELS),
                                List.of(r.get(CUSTOMER_ORDER.EXCLUDED_NODES)),
                                List.of(r.get(CUSTOMER_ORDER.EXCLUDED_SUPPLIERS)))));
    }

    /** The id behind a number that people use. */
    public Optional<UUID> idOf(long number) {
        return db.select(CUSTOMER_ORDER.ID)
                .from(CUSTOMER_ORDER)
                .where(CUSTOMER_ORDER.NUMBER.eq(number))
                .fetchOptional(CUSTOMER_ORDER.ID);
    }

    public List<Line> lines(UUID orderId) {
        return db.select()
                .from(ORDER_LINE)
                .leftJoin(PROMISE)
                .on(PROMISE.LINE_ID.eq(ORDER_LINE.ID))
                .where(ORDER_LINE.ORDER_ID.eq(orderId))
                .orderBy(ORDER_LINE.LINE_NO)
                .fetch(r -> new Line(
                        r.get(ORDER_LINE.ID),
                        r.get(ORDER_LINE.LINE_NO),
                        r.get(ORDER_LINE.SKU),
                        r.get(ORDER_LINE.QUANTITY),
                        r.get(ORDER_LINE.UNIT_PRICE_MINOR),
                        new UnitCounts(
                                r.get(ORDER_LINE.OPEN_UNITS),
                                r.get(ORDER_LINE.ALLOCATED_UNITS),
                                r.get(ORDER_LINE.RELEASED_UNITS),
                                r.get(ORDER_LINE.SHIPPED_UNITS),
                                r.get(ORDER_LINE.DELIVERED_UNITS),
                                r.get(ORDER_LINE.CANCELLED_UNITS)),
                        r.get(ORDER_LINE.RETURNED_UNITS),
                        r.get(ORDER_LINE.SCREENING),
                        r.get(ORDER_LINE.FLAGGED),
                        r.get(ORDER_LINE.REROUTED),
                        r.get(ORDER_LINE.BACKORDERED_UNTIL),
                        r.get(PROMISE.NODE_CODE),
                        r.get(PROMISE.SKU),
                        r.get(PROMISE.DELIVER_BY),
                        r.get(PROMISE.UNFILLED_REASON),
                        r.get(ORDER_LINE.PINNED_NODE),
                        r.get(PROMISE.INBOUND_AT),
                        r.get(ORDER_LINE.TOLD_DELIVER_BY),
                        r.get(ORDER_LINE.MOVED_DELIVER_BY)));
    }

    /** Nodes that may not serve a line again, by line id. */
    public Map<UUID, List<Exclusion>> exclusions(UUID orderId) {
        return db.select(LINE_EXCLUSION.LINE_ID, LINE_EXCLUSION.NODE_CODE, LINE_EXCLUSION.REASON)
                .from(LINE_EXCLUSION)
                .join(ORDER_LINE)
                .on(ORDER_LINE.ID.eq(LINE_EXCLUSION.LINE_ID))
                .where(ORDER_LINE.ORDER_ID.eq(orderId))
                .orderBy(LINE_EXCLUSION.NODE_CODE)
                .fetchGroups(LINE_EXCLUSION.LINE_ID, r -> new Exclusion(r.value2(), r.value3()));
    }

    public List<Assignment> assignments(UUID orderId) {
        return db.select()
                .from(ALLOCATION)
                .join(ORDER_LINE)
                .on(ORDER_LINE.ID.eq(ALLOCATION.LINE_ID))
                .where(ALLOCATION.ORDER_ID.eq(orderId))
                .orderBy(ORDER_LINE.LINE_NO, ALLOCATION.COMMITTED_AT, ALLOCATION.ID)
                .fetch(r -> new Assignment(
                        r.get(ALLOCATION.ID),
                        r.get(ORDER_LINE.LINE_NO),
                        r.get(ALLOCATION.NODE_CODE),
                        r.get(ALLOCATION.SKU),
                        r.get(ALLOCATION.QUANTITY),
                        r.get(ALLOCATION.STATUS),
                        r.get(ALLOCATION.SHIP_BY),
                        r.get(ALLOCATION.DELIVER_BY)));
    }

    public List<Parcel> parcels(UUID orderId) {
        return db.selectFrom(SHIPMENT)
                .where(SHIPMENT.ORDER_ID.eq(orderId))
                .orderBy(SHIPMENT.SHIPPED_AT, SHIPMENT.ID)
                .fetch(r -> new Parcel(
                        r.getNodeCode(),
                        r.getCarrier(),
                        r.getTracking(),
                        r.getStatus(),
                        r.getShippedAt(),
                        r.getDeliverBy(),
                        r.getDeliveredAt()));
    }
}

package io.tributary.db.fulfilment;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.PICK_TASK;
import static io.tributary.db.schema.Tables.SHIPMENT;
import static io.tributary.db.schema.Tables.SHIPMENT_LINE;

import io.tributary.db.event.EventLog;
import io.tributary.db.order.OrderLines;
import io.tributary.db.schema.tables.records.AllocationRecord;
import io.tributary.db.schema.tables.records.PickTaskRecord;
import io.tributary.db.supply.StockLedger;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.NodeCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.Sku;
import io.tributary.domain.order.LineBucket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What a warehouse did with a pick task. One transaction each; the same report twice is one. */
public final class PickTaskFacts {
    /** Units that left, by allocation. */
    public record Picked(UUID allocationId, int quantity) {}

    /** The report of a finished task; every allocation of the task has a line, 0 for what was not there at all. */
    public record Report(String carrier, String tracking, List<Picked> lines) {}

    /**
     * @param shipmentId null when nothing was there to ship
     * @param shortUnits units that were missing; they are open again
     */
    public record Shipped(UUID pickTaskId, @Nullable UUID shipmentId, int shippedUnits, int shortUnits) {}

    private final DSLContext db;
    private final InstantSource clock;

    public PickTaskFacts(DSLContext db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @throws RefusedException when the task is unknown, withdrawn, or was reported differently before */
    public Shipped ship(UUID pickTaskId, Report report) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            PickTaskRecord task = lock(tx, pickTaskId);
            return switch (task.getStatus()) {
                case "OPEN" -> shipOpen(tx, task, report, clock.instant());
                case "SHIPPED" -> repeat(tx, task, report);
                default ->
                    throw new RefusedException(
                            ErrorCode.TOO_LATE,
                            "The pick task " + pickTaskId + " was withdrawn. Maybe the order was cancelled; put the"
                                    + " units back.");
            };
        });
    }

    private static PickTaskRecord lock(DSLContext tx, UUID pickTaskId) {
        UUID orderId = tx.select(PICK_TASK.ORDER_ID)
                .from(PICK_TASK)
                .where(PICK_TASK.ID.eq(pickTaskId))
                .fetchOptional(PICK_TASK.ORDER_ID)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND,
                        "There is no pick task " + pickTaskId + ". Maybe it is another task's id."));
        OrderLines.lock(tx, orderId);
        return tx.selectFrom(PICK_TASK)
                .where(PICK_TASK.ID.eq(pickTaskId))
                .forUpdate()
                .fetchSingle();
    }

    private static Shipped shipOpen(DSLContext tx, PickTaskRecord task, Report report, Instant now) {
        List<AllocationRecord> allocations = tx.selectFrom(ALLOCATION)
                .where(ALLOCATION.PICK_TASK_ID.eq(task.getId()), ALLOCATION.STATUS.eq("RELEASED"))
                .fetch();
        Map<UUID, Integer> picked = picked(report, allocations);
        int units = picked.values().stream().mapToInt(Integer::intValue).sum();
        UUID shipmentId = units == 0 ? null : send(tx, task, report, allocations, picked, now);
        int missing = 0;
        for (AllocationRecord allocation : Parcels.inBalanceOrder(allocations)) {
            missing += writeOffMissing(tx, allocation, picked.get(allocation.getId()), now);
        }
        task.setStatus(units == 0 ? "CANCELLED" : "SHIPPED");
        task.update();
        OrderLines.settle(tx, task.getOrderId(), now);
        return new Shipped(task.getId(), shipmentId, units, missing);
    }

    private static Map<UUID, Integer> picked(Report report, List<AllocationRecord> allocations) {
        Map<UUID, Integer> picked = new LinkedHashMap<>();
        report.lines().forEach(line -> picked.put(line.allocationId(), line.quantity()));
        for (AllocationRecord allocation : allocations) {
            Integer quantity = picked.get(allocation.getId());
            if (quantity == null || quantity < 0 || quantity > allocation.getQuantity()) {
                throw new RefusedException(
                        ErrorCode.INVALID_VALUE,
                        "The allocation " + allocation.getId() + " asks for " + allocation.getQuantity() + " of "
                                + allocation.getSku() + "; the report says " + quantity
                                + ". Maybe a line is missing; send 0 for what was not there.");
            }
        }
        if (picked.size() != allocations.size() || report.lines().size() != allocations.size()) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "The report has " + report.lines().size() + " lines, the task " + allocations.size()
                            + ". Maybe a line of another task slipped in.");
        }
        return picked;
    }

    private static UUID send(
            DSLContext tx,
            PickTaskRecord task,
            Report report,
            List<AllocationRecord> allocations,
            Map<UUID, Integer> picked,
            Instant now) {
        UUID shipmentId = Parcels.send(
                tx,
                new Parcels.Parcel(
                        task.getOrderId(), task.getNodeCode(), task.getId(), null, report.carrier(), report.tracking()),
                allocations,
                picked,
                now);
        EventLog.order(
                tx,
                task.getOrderId(),
                "SHIPPED",
                now,
                Map.of(
                        "node", task.getNodeCode(),
                        "shipment", shipmentId,
                        "carrier", report.carrier(),
                        "units",
                                picked.values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum()));
        return shipmentId;
    }

    /** What was not found is neither on hand nor reserved; the line looks for another node. */
    private static int writeOffMissing(DSLContext tx, AllocationRecord allocation, int picked, Instant now) {
        int missing = allocation.getQuantity() - picked;
        if (missing == 0) {
            return 0;
        }
        NodeCode node = new NodeCode(allocation.getNodeCode());
        StockLedger.adjust(
                tx,
                "short:" + allocation.getId(),
                node,
                new Sku(allocation.getSku()),
                -missing,
                -missing,
                "short pick of order " + allocation.getOrderId(),
                now);
        if (picked == 0) {
            tx.update(ALLOCATION)
                    .set(ALLOCATION.STATUS, "CANCELLED")
                    .where(ALLOCATION.ID.eq(allocation.getId()))
                    .execute();
        }
        OrderLines.comeBack(tx, allocation.getLineId(), LineBucket.RELEASED, missing, node, "short pick");
        String region = tx.select(CUSTOMER_ORDER.REGION_CODE)
                .from(CUSTOMER_ORDER)
                .where(CUSTOMER_ORDER.ID.eq(allocation.getOrderId()))
                .fetchSingle(CUSTOMER_ORDER.REGION_CODE);
        DeliveryRecords.record(
                tx,
                new DeliveryRecords.Outcome(
                        "short:" + allocation.getId(),
                        node.code(),
                        null,
                        region,
                        allocation.getSku(),
                        "ORDER",
                        allocation.getDeliverBy(),
                        null,
                        missing,
                        0,
                        0,
                        "SHORT_PICK"),
                now);
        EventLog.order(
                tx,
                allocation.getOrderId(),
                "SHORT_PICK",
                now,
                Map.of(
                        "node", node.code(),
                        "sku", allocation.getSku(),
                        "line", allocation.getLineId(),
                        "units", missing));
        return missing;
    }

    private static Shipped repeat(DSLContext tx, PickTaskRecord task, Report report) {
        var shipment = tx.selectFrom(SHIPMENT)
                .where(SHIPMENT.PICK_TASK_ID.eq(task.getId()))
                .fetchSingle();
        Map<UUID, Integer> shipped = tx.selectFrom(SHIPMENT_LINE)
                .where(SHIPMENT_LINE.SHIPMENT_ID.eq(shipment.getId()))
                .fetchMap(SHIPMENT_LINE.ALLOCATION_ID, SHIPMENT_LINE.QUANTITY);
        Map<UUID, Integer> reported = new LinkedHashMap<>();
        report.lines().stream()
                .filter(line -> line.quantity() > 0)
                .forEach(line -> reported.put(line.allocationId(), line.quantity()));
        if (!shipped.equals(reported) || !shipment.getTracking().equals(report.tracking())) {
            throw new RefusedException(
                    ErrorCode.ALREADY_ANSWERED,
                    "The pick task " + task.getId() + " was reported before, with other figures. Maybe a correction is"
                            + " meant; then import the counted stock.");
        }
        int units = shipped.values().stream().mapToInt(Integer::intValue).sum();
        return new Shipped(task.getId(), shipment.getId(), units, missingThen(tx, task));
    }

    private static int missingThen(DSLContext tx, PickTaskRecord task) {
        return tx.fetchValue(
                        "select coalesce(sum(-m.on_hand_delta), 0) from stock_movement m join allocation a on"
                                + " m.request_id = 'short:' || a.id where a.pick_task_id = ?",
                        task.getId())
                .toString()
                .transform(Integer::parseInt);
    }
}

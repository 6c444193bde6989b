package io.tributary.db.fulfilment;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER_LINE;
import static io.tributary.db.schema.Tables.SHIPMENT;
import static io.tributary.db.schema.Tables.SHIPMENT_LINE;

import io.tributary.db.event.EventLog;
import io.tributary.db.order.OrderLines;
import io.tributary.db.outbox.Outbox;
import io.tributary.db.outbox.OutboxKind;
import io.tributary.db.schema.tables.records.AllocationRecord;
import io.tributary.db.schema.tables.records.ShipmentLineRecord;
import io.tributary.db.schema.tables.records.ShipmentRecord;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.NodeCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.order.LineBucket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** What a carrier handed over. One transaction each; the same report twice is one. */
public final class DeliveryFacts {
    /** What became of the units of one allocation; the three add up to what was shipped. */
    public record Handed(UUID allocationId, int delivered, int damaged, int misShipped) {}

    /** The outcome, with units that came back to be served again. */
    public record Delivered(UUID shipmentId, int deliveredUnits, int cameBackUnits, boolean late) {}

    private final DSLContext db;
    private final InstantSource clock;

    public DeliveryFacts(DSLContext db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @throws RefusedException when the shipment is unknown, written off, or was reported differently before */
    public Delivered deliver(UUID shipmentId, List<Handed> report) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            ShipmentRecord shipment = lock(tx, shipmentId);
            List<ShipmentLineRecord> lines = tx.selectFrom(SHIPMENT_LINE)
                    .where(SHIPMENT_LINE.SHIPMENT_ID.eq(shipmentId))
                    .orderBy(SHIPMENT_LINE.ALLOCATION_ID)
                    .fetch();
            Map<UUID, Handed> handed = handed(report, lines);
            return switch (shipment.getStatus()) {
                case "IN_TRANSIT" -> arrive(tx, shipment, lines, handed, clock.instant());
                case "DELIVERED" -> repeat(shipment, lines, handed);
                default ->
                    throw new RefusedException(
                            ErrorCode.TOO_LATE,
                            "The shipment " + shipmentId + " was written off as lost and its units were sent again."
                                    + " Maybe return the parcel to its sender.");
            };
        });
    }

    private static ShipmentRecord lock(DSLContext tx, UUID shipmentId) {
        UUID orderId = tx.select(SHIPMENT.ORDER_ID)
                .from(SHIPMENT)
                .where(SHIPMENT.ID.eq(shipmentId))
                .fetchOptional(SHIPMENT.ORDER_ID)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND, "There is no shipment " + shipmentId + ". Maybe it is another one's id."));
        OrderLines.lock(tx, orderId);
        return tx.selectFrom(SHIPMENT)
                .where(SHIPMENT.ID.eq(shipmentId))
                .forUpdate()
                .fetchSingle();
    }

    private static Map<UUID, Handed> handed(List<Handed> report, List<ShipmentLineRecord> lines) {
        Map<UUID, Handed> handed = new HashMap<>();
        report.forEach(line -> handed.put(line.allocationId(), line));
        for (ShipmentLineRecord line : lines) {
            Handed one = handed.get(line.getAllocationId());
            if (one == null
                    || one.delivered() < 0
                    || one.damaged() < 0
                    || one.misShipped() < 0
                    || one.delivered() + one.damaged() + one.misShipped() != line.getQuantity()) {
                throw new RefusedException(
                        ErrorCode.INVALID_VALUE,
                        "Of the allocation " + line.getAllocationId() + " " + line.getQuantity()
                                + " units were shipped; the report says " + one
                                + ". Maybe a line is missing; delivered, damaged and misShipped must add up.");
            }
        }
        if (handed.size() != lines.size() || report.size() != lines.size()) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "The report has " + report.size() + " lines, the shipment " + lines.size()
                            + ". Maybe a line of another shipment slipped in.");
        }
        return handed;
    }

    private static Delivered arrive(
            DSLContext tx,
            ShipmentRecord shipment,
            List<ShipmentLineRecord> lines,
            Map<UUID, Handed> handed,
            Instant now) {
        for (ShipmentLineRecord line : lines) {
            arrive(tx, shipment, line, handed.get(line.getAllocationId()), now);
        }
        shipment.setStatus("DELIVERED");
        shipment.setDeliveredAt(now);
        shipment.update();
        Delivered outcome = outcome(shipment, handed);
        EventLog.order(
                tx,
                shipment.getOrderId(),
                "DELIVERED",
                now,
                Map.of(
                        "node", shipment.getNodeCode(),
                        "shipment", shipment.getId(),
                        "units", outcome.deliveredUnits(),
                        "late", outcome.late()));
        if (shipment.getPoId() != null) {
            closePurchaseOrder(tx, shipment, handed, now);
        }
        OrderLines.settle(tx, shipment.getOrderId(), now);
        return outcome;
    }

    private static void arrive(
            DSLContext tx, ShipmentRecord shipment, ShipmentLineRecord line, Handed handed, Instant now) {
        line.setDelivered(handed.delivered());
        line.setDamaged(handed.damaged());
        line.setMisShipped(handed.misShipped());
        line.update();
        AllocationRecord allocation = tx.fetchSingle(ALLOCATION, ALLOCATION.ID.eq(line.getAllocationId()));
        OrderLines.move(tx, allocation.getLineId(), LineBucket.SHIPPED, LineBucket.DELIVERED, handed.delivered());
        comeBack(tx, allocation, handed.damaged(), "DAMAGED", now);
        comeBack(tx, allocation, handed.misShipped(), "MIS_SHIPPED", now);
        allocation.setStatus(handed.delivered() > 0 ? "DELIVERED" : "CANCELLED");
        allocation.setQuantity(handed.delivered() > 0 ? handed.delivered() : allocation.getQuantity());
        allocation.update();
        learn(tx, shipment, allocation, line, now);
    }

    private static void comeBack(DSLContext tx, AllocationRecord allocation, int units, String kind, Instant now) {
        if (units == 0) {
            return;
        }
        NodeCode node = new NodeCode(allocation.getNodeCode());
        String reason = kind.equals("DAMAGED") ? "damaged on the way" : "something else was sent";
        OrderLines.comeBack(tx, allocation.getLineId(), LineBucket.SHIPPED, units, node, reason);
        EventLog.order(
                tx,
                allocation.getOrderId(),
                kind,
                now,
                Map.of(
                        "node", node.code(),
                        "sku", allocation.getSku(),
                        "line", allocation.getLineId(),
                        "units", units));
    }

    private static void learn(
            DSLContext tx, ShipmentRecord shipment, AllocationRecord allocation, ShipmentLineRecord line, Instant now) {
        var context = tx.select(CUSTOMER_ORDER.REGION_CODE, NODE.SUPPLIER_CODE)
                .from(CUSTOMER_ORDER, NODE)
                .where(CUSTOMER_ORDER.ID.eq(shipment.getOrderId()), NODE.CODE.eq(shipment.getNodeCode()))
                .fetchSingle();
        DeliveryRecords.record(
                tx,
                new DeliveryRecords.Outcome(
                        "delivery:" + allocation.getId(),
                        shipment.getNodeCode(),
                        context.value2(),
                        context.value1(),
                        allocation.getSku(),
                        "ORDER",
                        allocation.getDeliverBy(),
                        now,
                        line.getQuantity(),
                        line.getDamaged(),
                        line.getMisShipped(),
                        null),
                now);
    }

    private static void closePurchaseOrder(
            DSLContext tx, ShipmentRecord shipment, Map<UUID, Handed> handed, Instant now) {
        UUID poId = shipment.getPoId();
        for (Handed line : handed.values()) {
            tx.update(PURCHASE_ORDER_LINE)
                    .set(PURCHASE_ORDER_LINE.RECEIVED, line.delivered())
                    .set(PURCHASE_ORDER_LINE.DAMAGED, line.damaged() + line.misShipped())
                    .where(
                            PURCHASE_ORDER_LINE.PO_ID.eq(poId),
                            PURCHASE_ORDER_LINE.ALLOCATION_ID.eq(line.allocationId()))
                    .execute();
        }
        tx.update(PURCHASE_ORDER)
                .set(PURCHASE_ORDER.STATUS, "DELIVERED")
                .set(PURCHASE_ORDER.RECEIVED_AT, now)
                .set(PURCHASE_ORDER.VERSION, PURCHASE_ORDER.VERSION.plus(1))
                .where(PURCHASE_ORDER.ID.eq(poId))
                .execute();
        EventLog.record(
                tx,
                "PURCHASE_ORDER",
                poId.toString(),
                shipment.getOrderId(),
                "DELIVERED",
                now,
                Map.of("node", shipment.getNodeCode()));
        Outbox.enqueue(tx, OutboxKind.PURCHASE_ORDER_PROGRESSED, poId.toString());
    }

    private static Delivered repeat(ShipmentRecord shipment, List<ShipmentLineRecord> lines, Map<UUID, Handed> handed) {
        boolean same = lines.stream()
                .allMatch(line -> new Handed(
                                line.getAllocationId(), line.getDelivered(), line.getDamaged(), line.getMisShipped())
                        .equals(handed.get(line.getAllocationId())));
        if (!same) {
            throw new RefusedException(
                    ErrorCode.ALREADY_ANSWERED,
                    "The shipment " + shipment.getId() + " was delivered with other figures. Maybe a return is meant.");
        }
        return outcome(shipment, handed);
    }

    private static Delivered outcome(ShipmentRecord shipment, Map<UUID, Handed> handed) {
        int good = handed.values().stream().mapToInt(Handed::delivered).sum();
        int bad = handed.values().stream()
                .mapToInt(line -> line.damaged() + line.misShipped())
                .sum();
        return new Delivered(
                shipment.getId(), good, bad, shipment.getDeliveredAt().isAfter(shipment.getDeliverBy()));
    }
}

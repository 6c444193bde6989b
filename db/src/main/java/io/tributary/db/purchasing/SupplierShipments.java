package io.tributary.db.purchasing;

import static io.tributary.db.schema.Tables.ALLOCATION;

import io.tributary.db.event.EventLog;
import io.tributary.db.fulfilment.Parcels;
import io.tributary.db.order.OrderLines;
import io.tributary.db.schema.tables.records.AllocationRecord;
import io.tributary.db.schema.tables.records.PurchaseOrderLineRecord;
import io.tributary.db.schema.tables.records.PurchaseOrderRecord;
import io.tributary.db.supply.StockLedger;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.NodeCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.Sku;
import io.tributary.domain.order.LineBucket;
import io.tributary.domain.purchasing.PurchaseOrderStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * A supplier's advance ship notice. For a drop-ship it is the parcel to the buyer, for a restock what our warehouse
 * will see at its door. One transaction; the same notice twice is one.
 */
public final class SupplierShipments {
    /** What left the supplier; every line once, 0 for none. */
    public record Notice(String carrier, String tracking, List<LineQuantity> lines) {}

    private final DSLContext db;
    private final InstantSource clock;

    public SupplierShipments(DSLContext db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @throws RefusedException when it was not acknowledged, has ended, or was shipped differently before */
    public PurchaseOrderState ship(UUID poId, Notice notice) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            PurchaseOrderRecord po = PurchaseOrderRows.lock(tx, poId);
            List<PurchaseOrderLineRecord> lines = PurchaseOrderRows.lines(tx, poId);
            Map<Integer, Integer> units = Quantities.check(lines, notice.lines(), SupplierShipments::most);
            switch (PurchaseOrderRows.status(po)) {
                case ACKNOWLEDGED -> ship(tx, po, lines, notice, units, clock.instant());
                case SHIPPED, RECEIVED, DELIVERED -> requireSame(po, lines, notice, units);
                default -> throw PurchaseOrderRows.notNow(po, "shipped");
            }
            return PurchaseOrderState.of(po);
        });
    }

    private static int most(PurchaseOrderLineRecord line) {
        return line.getConfirmed() == null ? line.getQuantity() : line.getConfirmed();
    }

    private static void ship(
            DSLContext tx,
            PurchaseOrderRecord po,
            List<PurchaseOrderLineRecord> lines,
            Notice notice,
            Map<Integer, Integer> units,
            Instant now) {
        int total = Quantities.total(units);
        if (total == 0) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "The notice of purchase order " + po.getNumber() + " ships 0 units. Maybe reject the order.");
        }
        for (PurchaseOrderLineRecord line : lines) {
            line.setShipped(units.get(line.getLineNo()));
            line.update();
        }
        po.setShippedAt(now);
        po.setCarrier(notice.carrier());
        po.setTracking(notice.tracking());
        if (po.getOrderId() != null) {
            dropShip(tx, po, lines, notice, units, now);
        }
        PurchaseOrderRows.changed(
                tx, po, PurchaseOrderStatus.SHIPPED, now, Map.of("carrier", notice.carrier(), "units", total));
    }

    private static void dropShip(
            DSLContext tx,
            PurchaseOrderRecord po,
            List<PurchaseOrderLineRecord> lines,
            Notice notice,
            Map<Integer, Integer> units,
            Instant now) {
        Map<UUID, Integer> sent = new HashMap<>();
        lines.stream()
                .filter(line -> line.getAllocationId() != null)
                .forEach(line -> sent.put(line.getAllocationId(), units.get(line.getLineNo())));
        List<AllocationRecord> allocations = tx.selectFrom(ALLOCATION)
                .where(ALLOCATION.ID.in(sent.keySet()), ALLOCATION.STATUS.eq("RELEASED"))
                .fetch();
        UUID shipment = Parcels.send(
                tx,
                new Parcels.Parcel(
                        po.getOrderId(), po.getNodeCode(), null, po.getId(), notice.carrier(), notice.tracking()),
                allocations,
                sent,
                now);
        for (AllocationRecord allocation : Parcels.inBalanceOrder(allocations)) {
            giveBackRest(tx, allocation, sent.get(allocation.getId()), now);
        }
        EventLog.order(
                tx,
                po.getOrderId(),
                "SHIPPED",
                now,
                Map.of(
                        "node", po.getNodeCode(),
                        "shipment", shipment,
                        "carrier", notice.carrier(),
                        "purchaseOrder", po.getNumber(),
                        "units", Quantities.total(units)));
        OrderLines.settle(tx, po.getOrderId(), now);
    }

    /** What a supplier did not send is not reserved there any more, and the line looks for another node. */
    private static void giveBackRest(DSLContext tx, AllocationRecord allocation, int sent, Instant now) {
        int rest = allocation.getQuantity() - sent;
        if (rest == 0) {
            return;
        }
        NodeCode node = new NodeCode(allocation.getNodeCode());
        StockLedger.unreserve(
                tx,
                "unshipped:" + allocation.getId(),
                node,
                new Sku(allocation.getSku()),
                rest,
                "not shipped for order " + allocation.getOrderId(),
                now);
        if (sent == 0) {
            tx.update(ALLOCATION)
                    .set(ALLOCATION.STATUS, "CANCELLED")
                    .where(ALLOCATION.ID.eq(allocation.getId()))
                    .execute();
        }
        OrderLines.comeBack(tx, allocation.getLineId(), LineBucket.RELEASED, rest, node, "supplier shipped less");
        EventLog.order(
                tx,
                allocation.getOrderId(),
                "CAME_BACK",
                now,
                Map.of(
                        "node", node.code(),
                        "sku", allocation.getSku(),
                        "line", allocation.getLineId(),
                        "units", rest,
                        "reason", "supplier shipped less"));
    }

    private static void requireSame(
            PurchaseOrderRecord po, List<PurchaseOrderLineRecord> lines, Notice notice, Map<Integer, Integer> units) {
        boolean same = Objects.equals(po.getTracking(), notice.tracking())
                && lines.stream().allMatch(line -> line.getShipped().equals(units.get(line.getLineNo())));
        if (!same) {
            throw new RefusedException(
                    ErrorCode.ALREADY_ANSWERED,
                    "The purchase order " + po.getNumber()
                            + " was shipped before, with other figures. Maybe a second parcel is meant; one order ships"
                            + " once.");
        }
    }
}

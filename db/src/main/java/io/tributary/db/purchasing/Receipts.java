package io.tributary.db.purchasing;

import static io.tributary.db.schema.Tables.NODE;

import io.tributary.db.fulfilment.DeliveryRecords;
import io.tributary.db.schema.tables.records.PurchaseOrderLineRecord;
import io.tributary.db.schema.tables.records.PurchaseOrderRecord;
import io.tributary.db.supply.StockLedger;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.NodeCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.Sku;
import io.tributary.domain.purchasing.PurchaseOrderStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** What came in at a warehouse's door for a restock. One transaction; the same receipt twice is one. */
public final class Receipts {
    /** Units of one line: good ones, and ones that cannot be sold. */
    public record Received(int lineNo, int received, int damaged) {}

    private final DSLContext db;
    private final InstantSource clock;

    public Receipts(DSLContext db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @throws RefusedException when it is not a restock on its way, or was received differently before */
    public PurchaseOrderState receive(UUID poId, List<Received> report) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            PurchaseOrderRecord po = PurchaseOrderRows.lock(tx, poId);
            if (!po.getPurpose().equals("RESTOCK")) {
                throw new RefusedException(
                        ErrorCode.INVALID_VALUE,
                        "The purchase order " + po.getNumber()
                                + " ships to a buyer. Maybe its shipment is to be delivered.");
            }
            List<PurchaseOrderLineRecord> lines = PurchaseOrderRows.lines(tx, poId);
            Map<Integer, Received> byLine = byLine(po, lines, report);
            switch (PurchaseOrderRows.status(po)) {
                case SHIPPED -> receive(tx, po, lines, byLine, clock.instant());
                case RECEIVED -> requireSame(po, lines, byLine);
                default -> throw PurchaseOrderRows.notNow(po, "received");
            }
            return PurchaseOrderState.of(po);
        });
    }

    private static Map<Integer, Received> byLine(
            PurchaseOrderRecord po, List<PurchaseOrderLineRecord> lines, List<Received> report) {
        Map<Integer, Received> byLine = new HashMap<>();
        report.forEach(line -> byLine.put(line.lineNo(), line));
        for (PurchaseOrderLineRecord line : lines) {
            Received one = byLine.get(line.getLineNo());
            if (one == null
                    || one.received() < 0
                    || one.damaged() < 0
                    || one.received() + one.damaged() > line.getShipped()) {
                throw new RefusedException(
                        ErrorCode.INVALID_VALUE,
                        "Line " + line.getLineNo() + " (" + line.getSku() + ") of purchase order " + po.getNumber()
                                + " was shipped with " + line.getShipped() + " units; the receipt says " + one
                                + ". Maybe a line is missing; send 0 for none.");
            }
        }
        if (byLine.size() != lines.size() || report.size() != lines.size()) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    report.size() + " lines were sent, the purchase order has " + lines.size()
                            + ". Maybe a line number appears twice.");
        }
        return byLine;
    }

    private static void receive(
            DSLContext tx,
            PurchaseOrderRecord po,
            List<PurchaseOrderLineRecord> lines,
            Map<Integer, Received> byLine,
            Instant now) {
        String region = tx.select(NODE.REGION_CODE)
                .from(NODE)
                .where(NODE.CODE.eq(po.getNodeCode()))
                .fetchSingle(NODE.REGION_CODE);
        int good = 0;
        int damaged = 0;
        for (PurchaseOrderLineRecord line : lines) {
            Received one = byLine.get(line.getLineNo());
            line.setReceived(one.received());
            line.setDamaged(one.damaged());
            line.update();
            good += one.received();
            damaged += one.damaged();
            StockLedger.receive(
                    tx,
                    "receive:" + po.getId() + ":" + line.getLineNo(),
                    new NodeCode(po.getNodeCode()),
                    new Sku(line.getSku()),
                    one.received(),
                    "purchase order " + po.getNumber(),
                    now);
            learn(tx, po, line, region, now);
        }
        po.setReceivedAt(now);
        PurchaseOrderRows.changed(tx, po, PurchaseOrderStatus.RECEIVED, now, Map.of("units", good, "damaged", damaged));
    }

    /** The shipper is the supplier, so its code stands where a node's stands for a lane to a buyer. */
    private static void learn(
            DSLContext tx, PurchaseOrderRecord po, PurchaseOrderLineRecord line, String region, Instant now) {
        Instant promised = po.getExpectedAt() != null ? po.getExpectedAt() : po.getShipBy();
        DeliveryRecords.record(
                tx,
                new DeliveryRecords.Outcome(
                        "receipt:" + po.getId() + ":" + line.getLineNo(),
                        po.getSupplierCode(),
                        po.getSupplierCode(),
                        region,
                        line.getSku(),
                        "RESTOCK",
                        promised == null ? now : promised,
                        line.getShipped() == 0 ? null : now,
                        line.getQuantity(),
                        line.getDamaged(),
                        Math.max(0, line.getShipped() - line.getReceived() - line.getDamaged()),
                        null),
                now);
    }

    private static void requireSame(
            PurchaseOrderRecord po, List<PurchaseOrderLineRecord> lines, Map<Integer, Received> byLine) {
        boolean same = lines.stream()
                .allMatch(line -> new Received(line.getLineNo(), line.getReceived(), line.getDamaged())
                        .equals(byLine.get(line.getLineNo())));
        if (!same) {
            throw new RefusedException(
                    ErrorCode.ALREADY_ANSWERED,
                    "The purchase order " + po.getNumber()
                            + " was received with other figures. Maybe a correction is meant; then import the counted"
                            + " stock.");
        }
    }
}

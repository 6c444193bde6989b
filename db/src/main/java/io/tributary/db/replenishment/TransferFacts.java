package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.TRANSFER;

import io.tributary.db.schema.tables.records.TransferRecord;
import io.tributary.db.supply.StockLedger;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.NodeCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.Sku;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * What the two warehouses of a transfer report: that it left, and that it came. Each is one transaction, and the same
 * report twice moves stock once.
 */
public final class TransferFacts {
    /** What left; units beside it are no longer reserved. 0 units cancel the transfer. */
    public record Shipped(String carrier, String tracking, int units) {}

    /** Good units, and ones that cannot be sold; the rest of what left was lost on the way. */
    public record Received(int received, int damaged) {}

    private final DSLContext db;
    private final InstantSource clock;

    public TransferFacts(DSLContext db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @throws RefusedException when it is not released, more is sent than was reserved, or it left differently before */
    public TransferQueries.Transfer ship(UUID id, Shipped report) {
        return changed(id, (tx, one) -> {
            switch (one.getStatus()) {
                case "RELEASED" -> ship(tx, one, report, clock.instant());
                case "SHIPPED", "RECEIVED" ->
                    requireSame(
                            one,
                            one.getShipped() == report.units() && Objects.equals(one.getTracking(), report.tracking()));
                case "CANCELLED" -> requireSame(one, report.units() == 0);
                default -> throw notNow(one, "shipped");
            }
        });
    }

    private static void ship(DSLContext tx, TransferRecord one, Shipped report, Instant now) {
        if (report.units() < 0 || report.units() > one.getQuantity()) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "Transfer " + one.getNumber() + " is of " + one.getQuantity() + " units; " + report.units()
                            + " were reported. Maybe another transfer is meant.");
        }
        if (report.units() == 0) {
            TransferWrites.cancel(tx, one, "nothing was there to send", now);
            return;
        }
        NodeCode from = new NodeCode(one.getFromNode());
        Sku sku = new Sku(one.getSku());
        String why = "transfer " + one.getNumber();
        StockLedger.ship(tx, one.getRequestId() + ":ship", from, sku, report.units(), why, now);
        int left = one.getQuantity() - report.units();
        StockLedger.unreserve(tx, one.getRequestId() + ":left", from, sku, left, why, now);
        one.setShipped(report.units());
        one.setCarrier(report.carrier());
        one.setTracking(report.tracking());
        one.setShippedAt(now);
        one.setStatus("SHIPPED");
        TransferWrites.changed(
                tx,
                one,
                now,
                Map.of(
                        "transfer",
                        one.getNumber(),
                        "units",
                        report.units(),
                        "from",
                        one.getFromNode(),
                        "to",
                        one.getToNode()));
    }

    /** @throws RefusedException when it is not on its way, more is reported than left, or it came differently before */
    public TransferQueries.Transfer receive(UUID id, Received report) {
        return changed(id, (tx, one) -> {
            switch (one.getStatus()) {
                case "SHIPPED" -> receive(tx, one, report, clock.instant());
                case "RECEIVED" ->
                    requireSame(one, one.getReceived() == report.received() && one.getDamaged() == report.damaged());
                default -> throw notNow(one, "received");
            }
        });
    }

    private static void receive(DSLContext tx, TransferRecord one, Received report, Instant now) {
        if (report.received() < 0
                || report.damaged() < 0
                || (long) report.received() + report.damaged() > one.getShipped()) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "Transfer " + one.getNumber() + " left with " + one.getShipped() + " units; the receipt says "
                            + report + ". Maybe the units of two transfers were added up.");
        }
        StockLedger.receive(
                tx,
                one.getRequestId() + ":receive",
                new NodeCode(one.getToNode()),
                new Sku(one.getSku()),
                report.received(),
                "transfer " + one.getNumber(),
                now);
        one.setReceived(report.received());
        one.setDamaged(report.damaged());
        one.setReceivedAt(now);
        one.setStatus("RECEIVED");
        TransferWrites.changed(
                tx,
                one,
                now,
                Map.of("transfer", one.getNumber(), "units", report.received(), "damaged", report.damaged()));
    }

    private TransferQueries.Transfer changed(UUID id, Change change) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            TransferRecord one = tx.selectFrom(TRANSFER)
                    .where(TRANSFER.ID.eq(id))
                    .forUpdate()
                    .fetchOptional()
                    .orElseThrow(() -> TransferQueries.unknown(id));
            change.apply(tx, one);
            return TransferQueries.transfer(one);
        });
    }

    private interface Change {
        void apply(DSLContext tx, TransferRecord one);
    }

    private static void requireSame(TransferRecord one, boolean same) {
        if (!same) {
            throw new RefusedException(
                    ErrorCode.ALREADY_ANSWERED,
                    "Transfer " + one.getNumber() + " is " + one.getStatus()
                            + " with other figures. Maybe a correction is meant; then import the counted stock.");
        }
    }

    private static RefusedException notNow(TransferRecord one, String action) {
        return new RefusedException(
                one.getStatus().matches("PLANNED|PROPOSED|RELEASED") ? ErrorCode.TOO_EARLY : ErrorCode.TOO_LATE,
                "Transfer " + one.getNumber() + " is " + one.getStatus() + "; it cannot be " + action
                        + ". Maybe look at its status first.");
    }
}

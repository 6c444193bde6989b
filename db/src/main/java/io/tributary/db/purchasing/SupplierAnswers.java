package io.tributary.db.purchasing;

import io.tributary.db.schema.tables.records.PurchaseOrderLineRecord;
import io.tributary.db.schema.tables.records.PurchaseOrderRecord;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.purchasing.PurchaseOrderStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** A supplier's answer to a purchase order. One transaction each; the same answer twice is one. */
public final class SupplierAnswers {
    private final DSLContext db;
    private final InstantSource clock;

    public SupplierAnswers(DSLContext db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Takes it as asked.
     *
     * @param shipBy the supplier's own date; null for the one asked for
     */
    public PurchaseOrderState acknowledge(UUID poId, @Nullable Instant shipBy) {
        return answer(poId, (tx, po, now) -> {
            switch (PurchaseOrderRows.status(po)) {
                case SENT -> {
                    confirmAll(tx, po);
                    po.setAcknowledgedAt(now);
                    if (shipBy != null) {
                        moveDates(po, shipBy, now);
                    }
                    PurchaseOrderRows.changed(tx, po, PurchaseOrderStatus.ACKNOWLEDGED, now, Map.of());
                }
                case ACKNOWLEDGED -> {}
                default -> throw PurchaseOrderRows.notNow(po, "acknowledged");
            }
        });
    }

    /** Offers less of some lines, or a later date. */
    public PurchaseOrderState counter(UUID poId, Instant shipBy, List<LineQuantity> offered) {
        return answer(poId, (tx, po, now) -> {
            List<PurchaseOrderLineRecord> lines = PurchaseOrderRows.lines(tx, poId);
            Map<Integer, Integer> units = Quantities.check(lines, offered, PurchaseOrderLineRecord::getQuantity);
            if (Quantities.total(units) == 0) {
                throw new RefusedException(ErrorCode.INVALID_VALUE, "The counter-offer is 0 units. Maybe reject it.");
            }
            switch (PurchaseOrderRows.status(po)) {
                case SENT -> counter(tx, po, shipBy, lines, units, now);
                case COUNTERED -> requireSame(po, shipBy, lines, units);
                default -> throw PurchaseOrderRows.notNow(po, "countered");
            }
        });
    }

    /** Declines it, or withdraws from what was acknowledged. */
    public PurchaseOrderState reject(UUID poId, String reason) {
        return answer(poId, (tx, po, now) -> {
            switch (PurchaseOrderRows.status(po)) {
                case SENT, COUNTERED, ACKNOWLEDGED -> {
                    po.setCloseReason(reason);
                    PurchaseOrderRows.changed(tx, po, PurchaseOrderStatus.REJECTED, now, Map.of("reason", reason));
                }
                case REJECTED -> {}
                default -> throw PurchaseOrderRows.notNow(po, "rejected");
            }
        });
    }

    private static void confirmAll(DSLContext tx, PurchaseOrderRecord po) {
        for (PurchaseOrderLineRecord line : PurchaseOrderRows.lines(tx, po.getId())) {
            line.setConfirmed(line.getQuantity());
            line.update();
        }
    }

    private static void moveDates(PurchaseOrderRecord po, Instant shipBy, Instant now) {
        requireFuture(shipBy, now);
        if (po.getShipBy() != null && po.getExpectedAt() != null) {
            po.setExpectedAt(po.getExpectedAt().plus(java.time.Duration.between(po.getShipBy(), shipBy)));
        }
        po.setShipBy(shipBy);
    }

    private static void requireFuture(Instant shipBy, Instant now) {
        if (shipBy.isBefore(now)) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "The ship-by date " + shipBy + " is in the past; it is " + now
                            + " now. Maybe the time zone is missing.");
        }
    }

    private static void counter(
            DSLContext tx,
            PurchaseOrderRecord po,
            Instant shipBy,
            List<PurchaseOrderLineRecord> lines,
            Map<Integer, Integer> units,
            Instant now) {
        requireFuture(shipBy, now);
        for (PurchaseOrderLineRecord line : lines) {
            line.setCountered(units.get(line.getLineNo()));
            line.update();
        }
        po.setCounteredShipBy(shipBy);
        PurchaseOrderRows.changed(
                tx,
                po,
                PurchaseOrderStatus.COUNTERED,
                now,
                Map.of("shipBy", shipBy.toString(), "units", Quantities.total(units)));
    }

    private static void requireSame(
            PurchaseOrderRecord po, Instant shipBy, List<PurchaseOrderLineRecord> lines, Map<Integer, Integer> units) {
        boolean same = Objects.equals(po.getCounteredShipBy(), shipBy)
                && lines.stream().allMatch(line -> Objects.equals(line.getCountered(), units.get(line.getLineNo())));
        if (!same) {
            throw new RefusedException(
                    ErrorCode.ALREADY_ANSWERED,
                    "The purchase order " + po.getNumber()
                            + " has another counter-offer already. Maybe wait for our answer to it.");
        }
    }

    private interface Answer {
        void give(DSLContext tx, PurchaseOrderRecord po, Instant now);
    }

    private PurchaseOrderState answer(UUID poId, Answer answer) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            PurchaseOrderRecord po = PurchaseOrderRows.lock(tx, poId);
            answer.give(tx, po, clock.instant());
            return PurchaseOrderState.of(po);
        });
    }
}

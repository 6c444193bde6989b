package io.tributary.db.fulfilment;

import static io.tributary.db.schema.Tables.ALLOCATION;

import io.tributary.db.order.OrderLines;
import io.tributary.db.schema.tables.records.AllocationRecord;
import io.tributary.db.supply.StockLedger;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.order.LineBucket;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Takes units of allocations back before they leave: the reservation is given up, and the line's units become open
 * again or cancelled. The caller holds the order's lock and settles the order afterwards.
 */
public final class Withdrawal {
    /** The one order in which balances are touched. */
    public static final Comparator<AllocationRecord> LOCK_ORDER = Comparator.comparing(AllocationRecord::getNodeCode)
            .thenComparing(AllocationRecord::getSku)
            .thenComparing(AllocationRecord::getId);

    private Withdrawal() {}

    /** The node failed these units: they are open again and the node is out for their line. */
    public static void comeBack(DSLContext tx, AllocationRecord allocation, int units, String reason, Instant now) {
        LineBucket bucket = bucket(allocation);
        giveUp(tx, allocation, units, reason, now);
        OrderLines.comeBack(tx, allocation.getLineId(), bucket, units, new NodeCode(allocation.getNodeCode()), reason);
    }

    /** Nobody failed: the units are open again, for any node. */
    public static void reopen(DSLContext tx, AllocationRecord allocation, String reason, Instant now) {
        LineBucket bucket = bucket(allocation);
        int units = allocation.getQuantity();
        giveUp(tx, allocation, units, reason, now);
        OrderLines.move(tx, allocation.getLineId(), bucket, LineBucket.OPEN, units);
    }

    /** The buyer does not want these units any more. */
    public static void cancel(DSLContext tx, AllocationRecord allocation, String reason, Instant now) {
        LineBucket bucket = bucket(allocation);
        int units = allocation.getQuantity();
        giveUp(tx, allocation, units, reason, now);
        OrderLines.move(tx, allocation.getLineId(), bucket, LineBucket.CANCELLED, units);
    }

    /** Allocations in the order in which their balances must be locked. */
    public static List<AllocationRecord> inLockOrder(List<AllocationRecord> allocations) {
        return allocations.stream().sorted(LOCK_ORDER).toList();
    }

    private static void giveUp(DSLContext tx, AllocationRecord allocation, int units, String reason, Instant now) {
        if (units < 1 || units > allocation.getQuantity()) {
            throw new IllegalArgumentException("Cannot withdraw " + units + " of " + allocation.getQuantity()
                    + " units of allocation " + allocation.getId() + ". Maybe it was withdrawn before.");
        }
        StockLedger.unreserve(
                tx,
                "withdraw:" + allocation.getId() + ":" + allocation.getQuantity(),
                new NodeCode(allocation.getNodeCode()),
                new Sku(allocation.getSku()),
                units,
                reason,
                now);
        boolean whole = units == allocation.getQuantity();
        tx.update(ALLOCATION)
                .set(ALLOCATION.STATUS, whole ? "CANCELLED" : allocation.getStatus())
                .set(ALLOCATION.QUANTITY, whole ? allocation.getQuantity() : allocation.getQuantity() - units)
                .where(ALLOCATION.ID.eq(allocation.getId()))
                .execute();
    }

    private static LineBucket bucket(AllocationRecord allocation) {
        return switch (allocation.getStatus()) {
            case "COMMITTED" -> LineBucket.ALLOCATED;
            case "RELEASED" -> LineBucket.RELEASED;
            default ->
                throw new IllegalArgumentException("Allocation " + allocation.getId() + " is " + allocation.getStatus()
                        + "; only what has not left can be withdrawn.");
        };
    }
}

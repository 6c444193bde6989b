package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.TRANSFER;
import static io.tributary.db.schema.Tables.TRANSFER_LANE;

import io.tributary.db.Ids;
import io.tributary.db.purchasing.Settlement;
import io.tributary.db.schema.tables.records.TransferRecord;
import io.tributary.db.supply.StockLedger;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.replenishment.PlannedTransfer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** What a restock run does with transfers between warehouses, in the caller's transaction. */
public final class TransferWrites {
    /** Packing at one end and unpacking at the other. */
    private static final Duration HANDLING = Duration.ofHours(24);

    private TransferWrites() {}

    /** Replaces the run's proposed and planned transfers. */
    static void plan(DSLContext tx, UUID runId, List<PlannedTransfer> transfers, Instant now) {
        tx.deleteFrom(TRANSFER)
                .where(TRANSFER.RESTOCK_RUN_ID.eq(runId), TRANSFER.STATUS.in("PROPOSED", "PLANNED"))
                .execute();
        for (PlannedTransfer transfer : transfers) {
            UUID id = Ids.next(now);
            tx.insertInto(TRANSFER)
                    .set(TRANSFER.ID, id)
                    .set(TRANSFER.REQUEST_ID, "transfer:" + id)
                    .set(TRANSFER.RESTOCK_RUN_ID, runId)
                    .set(TRANSFER.SKU, transfer.sku().code())
                    .set(TRANSFER.FROM_NODE, transfer.from().code())
                    .set(TRANSFER.TO_NODE, transfer.to().code())
                    .set(TRANSFER.PERIOD, transfer.period())
                    .set(TRANSFER.QUANTITY, transfer.quantity())
                    .set(TRANSFER.SAVING_MINOR, transfer.saving())
                    .set(TRANSFER.STATUS, transfer.period() == 0 ? "PROPOSED" : "PLANNED")
                    .set(TRANSFER.CREATED_AT, now)
                    .execute();
        }
    }

    /**
     * Reserves what the run proposes to move, where it is. What orders took since the plan is theirs: such a transfer is
     * rejected whole, and the next run plans anew.
     *
     * @return how many go out
     */
    public static int release(DSLContext tx, UUID runId, Instant now) {
        int released = 0;
        for (TransferRecord one : tx.selectFrom(TRANSFER)
                .where(TRANSFER.RESTOCK_RUN_ID.eq(runId), TRANSFER.STATUS.eq("PROPOSED"))
                .orderBy(TRANSFER.FROM_NODE, TRANSFER.SKU, TRANSFER.ID)
                .forUpdate()
                .fetch()) {
            boolean free = StockLedger.reserve(
                    tx,
                    one.getRequestId(),
                    new NodeCode(one.getFromNode()),
                    new Sku(one.getSku()),
                    one.getQuantity(),
                    "transfer " + one.getNumber(),
                    now);
            if (free) {
                one.setStatus("RELEASED");
                one.setReleasedAt(now);
                one.setExpectedAt(now.plus(HANDLING).plus(transit(tx, one)));
                released++;
            } else {
                one.setStatus("REJECTED");
                one.setCloseReason("the stock was taken since the plan");
            }
            one.update();
        }
        return released;
    }

    private static Duration transit(DSLContext tx, TransferRecord one) {
        return Duration.ofHours(tx.select(TRANSFER_LANE.TRANSIT_HOURS)
                .from(TRANSFER_LANE)
                .where(TRANSFER_LANE.FROM_NODE.eq(one.getFromNode()), TRANSFER_LANE.TO_NODE.eq(one.getToNode()))
                .fetchOptional(TRANSFER_LANE.TRANSIT_HOURS)
                .orElse(72));
    }

    public static void reject(DSLContext tx, UUID runId) {
        tx.update(TRANSFER)
                .set(TRANSFER.STATUS, "REJECTED")
                .set(TRANSFER.CLOSE_REASON, "the run was rejected")
                .where(TRANSFER.RESTOCK_RUN_ID.eq(runId), TRANSFER.STATUS.eq("PROPOSED"))
                .execute();
    }

    /** Cancels what was released before a moment and never left, so that its stock can be sold again. @return how many */
    public static int giveUp(DSLContext tx, String zone, Instant releasedBefore, Instant now) {
        List<TransferRecord> stale = tx.selectFrom(TRANSFER)
                .where(
                        TRANSFER.STATUS.eq("RELEASED"),
                        TRANSFER.RELEASED_AT.lt(releasedBefore),
                        org.jooq.impl.DSL.condition(
                                "from_node in (select code from node where zone_code = {0})",
                                org.jooq.impl.DSL.val(zone)))
                .orderBy(TRANSFER.FROM_NODE, TRANSFER.SKU, TRANSFER.ID)
                .forUpdate()
                .fetch();
        stale.forEach(one -> cancel(tx, one, "it did not leave in time", now));
        return stale.size();
    }

    static void cancel(DSLContext tx, TransferRecord one, String reason, Instant now) {
        StockLedger.unreserve(
                tx,
                one.getRequestId() + ":cancel",
                new NodeCode(one.getFromNode()),
                new Sku(one.getSku()),
                one.getQuantity(),
                "transfer " + one.getNumber(),
                now);
        one.setStatus("CANCELLED");
        one.setCloseReason(reason);
        changed(tx, one, now, Map.of("transfer", one.getNumber(), "reason", reason));
    }

    /** Stores the row, tells the run's timeline, and ends the run when this was the last that it waited for. */
    static void changed(DSLContext tx, TransferRecord one, Instant now, Map<String, ?> detail) {
        one.update();
        RestockWrites.event(tx, one.getRestockRunId(), "TRANSFER_" + one.getStatus(), now, detail);
        if (!one.getStatus().equals("SHIPPED")) {
            Settlement.closeRun(tx, one.getRestockRunId(), now);
        }
    }
}

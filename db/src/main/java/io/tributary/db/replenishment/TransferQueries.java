package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.TRANSFER;

import io.tributary.db.schema.tables.records.TransferRecord;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Reads transfers between warehouses. */
public final class TransferQueries {
    /** @param savingMinor what the run's plan would have cost more without it */
    public record Transfer(
            UUID id,
            long number,
            UUID runId,
            String sku,
            String from,
            String to,
            int period,
            int quantity,
            long savingMinor,
            String status,
            int shipped,
            int received,
            int damaged,
            @Nullable Instant releasedAt,
            @Nullable Instant expectedAt,
            @Nullable Instant shippedAt,
            @Nullable Instant receivedAt,
            @Nullable String closeReason) {}

    private final DSLContext db;

    public TransferQueries(DSLContext db) {
        this.db = db;
    }

    /** The run's transfers, what goes out now first. */
    public List<Transfer> ofRun(UUID runId) {
        return db.selectFrom(TRANSFER)
                .where(TRANSFER.RESTOCK_RUN_ID.eq(runId))
                .orderBy(TRANSFER.PERIOD, TRANSFER.SAVING_MINOR.desc(), TRANSFER.ID)
                .fetch(TransferQueries::transfer);
    }

    /** What a warehouse has to send, the oldest first. */
    public List<Transfer> toSend(String node) {
        return db.selectFrom(TRANSFER)
                .where(TRANSFER.FROM_NODE.eq(node), TRANSFER.STATUS.eq("RELEASED"))
                .orderBy(TRANSFER.NUMBER)
                .fetch(TransferQueries::transfer);
    }

    /** What is on its way to a warehouse, the oldest first. */
    public List<Transfer> toReceive(String node) {
        return db.selectFrom(TRANSFER)
                .where(TRANSFER.TO_NODE.eq(node), TRANSFER.STATUS.eq("SHIPPED"))
                .orderBy(TRANSFER.NUMBER)
                .fetch(TransferQueries::transfer);
    }

    /** @throws RefusedException when there is none */
    public Transfer one(UUID id) {
        return db.selectFrom(TRANSFER)
                .where(TRANSFER.ID.eq(id))
                .fetchOptional(TransferQueries::transfer)
                .orElseThrow(() -> unknown(id));
    }

    static RefusedException unknown(UUID id) {
        return new RefusedException(
                ErrorCode.NOT_FOUND, "There is no transfer " + id + ". Maybe its number was used in place of its id.");
    }

    static Transfer transfer(TransferRecord row) {
        return new Transfer(
                row.getId(),
                row.getNumber(),
                row.getRestockRunId(),
                row.getSku(),
                row.getFromNode(),
                row.getToNode(),
                row.getPeriod(),
                row.getQuantity(),
                row.getSavingMinor(),
                row.getStatus(),
                row.getShipped(),
                row.getReceived(),
                row.getDamaged(),
                row.getReleasedAt(),
                row.getExpectedAt(),
                row.getShippedAt(),
                row.getReceivedAt(),
                row.getCloseReason());
    }
}

package io.tributary.db.supply;

import static io.tributary.db.schema.Tables.STOCK_BALANCE;
import static io.tributary.db.schema.Tables.STOCK_MOVEMENT;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import java.time.Instant;
import org.jooq.DSLContext;

/**
 * Moves stock. Every movement is one ledger row, and the database applies it to the balance in the same statement; the
 * balance's check refuses what would oversell. All methods run in the caller's transaction, and repeating one with the
 * same request id moves nothing a second time.
 *
 * <p>Callers that move several balances in one transaction must do so in the order of (node, SKU), so that two
 * transactions cannot wait for each other.
 */
public final class StockLedger {
    private StockLedger() {}

    /**
     * Reserves units for an allocation.
     *
     * @return false when fewer than {@code units} are free; then nothing changed
     */
    public static boolean reserve(
            DSLContext tx, String requestId, NodeCode node, Sku sku, long units, String reason, Instant now) {
        return reserve(tx, requestId, node, sku, units, 0, reason, now);
    }

    /**
     * As {@link #reserve}, and so many units must stay free.
     *
     * @param keep units, 0 or more
     */
    public static boolean reserve(
            DSLContext tx,
            String requestId,
            NodeCode node,
            Sku sku,
            long units,
            long keep,
            String reason,
            Instant now) {
        // The row lock orders competing reservations; whoever comes second sees what the first one left.
        Long free = tx.select(STOCK_BALANCE.ON_HAND.minus(STOCK_BALANCE.RESERVED))
                .from(STOCK_BALANCE)
                .where(STOCK_BALANCE.NODE_CODE.eq(node.code()), STOCK_BALANCE.SKU.eq(sku.code()))
                .forUpdate()
                .fetchOne(0, Long.class);
        if (free == null || free - keep < units) {
            return false;
        }
        move(tx, requestId, node, sku, "RESERVED", 0, units, reason, now);
        return true;
    }

    /** Gives a reservation back. */
    public static void unreserve(
            DSLContext tx, String requestId, NodeCode node, Sku sku, long units, String reason, Instant now) {
        move(tx, requestId, node, sku, "UNRESERVED", 0, -units, reason, now);
    }

    /** Reserved units leave the building. */
    public static void ship(
            DSLContext tx, String requestId, NodeCode node, Sku sku, long units, String reason, Instant now) {
        move(tx, requestId, node, sku, "SHIPPED", -units, -units, reason, now);
    }

    /** Units arrive from a supplier. */
    public static void receive(
            DSLContext tx, String requestId, NodeCode node, Sku sku, long units, String reason, Instant now) {
        ensureBalance(tx, node, sku);
        move(tx, requestId, node, sku, "RECEIVED", units, 0, reason, now);
    }

    /** Units come back from a buyer. */
    public static void takeBack(
            DSLContext tx, String requestId, NodeCode node, Sku sku, long units, String reason, Instant now) {
        ensureBalance(tx, node, sku);
        move(tx, requestId, node, sku, "RETURNED", units, 0, reason, now);
    }

    /**
     * Corrects the book to what was counted.
     *
     * @param onHandDelta units found (positive) or missed (negative)
     * @param reservedDelta reserved units that turn out not to be there, negative or 0
     */
    public static void adjust(
            DSLContext tx,
            String requestId,
            NodeCode node,
            Sku sku,
            long onHandDelta,
            long reservedDelta,
            String reason,
            Instant now) {
        move(tx, requestId, node, sku, "ADJUSTED", onHandDelta, reservedDelta, reason, now);
    }

    /**
     * A stock level that somebody else reports: a first count, or a supplier's feed. What is reserved stays covered:
     * on hand never falls below it.
     *
     * @param kind OPENING or FEED
     */
    public static void level(
            DSLContext tx,
            String requestId,
            NodeCode node,
            Sku sku,
            String kind,
            long onHand,
            String reason,
            Instant now) {
        ensureBalance(tx, node, sku);
        var balance = tx.select(STOCK_BALANCE.ON_HAND, STOCK_BALANCE.RESERVED)
                .from(STOCK_BALANCE)
                .where(STOCK_BALANCE.NODE_CODE.eq(node.code()), STOCK_BALANCE.SKU.eq(sku.code()))
                .forUpdate()
                .fetchSingle();
        move(tx, requestId, node, sku, kind, Math.max(onHand, balance.value2()) - balance.value1(), 0, reason, now);
    }

    private static void ensureBalance(DSLContext tx, NodeCode node, Sku sku) {
        tx.insertInto(STOCK_BALANCE)
                .set(STOCK_BALANCE.NODE_CODE, node.code())
                .set(STOCK_BALANCE.SKU, sku.code())
                .onConflictDoNothing()
                .execute();
    }

    private static void move(
            DSLContext tx,
            String requestId,
            NodeCode node,
            Sku sku,
            String kind,
            long onHandDelta,
            long reservedDelta,
            String reason,
            Instant now) {
        if (onHandDelta == 0 && reservedDelta == 0) {
            return;
        }
        tx.insertInto(STOCK_MOVEMENT)
                .set(STOCK_MOVEMENT.REQUEST_ID, requestId)
                .set(STOCK_MOVEMENT.NODE_CODE, node.code())
                .set(STOCK_MOVEMENT.SKU, sku.code())
                .set(STOCK_MOVEMENT.KIND, kind)
                .set(STOCK_MOVEMENT.ON_HAND_DELTA, onHandDelta)
                .set(STOCK_MOVEMENT.RESERVED_DELTA, reservedDelta)
                .set(STOCK_MOVEMENT.REASON, reason)
                .set(STOCK_MOVEMENT.RECORDED_AT, now)
                .onConflictDoNothing()
                .execute();
    }
}

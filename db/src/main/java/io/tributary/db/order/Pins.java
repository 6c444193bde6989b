package io.tributary.db.order;

import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.LINE_EXCLUSION;
import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.ORDER_LINE;

import io.tributary.db.event.EventLog;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.NodeCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.order.OrderProgress;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * An operator pins a line to a node: no other may serve its open units, in promises and waves, until it is unpinned. Its
 * promise is made anew. Repeating a command changes nothing.
 */
public final class Pins {
    private Pins() {}

    /** @throws RefusedException when the line or node is unknown, nothing of the line is open, or the node is ruled out */
    public static OrderProgress pin(DSLContext tx, UUID lineId, NodeCode node, String by, Instant now) {
        UUID orderId = lockOrderOf(tx, lineId);
        Record line = open(tx, lineId);
        requireFit(tx, line, lineId, node);
        return set(tx, orderId, line, node, by, now);
    }

    /** @throws RefusedException when the line is unknown or nothing of it is open */
    public static OrderProgress unpin(DSLContext tx, UUID lineId, String by, Instant now) {
        UUID orderId = lockOrderOf(tx, lineId);
        return set(tx, orderId, open(tx, lineId), null, by, now);
    }

    private static UUID lockOrderOf(DSLContext tx, UUID lineId) {
        UUID orderId = tx.select(ORDER_LINE.ORDER_ID)
                .from(ORDER_LINE)
                .where(ORDER_LINE.ID.eq(lineId))
                .fetchOptional(ORDER_LINE.ORDER_ID)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND,
                        "There is no order line " + lineId
                                + ". Maybe the order's id was used in place of its line's."));
        OrderLines.lock(tx, orderId);
        return orderId;
    }

    private static Record open(DSLContext tx, UUID lineId) {
        Record line = tx.select()
                .from(ORDER_LINE)
                .join(CUSTOMER_ORDER)
                .on(CUSTOMER_ORDER.ID.eq(ORDER_LINE.ORDER_ID))
                .where(ORDER_LINE.ID.eq(lineId))
                .fetchSingle();
        if (line.get(ORDER_LINE.OPEN_UNITS) == 0) {
            throw new RefusedException(
                    ErrorCode.TOO_LATE,
                    "Nothing of line " + lineId
                            + " waits for a node any more. Maybe take it back into the pool first.");
        }
        return line;
    }

    private static void requireFit(DSLContext tx, Record line, UUID lineId, NodeCode node) {
        if (!tx.fetchExists(NODE, NODE.CODE.eq(node.code()))) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE, "node is '" + node + "', which is not known. Maybe its case differs.");
        }
        if (Arrays.asList(line.get(CUSTOMER_ORDER.EXCLUDED_NODES)).contains(node.code())) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "node is '" + node + "', which the buyer excluded. Maybe pin another node.");
        }
        tx.select(LINE_EXCLUSION.REASON)
                .from(LINE_EXCLUSION)
                .where(LINE_EXCLUSION.LINE_ID.eq(lineId), LINE_EXCLUSION.NODE_CODE.eq(node.code()))
                .fetchOptional(LINE_EXCLUSION.REASON)
                .ifPresent(reason -> {
                    throw new RefusedException(
                            ErrorCode.INVALID_VALUE,
                            "node is '" + node + "', which is out for this line: " + reason
                                    + ". Maybe pin another node.");
                });
    }

    private static OrderProgress set(
            DSLContext tx, UUID orderId, Record line, @Nullable NodeCode node, String by, Instant now) {
        String code = node == null ? null : node.code();
        String before = line.get(ORDER_LINE.PINNED_NODE);
        if (Objects.equals(before, code)) {
            return OrderLines.progress(tx, orderId);
        }
        UUID lineId = line.get(ORDER_LINE.ID);
        // A held line stays held: its risk is not gone because somebody chose a node.
        String screening = line.get(ORDER_LINE.SCREENING);
        tx.update(ORDER_LINE)
                .set(ORDER_LINE.PINNED_NODE, code)
                .set(ORDER_LINE.SCREENING, screening.equals("HELD") ? screening : "PENDING")
                .where(ORDER_LINE.ID.eq(lineId))
                .execute();
        OrderWrites.withdrawPromise(tx, lineId);
        EventLog.order(
                tx,
                orderId,
                code == null ? "UNPINNED" : "PINNED",
                now,
                Map.of("line", line.get(ORDER_LINE.LINE_NO), "node", code == null ? before : code, "by", by));
        return OrderLines.settle(tx, orderId, now);
    }
}

package io.tributary.db.allocation;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.LINE_EXCLUSION;
import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.PROMISE;
import static io.tributary.db.schema.Tables.REALLOCATION;
import static io.tributary.db.schema.Tables.REALLOCATION_PART;
import static io.tributary.db.schema.Tables.STOCK_BALANCE;

import io.tributary.db.Ids;
import io.tributary.db.allocation.Reallocation.Reason;
import io.tributary.db.allocation.Reallocation.Stage;
import io.tributary.db.allocation.Reallocation.Undone;
import io.tributary.db.event.EventLog;
import io.tributary.db.order.OrderLines;
import io.tributary.db.schema.tables.records.AllocationRecord;
import io.tributary.db.schema.tables.records.ReallocationPartRecord;
import io.tributary.db.supply.StockLedger;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.NodeCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.Sku;
import io.tributary.domain.order.LineBucket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Gives lines back the assignment that a re-allocation took from them, as long as no wave has given them another one
 * and the stock is still there. What was released is reserved again, and its order's workflow releases it anew.
 */
final class ReallocationUndo {
    private ReallocationUndo() {}

    /** Repeating it answers with the first outcome. */
    static Reallocation undo(DSLContext tx, UUID id, String by, Instant now) {
        var head = tx.selectFrom(REALLOCATION)
                .where(REALLOCATION.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND, "There is no re-allocation " + id + ". Maybe it is another one's id."));
        if (head.getUndoneAt() == null) {
            List<ReallocationPartRecord> moved = tx.selectFrom(REALLOCATION_PART)
                    .where(REALLOCATION_PART.REALLOCATION_ID.eq(id), REALLOCATION_PART.OUTCOME.eq("MOVED"))
                    .orderBy(
                            REALLOCATION_PART.NODE_CODE.collate("C"),
                            REALLOCATION_PART.SKU.collate("C"),
                            REALLOCATION_PART.PART_NO)
                    .fetch();
            restore(tx, id, moved, by, now);
            head.setUndoneBy(by);
            head.setUndoneAt(now);
            head.update();
        }
        return ReallocationLog.one(tx, id);
    }

    private static void restore(DSLContext tx, UUID id, List<ReallocationPartRecord> moved, String by, Instant now) {
        Reallocations.lockOrders(
                tx, moved.stream().map(ReallocationPartRecord::getOrderId).collect(Collectors.toSet()));
        Set<String> open =
                tx.select(NODE.CODE).from(NODE).where(NODE.OPEN.isTrue()).fetchSet(NODE.CODE);
        Map<UUID, Integer> restored = new TreeMap<>();
        for (ReallocationPartRecord part : moved) {
            Reason refused = open.contains(part.getNodeCode()) ? restore(tx, part, now) : Reason.NODE_CLOSED;
            part.setUndone((refused == null ? Undone.RESTORED : Undone.NOT_RESTORED).name());
            part.setUndoneReason(refused == null ? null : refused.name());
            if (refused == null) {
                restored.merge(part.getOrderId(), part.getUnits(), Integer::sum);
            }
        }
        tx.batchUpdate(moved).execute();
        long number = ReallocationLog.number(tx, id);
        restored.forEach((order, units) -> {
            EventLog.order(
                    tx, order, "REALLOCATION_UNDONE", now, Map.of("reallocation", number, "by", by, "units", units));
            OrderLines.settle(tx, order, now);
        });
    }

    /** @return why it could not be restored; null when it was */
    private static @Nullable Reason restore(DSLContext tx, ReallocationPartRecord part, Instant now) {
        boolean waiting = tx.fetchExists(
                ORDER_LINE,
                ORDER_LINE.ID.eq(part.getLineId()),
                ORDER_LINE.OPEN_UNITS.ge(part.getUnits()),
                ORDER_LINE.SCREENING.ne("HELD"));
        if (!waiting) {
            return Reason.ALLOCATED_ANEW;
        }
        if (part.getShipBy() != null && part.getShipBy().isBefore(now)) {
            return Reason.CUT_OFF_PASSED;
        }
        boolean there = Stage.valueOf(part.getStage()) == Stage.PROMISED ? promise(tx, part) : reserve(tx, part, now);
        if (!there) {
            return Reason.NO_STOCK;
        }
        if (part.getExcluded()) {
            tx.deleteFrom(LINE_EXCLUSION)
                    .where(LINE_EXCLUSION.LINE_ID.eq(part.getLineId()), LINE_EXCLUSION.NODE_CODE.eq(part.getNodeCode()))
                    .execute();
        }
        return null;
    }

    private static boolean promise(DSLContext tx, ReallocationPartRecord part) {
        boolean free = tx.fetchExists(
                STOCK_BALANCE,
                STOCK_BALANCE.NODE_CODE.eq(part.getNodeCode()),
                STOCK_BALANCE.SKU.eq(part.getSku()),
                STOCK_BALANCE
                        .ON_HAND
                        .minus(STOCK_BALANCE.RESERVED)
                        .ge(part.getUnits().longValue()));
        if (!free) {
            return false;
        }
        tx.update(PROMISE)
                .set(PROMISE.NODE_CODE, part.getNodeCode())
                .set(PROMISE.SKU, part.getSku())
                .set(PROMISE.UNITS, part.getUnits())
                .set(PROMISE.SHIP_BY, part.getShipBy())
                .set(PROMISE.DELIVER_BY, part.getDeliverBy())
                .setNull(PROMISE.UNFILLED_REASON)
                .where(PROMISE.LINE_ID.eq(part.getLineId()))
                .execute();
        tx.update(ORDER_LINE)
                .set(ORDER_LINE.SCREENING, "CLEAR")
                .setNull(ORDER_LINE.BACKORDERED_UNTIL)
                .where(ORDER_LINE.ID.eq(part.getLineId()))
                .execute();
        return true;
    }

    private static boolean reserve(DSLContext tx, ReallocationPartRecord part, Instant now) {
        AllocationRecord was = tx.fetchSingle(ALLOCATION, ALLOCATION.ID.eq(part.getAllocationId()));
        UUID allocationId = Ids.next(now);
        if (!StockLedger.reserve(
                tx,
                "allocation:" + allocationId,
                new NodeCode(was.getNodeCode()),
                new Sku(was.getSku()),
                part.getUnits(),
                "order " + part.getOrderId(),
                now)) {
            return false;
        }
        AllocationRecord again = was.copy();
        again.setId(allocationId);
        again.setQuantity(part.getUnits());
        again.setStatus("COMMITTED");
        again.setPickTaskId(null);
        again.setCommittedAt(now);
        again.insert();
        OrderLines.move(tx, part.getLineId(), LineBucket.OPEN, LineBucket.ALLOCATED, part.getUnits());
        // What is open beside it keeps its own promise; nothing else may count against what can be promised.
        tx.update(PROMISE)
                .set(PROMISE.UNITS, DSL.least(PROMISE.UNITS, ORDER_LINE.OPEN_UNITS))
                .from(ORDER_LINE)
                .where(PROMISE.LINE_ID.eq(part.getLineId()), ORDER_LINE.ID.eq(PROMISE.LINE_ID))
                .execute();
        tx.update(ORDER_LINE)
                .set(ORDER_LINE.SCREENING, "CLEAR")
                .setNull(ORDER_LINE.BACKORDERED_UNTIL)
                .where(ORDER_LINE.ID.eq(part.getLineId()), ORDER_LINE.OPEN_UNITS.eq(0))
                .execute();
        return true;
    }
}

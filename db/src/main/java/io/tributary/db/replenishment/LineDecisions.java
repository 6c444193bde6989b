package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.OFFER;
import static io.tributary.db.schema.Tables.RESTOCK_LINE;
import static io.tributary.db.schema.Tables.RESTOCK_LINE_DECISION;
import static io.tributary.db.schema.Tables.RESTOCK_ORDER;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;

import io.tributary.db.schema.tables.records.OfferRecord;
import io.tributary.db.schema.tables.records.RestockLineDecisionRecord;
import io.tributary.db.schema.tables.records.RestockLineRecord;
import io.tributary.db.schema.tables.records.RestockRunRecord;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What a planner decides of single lines while their run waits for approval: taken as proposed, with another quantity,
 * or not at all; and taken back, one decision at a time. Who, when and why is kept for ever.
 */
public final class LineDecisions {
    /** The line after the decision, and what the planner should know about it. */
    public record Decided(RestockQueries.Line line, List<String> warnings) {}

    /** One decision, the newest first in a list of them. */
    public record Past(
            String action,
            int quantityBefore,
            int quantityAfter,
            String by,
            @Nullable String reason,
            Instant at,
            boolean undone) {}

    /** A quantity that differs by more from the plan's is worth a warning. */
    private static final int FAR_TIMES = 3;

    private final DSLContext db;
    private final InstantSource clock;

    public LineDecisions(DSLContext db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Takes the line as it is. Repeating it changes nothing. */
    public Decided approve(UUID runId, UUID lineId, String by, @Nullable String reason) {
        return decide(runId, lineId, (tx, line) -> {
            require(line, "PROPOSED", "approved");
            if ("APPROVED".equals(line.getDecision())) {
                return List.of();
            }
            record(tx, line, "APPROVE", line.getQuantity(), "APPROVED", by, reason);
            return List.of();
        });
    }

    /** Orders nothing for the line. Repeating it changes nothing. */
    public Decided reject(UUID runId, UUID lineId, String by, @Nullable String reason) {
        return decide(runId, lineId, (tx, line) -> {
            if (line.getStatus().equals("REJECTED")) {
                return List.of();
            }
            require(line, "PROPOSED", "rejected");
            line.setStatus("REJECTED");
            record(tx, line, "REJECT", line.getQuantity(), "REJECTED", by, reason);
            return List.of("Demand of " + line.getSku() + " at " + line.getNodeCode() + " may go unmet");
        });
    }

    /**
     * Orders another quantity.
     *
     * @throws RefusedException when it breaks a limit of {@link LineLimits}
     */
    public Decided change(UUID runId, UUID lineId, int quantity, String by, @Nullable String reason) {
        return decide(runId, lineId, (tx, line) -> {
            require(line, "PROPOSED", "changed");
            if (quantity == line.getQuantity()) {
                return List.of();
            }
            OfferRecord offer = tx.selectFrom(OFFER)
                    .where(OFFER.SUPPLIER_CODE.eq(line.getSupplierCode()), OFFER.SKU.eq(line.getSku()))
                    .fetchOptional()
                    .orElseThrow(() -> new RefusedException(
                            ErrorCode.TOO_LATE,
                            "Supplier " + line.getSupplierCode() + " no longer offers " + line.getSku()
                                    + ". Maybe reject the line; the next run finds another."));
            line.setUnitCostMinor(LineLimits.require(tx, line, offer, quantity));
            record(tx, line, "CHANGE", quantity, "CHANGED", by, reason);
            return warnings(line, quantity);
        });
    }

    /**
     * Takes the last decision on the line back, as if it had not been.
     *
     * @throws RefusedException when more would be ordered than other decisions have left room for
     */
    public Decided undo(UUID runId, UUID lineId, String by, @Nullable String reason) {
        return decide(runId, lineId, (tx, line) -> {
            RestockLineDecisionRecord last = tx.selectFrom(RESTOCK_LINE_DECISION)
                    .where(
                            RESTOCK_LINE_DECISION.LINE_ID.eq(lineId),
                            RESTOCK_LINE_DECISION.ACTION.ne("UNDO"),
                            RESTOCK_LINE_DECISION.UNDONE.isFalse())
                    .orderBy(RESTOCK_LINE_DECISION.ID.desc())
                    .limit(1)
                    .fetchOptional()
                    .orElseThrow(() -> new RefusedException(
                            ErrorCode.TOO_EARLY,
                            "Nothing was decided of line " + lineId + ". Maybe it was undone already."));
            last.setUndone(true);
            last.update();
            boolean stays = "REJECTED".equals(last.getDecisionBefore());
            OfferRecord offer =
                    tx.fetchOne(OFFER, OFFER.SUPPLIER_CODE.eq(line.getSupplierCode()), OFFER.SKU.eq(line.getSku()));
            if (offer != null && !stays) {
                line.setUnitCostMinor(LineLimits.require(tx, line, offer, last.getQuantityBefore()));
            }
            line.setStatus(stays ? "REJECTED" : "PROPOSED");
            record(tx, line, "UNDO", last.getQuantityBefore(), last.getDecisionBefore(), by, reason);
            return List.of();
        });
    }

    /** Everything that was decided of a line, the newest first. */
    public List<Past> history(UUID lineId) {
        return db.selectFrom(RESTOCK_LINE_DECISION)
                .where(RESTOCK_LINE_DECISION.LINE_ID.eq(lineId))
                .orderBy(RESTOCK_LINE_DECISION.ID.desc())
                .fetch(row -> new Past(
                        row.getAction(),
                        row.getQuantityBefore(),
                        row.getQuantityAfter(),
                        row.getDecidedBy(),
                        row.getReason(),
                        row.getDecidedAt(),
                        row.getUndone()));
    }

    private interface Step {
        List<String> take(DSLContext tx, RestockLineRecord line);
    }

    /** The run's lock orders decisions, and keeps its release out. */
    private Decided decide(UUID runId, UUID lineId, Step step) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            RestockRunRecord run = tx.selectFrom(RESTOCK_RUN)
                    .where(RESTOCK_RUN.ID.eq(runId))
                    .forUpdate()
                    .fetchOptional()
                    .orElseThrow(() -> unknown("restock run", runId));
            RestockLineRecord line = tx.selectFrom(RESTOCK_LINE)
                    .where(RESTOCK_LINE.ID.eq(lineId), RESTOCK_LINE.RUN_ID.eq(runId))
                    .fetchOptional()
                    .orElseThrow(() -> unknown("line of restock run " + runId, lineId));
            if (!RestockWrites.WAITING.contains(run.getStatus())) {
                throw tooLate("restock run is " + run.getStatus());
            }
            requireUndecided(tx, line);
            List<String> warnings = step.take(tx, line);
            return new Decided(RestockQueries.line(line), warnings);
        });
    }

    /** The order that a line belongs to may be out while others of the run wait. */
    private static void requireUndecided(DSLContext tx, RestockLineRecord line) {
        tx.selectFrom(RESTOCK_ORDER)
                .where(
                        RESTOCK_ORDER.RUN_ID.eq(line.getRunId()),
                        RESTOCK_ORDER.SUPPLIER_CODE.eq(line.getSupplierCode()),
                        RESTOCK_ORDER.NODE_CODE.eq(line.getNodeCode()),
                        RESTOCK_ORDER.STATUS.ne("PROPOSED"))
                .fetchOptional()
                .filter(order -> !line.getStatus().equals("PLANNED"))
                .ifPresent(order -> {
                    throw tooLate("order of " + order.getSupplierCode() + " for " + order.getNodeCode() + " is "
                            + order.getStatus());
                });
    }

    private static RefusedException tooLate(String what) {
        return new RefusedException(
                ErrorCode.TOO_LATE,
                "The " + what + "; its lines can be decided only while it waits"
                        + " for approval. Maybe change the purchase order instead.");
    }

    private static RefusedException unknown(String what, UUID id) {
        return new RefusedException(
                ErrorCode.NOT_FOUND, "There is no " + what + " with the id " + id + ". Maybe it is another one's id.");
    }

    private static void require(RestockLineRecord line, String status, String action) {
        if (!line.getStatus().equals(status)) {
            throw new RefusedException(
                    line.getStatus().equals("PLANNED") ? ErrorCode.TOO_EARLY : ErrorCode.ALREADY_ANSWERED,
                    "The line is " + line.getStatus() + "; it cannot be " + action
                            + (line.getStatus().equals("PLANNED")
                                    ? ". Maybe wait for the run in which it is due."
                                    : ". Maybe undo the last decision first."));
        }
    }

    private static List<String> warnings(RestockLineRecord line, int quantity) {
        List<String> warnings = new ArrayList<>();
        int proposed = line.getProposedQuantity();
        if (quantity < proposed) {
            warnings.add("It is " + (proposed - quantity) + " units less than the plan asks for; demand may go unmet");
        }
        if (quantity / FAR_TIMES >= proposed) {
            warnings.add("It is " + FAR_TIMES + " times the plan's quantity or more; stock may lie idle");
        }
        return warnings;
    }

    private void record(
            DSLContext tx,
            RestockLineRecord line,
            String action,
            int quantity,
            @Nullable String decision,
            String by,
            @Nullable String reason) {
        Instant now = clock.instant();
        tx.insertInto(RESTOCK_LINE_DECISION)
                .set(RESTOCK_LINE_DECISION.LINE_ID, line.getId())
                .set(RESTOCK_LINE_DECISION.ACTION, action)
                .set(RESTOCK_LINE_DECISION.QUANTITY_BEFORE, line.getQuantity())
                .set(RESTOCK_LINE_DECISION.QUANTITY_AFTER, quantity)
                .set(RESTOCK_LINE_DECISION.DECISION_BEFORE, line.getDecision())
                .set(RESTOCK_LINE_DECISION.DECISION_AFTER, decision)
                .set(RESTOCK_LINE_DECISION.DECIDED_BY, by)
                .set(RESTOCK_LINE_DECISION.REASON, reason)
                .set(RESTOCK_LINE_DECISION.DECIDED_AT, now)
                .execute();
        RestockWrites.event(
                tx,
                line.getRunId(),
                "LINE_" + action,
                now,
                Map.of("line", line.getId(), "by", by, "before", line.getQuantity(), "after", quantity));
        line.setQuantity(quantity);
        line.setDecision(decision);
        line.setDecidedBy(decision == null ? null : by);
        line.setDecidedAt(decision == null ? null : now);
        line.setDecisionReason(decision == null ? null : reason);
        line.update();
    }
}

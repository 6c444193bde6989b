package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER_LINE;
import static io.tributary.db.schema.Tables.RESTOCK_LINE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Compares what a run released with what came. */
public final class RestockOutcomes {
    /**
     * A released line.
     *
     * @param confirmed units that the supplier agreed to; null while it has not answered
     * @param missing units that will not come: refused, lost or damaged; 0 while they still may
     * @param latenessHours from the expected to the real arrival, negative when early; for what is overdue, until now;
     *     null while it is not due
     */
    public record Line(
            UUID lineId,
            UUID poId,
            long poNumber,
            String supplier,
            String sku,
            String node,
            int proposed,
            int ordered,
            @Nullable Integer confirmed,
            int shipped,
            int received,
            int damaged,
            int missing,
            String status,
            @Nullable Instant expectedAt,
            @Nullable Instant receivedAt,
            @Nullable Long latenessHours) {}

    /**
     * @param orderedUnits of all released lines, and so on
     * @param fillPercent received ÷ ordered of the lines whose purchase order has ended; null while none has
     * @param lateLines lines that came later than expected or are overdue
     */
    public record Outcome(
            UUID runId,
            int lines,
            long orderedUnits,
            long confirmedUnits,
            long receivedUnits,
            long missingUnits,
            @Nullable Double fillPercent,
            int lateLines,
            List<Line> perLine,
            List<TransferQueries.Transfer> transfers) {}

    private static final List<String> FAILED = List.of("REJECTED", "EXPIRED", "CANCELLED");

    private final DSLContext db;

    public RestockOutcomes(DSLContext db) {
        this.db = db;
    }

    /** @param now for what is overdue */
    public Outcome of(UUID runId, Instant now) {
        List<Line> lines = lines(runId, now);
        long ended = 0;
        long came = 0;
        for (Line line : lines) {
            if (line.receivedAt() != null || FAILED.contains(line.status())) {
                ended += line.ordered();
                came += line.received();
            }
        }
        return new Outcome(
                runId,
                lines.size(),
                lines.stream().mapToLong(Line::ordered).sum(),
                lines.stream()
                        .map(Line::confirmed)
                        .filter(Objects::nonNull)
                        .mapToLong(Integer::longValue)
                        .sum(),
                lines.stream().mapToLong(Line::received).sum(),
                lines.stream().mapToLong(Line::missing).sum(),
                ended == 0 ? null : 100.0 * came / ended,
                (int) lines.stream()
                        .filter(line -> line.latenessHours() != null && line.latenessHours() > 0)
                        .count(),
                lines,
                new TransferQueries(db).ofRun(runId));
    }

    private List<Line> lines(UUID runId, Instant now) {
        return db.select(RESTOCK_LINE.fields())
                .select(PURCHASE_ORDER.NUMBER, PURCHASE_ORDER.STATUS, PURCHASE_ORDER.EXPECTED_AT)
                .select(PURCHASE_ORDER.RECEIVED_AT)
                .select(PURCHASE_ORDER_LINE.QUANTITY, PURCHASE_ORDER_LINE.CONFIRMED, PURCHASE_ORDER_LINE.SHIPPED)
                .select(PURCHASE_ORDER_LINE.RECEIVED, PURCHASE_ORDER_LINE.DAMAGED)
                .from(RESTOCK_LINE)
                .join(PURCHASE_ORDER)
                .on(PURCHASE_ORDER.ID.eq(RESTOCK_LINE.PO_ID))
                .join(PURCHASE_ORDER_LINE)
                .on(PURCHASE_ORDER_LINE.PO_ID.eq(RESTOCK_LINE.PO_ID), PURCHASE_ORDER_LINE.SKU.eq(RESTOCK_LINE.SKU))
                .where(RESTOCK_LINE.RUN_ID.eq(runId), RESTOCK_LINE.STATUS.eq("RELEASED"))
                .orderBy(RESTOCK_LINE.SUPPLIER_CODE, RESTOCK_LINE.NODE_CODE, RESTOCK_LINE.SKU)
                .fetch(row -> {
                    String status = row.get(PURCHASE_ORDER.STATUS);
                    int ordered = row.get(PURCHASE_ORDER_LINE.QUANTITY);
                    int received = row.get(PURCHASE_ORDER_LINE.RECEIVED);
                    Instant came = row.get(PURCHASE_ORDER.RECEIVED_AT);
                    Integer confirmed = row.get(PURCHASE_ORDER_LINE.CONFIRMED);
                    boolean ended = came != null || FAILED.contains(status);
                    return new Line(
                            row.get(RESTOCK_LINE.ID),
                            row.get(RESTOCK_LINE.PO_ID),
                            row.get(PURCHASE_ORDER.NUMBER),
                            row.get(RESTOCK_LINE.SUPPLIER_CODE),
                            row.get(RESTOCK_LINE.SKU),
                            row.get(RESTOCK_LINE.NODE_CODE),
                            row.get(RESTOCK_LINE.PROPOSED_QUANTITY),
                            ordered,
                            confirmed,
                            row.get(PURCHASE_ORDER_LINE.SHIPPED),
                            received,
                            row.get(PURCHASE_ORDER_LINE.DAMAGED),
                            ended ? ordered - received : confirmed == null ? 0 : ordered - confirmed,
                            status,
                            row.get(PURCHASE_ORDER.EXPECTED_AT),
                            came,
                            lateness(status, row.get(PURCHASE_ORDER.EXPECTED_AT), came, now));
                });
    }

    private static @Nullable Long lateness(
            String status, @Nullable Instant expected, @Nullable Instant came, Instant now) {
        if (expected == null || FAILED.contains(status) || came == null && now.isBefore(expected)) {
            return null;
        }
        return Duration.between(expected, came == null ? now : came).toHours();
    }
}

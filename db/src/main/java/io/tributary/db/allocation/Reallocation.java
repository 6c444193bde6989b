package io.tributary.db.allocation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lines taken back into the pool together.
 *
 * @param id null when nothing was done: a dry run
 * @param number for people; null for a dry run
 * @param undoneAt when it was undone; null while it stands
 * @param parts one for each place that a matching line had; in an order's own order
 */
public record Reallocation(
        @Nullable UUID id,
        @Nullable Long number,
        ReallocationFilter filter,
        String reason,
        String by,
        Instant at,
        @Nullable String undoneBy,
        @Nullable Instant undoneAt,
        List<Part> parts) {

    /** Where a part's units were. */
    public enum Stage {
        /** Softly promised. */
        PROMISED,
        /** Reserved by a wave. */
        COMMITTED,
        /** With the warehouse or the supplier. */
        RELEASED,
        SHIPPED,
        /** Nowhere, or not looked at. */
        NONE
    }

    /** What became of a part. */
    public enum Outcome {
        MOVED,
        TOO_LATE,
        NOT_MATCHED
    }

    /** Why a part stayed where it was, or why undoing did not restore it. */
    public enum Reason {
        // too late
        ALREADY_PICKED,
        SUPPLIER_SHIPPED,
        SUPPLIER_CONFIRMED,
        PART_OF_PURCHASE_ORDER,
        HELD,
        // not matched
        UNKNOWN_ORDER,
        ORDER_CLOSED,
        OTHER_NODE,
        OTHER_SKU,
        OTHER_ZONE,
        OTHER_REGION,
        OTHER_SUPPLIER,
        PROMISED_LATER,
        WAITING,
        NOTHING_LEFT,
        // not restored
        ALLOCATED_ANEW,
        NO_STOCK,
        NODE_CLOSED,
        CUT_OFF_PASSED
    }

    /** What undoing made of a part that had moved. */
    public enum Undone {
        RESTORED,
        NOT_RESTORED
    }

    /**
     * @param orderNumber null when there is no such order
     * @param lineId null when the order has no line to speak of
     * @param node where the units were; null when nowhere
     * @param excluded whether the node was ruled out for the line, too
     * @param undone null unless it was undone
     */
    public record Part(
            UUID orderId,
            @Nullable Long orderNumber,
            @Nullable UUID lineId,
            @Nullable Integer lineNo,
            @Nullable String sku,
            @Nullable String node,
            int units,
            Stage stage,
            Outcome outcome,
            @Nullable Reason reason,
            @Nullable UUID allocationId,
            boolean excluded,
            @Nullable Instant shipBy,
            @Nullable Instant deliverBy,
            @Nullable Undone undone,
            @Nullable Reason undoneReason) {
        Part without(Reason why) {
            return new Part(
                    orderId,
                    orderNumber,
                    lineId,
                    lineNo,
                    sku,
                    node,
                    units,
                    stage,
                    Outcome.TOO_LATE,
                    why,
                    allocationId,
                    false,
                    shipBy,
                    deliverBy,
                    null,
                    null);
        }

        Part excluding() {
            return new Part(
                    orderId,
                    orderNumber,
                    lineId,
                    lineNo,
                    sku,
                    node,
                    units,
                    stage,
                    outcome,
                    reason,
                    allocationId,
                    true,
                    shipBy,
                    deliverBy,
                    undone,
                    undoneReason);
        }
    }

    /** Parts with this outcome. */
    public int count(Outcome outcome) {
        return (int) parts.stream().filter(part -> part.outcome() == outcome).count();
    }

    /** Parts with this end of undoing. */
    public int count(Undone undone) {
        return (int) parts.stream().filter(part -> part.undone() == undone).count();
    }

    public int movedUnits() {
        return parts.stream()
                .filter(part -> part.outcome() == Outcome.MOVED)
                .mapToInt(Part::units)
                .sum();
    }
}

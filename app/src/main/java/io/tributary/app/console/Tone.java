package io.tributary.app.console;

import org.jspecify.annotations.Nullable;

/** The colour of a status: what it means to an operator. Text always says it too. */
final class Tone {
    private Tone() {}

    static String of(@Nullable String status) {
        return switch (status) {
            case "COMPLETED",
                    "DELIVERED",
                    "RECEIVED",
                    "ACTIVE",
                    "APPROVE",
                    "APPROVED",
                    "ACCEPT",
                    "CLEAR",
                    "RESTORED",
                    "A" -> "good";
            case "HELD",
                    "COUNTERED",
                    "AWAITING_APPROVAL",
                    "PARTLY_RELEASED",
                    "FLAGGED",
                    "REROUTED",
                    "BACKORDERED",
                    "SHORT_PICK",
                    "BACKORDER",
                    "HELD_LINE",
                    "COUNTER_OFFER",
                    "RESTOCK_APPROVAL",
                    "EXPEDITE",
                    "OVERSTOCK",
                    "ONE_SUPPLIER",
                    "PROPOSED",
                    "TOO_LATE",
                    "NOT_RESTORED",
                    "REALLOCATED",
                    "C" -> "warn";
            case "REJECTED",
                    "EXPIRED",
                    "FAILED",
                    "LOST",
                    "LATE",
                    "DAMAGED",
                    "MIS_SHIPPED",
                    "CAME_BACK",
                    "ORDER_REJECTED",
                    "DECLINED",
                    "DECLINE",
                    "REJECT",
                    "SUSPENDED",
                    "LATE_SHIPMENT",
                    "LIKELY_STOCK_OUT",
                    "LATE_PURCHASE_ORDER" -> "bad";
            case "SHIPPED",
                    "IN_TRANSIT",
                    "RELEASED",
                    "ORDER_RELEASED",
                    "SENT",
                    "MOVED",
                    "POSTPONE",
                    "REALLOCATION_UNDONE",
                    "B" -> "info";
            case "ALLOCATED", "COMMITTED", "ACKNOWLEDGED", "RUNNING", "PLANNED", "PROMISED" -> "violet";
            case null, default -> "plain";
        };
    }
}

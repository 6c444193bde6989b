package io.tributary.domain.replenishment;

import io.tributary.domain.SupplierCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a proposal is not what the run before it had in mind. */
public final class ProposalChange {
    /**
     * What an earlier run proposed, planned or ordered for the same SKU and warehouse.
     *
     * @param ordered whether it went out
     * @param rejection by whom it was rejected and why, such as {@code ann: far}; null when it was not
     */
    public record Earlier(
            SupplierCode supplier,
            int quantity,
            Why why,
            boolean ordered,
            @Nullable String rejection) {}

    private ProposalChange() {}

    /**
     * @param earlier null when the earlier run had nothing in mind
     * @return the figures that differ, for people; null when supplier and quantity are as they were,
     *     and it neither went out nor was rejected
     */
    public static @Nullable String reason(@Nullable Earlier earlier, PlannedOrder now) {
        if (earlier == null) {
            return "new: the last run saw no need";
        }
        List<String> changes = new ArrayList<>();
        if (earlier.ordered() || !earlier.supplier().equals(now.supplier()) || earlier.quantity() != now.quantity()) {
            compare(changes, earlier, now);
        }
        if (earlier.rejection() != null) {
            changes.add("rejected by " + earlier.rejection());
        }
        String told = String.join(", ", changes);
        if (earlier.ordered()) {
            return "the last run ordered " + earlier.quantity() + (told.isEmpty() ? "" : "; " + told);
        }
        return told.isEmpty() ? null : told;
    }

    private static void compare(List<String> changes, Earlier earlier, PlannedOrder now) {
        if (!earlier.supplier().equals(now.supplier())) {
            changes.add("supplier " + earlier.supplier() + " → " + now.supplier());
        }
        Why before = earlier.why();
        Why after = now.why();
        if (!earlier.ordered()) {
            differ(changes, "quantity", earlier.quantity(), now.quantity());
        }
        differ(changes, "demand", before.demandOverCover(), after.demandOverCover());
        differ(changes, "periods covered", before.coverPeriods(), after.coverPeriods());
        differ(changes, "stock", before.available(), after.available());
        differ(
                changes,
                "inbound",
                before.inboundBefore() + before.inboundInCover(),
                after.inboundBefore() + after.inboundInCover());
        differ(changes, "safety stock", before.safetyStock(), after.safetyStock());
        differ(changes, "unit cost", before.unitCost(), after.unitCost());
        differ(changes, "risk cost", before.riskCostMilli(), after.riskCostMilli());
    }

    private static void differ(List<String> changes, String what, long before, long after) {
        if (before != after) {
            changes.add(what + " " + before + " → " + after);
        }
    }
}

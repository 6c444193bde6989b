package io.tributary.domain.replenishment;

import io.tributary.domain.SupplierCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a proposal is not what the run before it had in mind. */
public final class ProposalChange {
    /** What an earlier run proposed or planned for the same SKU and warehouse. */
    public record Earlier(SupplierCode supplier, int quantity, Why why) {}

    private ProposalChange() {}

    /**
     * @param earlier null when the earlier run had nothing in mind
     * @return the figures that differ, for people; null when supplier and quantity are as they were
     */
    public static @Nullable String reason(@Nullable Earlier earlier, PlannedOrder now) {
        if (earlier == null) {
            return "new: the last run saw no need";
        }
        if (earlier.supplier().equals(now.supplier()) && earlier.quantity() == now.quantity()) {
            return null;
        }
        List<String> changes = new ArrayList<>();
        if (!earlier.supplier().equals(now.supplier())) {
            changes.add("supplier " + earlier.supplier() + " → " + now.supplier());
        }
        Why before = earlier.why();
        Why after = now.why();
        differ(changes, "quantity", earlier.quantity(), now.quantity());
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
        return String.join(", ", changes);
    }

    private static void differ(List<String> changes, String what, long before, long after) {
        if (before != after) {
            changes.add(what + " " + before + " → " + after);
        }
    }
}

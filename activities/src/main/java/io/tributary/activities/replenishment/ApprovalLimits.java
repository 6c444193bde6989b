package io.tributary.activities.replenishment;

import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.NodeCode;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.replenishment.PlannedOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which limits of policy a run's orders are over, so that an operator looks at them. */
final class ApprovalLimits {
    private record PurchaseOrder(SupplierCode supplier, NodeCode warehouse) {}

    private ApprovalLimits() {}

    /** @return VALUE when all orders together are worth more; RISK when one order's expected risk cost is a larger share */
    static List<String> over(List<PlannedOrder> due, Map<PlannedOrder, Long> unitCosts, NetworkPolicy policy) {
        long value = 0;
        Map<PurchaseOrder, double[]> orders = new HashMap<>();
        for (PlannedOrder line : due) {
            long worth = Math.multiplyExact(unitCosts.get(line), line.quantity());
            value = Math.addExact(value, worth);
            double[] sums =
                    orders.computeIfAbsent(new PurchaseOrder(line.supplier(), line.warehouse()), key -> new double[2]);
            sums[0] += worth;
            sums[1] += line.why().riskCostMilli() / 1_000.0 * line.quantity();
        }
        List<String> over = new ArrayList<>();
        if (value > policy.restockApprovalMinor()) {
            over.add("VALUE");
        }
        if (orders.values().stream().anyMatch(sums -> 1_000 * sums[1] > policy.restockRisk() * sums[0])) {
            over.add("RISK");
        }
        return over;
    }
}

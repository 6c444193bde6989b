package io.tributary.activities.replenishment;

import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.NodeCode;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.replenishment.OrderApproval;
import io.tributary.domain.replenishment.OrderApproval.Hold;
import io.tributary.domain.replenishment.OrderApproval.Limit;
import io.tributary.domain.replenishment.PlannedOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which of a run's orders go out unasked, and which limits of policy hold the others. */
final class ApprovalLimits {
    private static final Comparator<OrderApproval> CHEAPEST_FIRST = Comparator.comparingLong(OrderApproval::valueMinor)
            .thenComparing(order -> order.supplier().code())
            .thenComparing(order -> order.warehouse().code());

    private ApprovalLimits() {}

    /**
     * The orders of the lines that are due. What no other limit holds uses the run's limit up, the cheapest order first,
     * so that as few as possible wait and a planner sees the dear ones.
     */
    static List<OrderApproval> of(List<PlannedOrder> due, Map<PlannedOrder, Long> unitCosts, NetworkPolicy policy) {
        List<OrderApproval> orders = new ArrayList<>();
        long unasked = 0;
        for (OrderApproval order : byOrder(due, unitCosts)) {
            List<Hold> holds = own(order, policy);
            if (holds.isEmpty()) {
                long with = Math.addExact(unasked, order.valueMinor());
                if (with > policy.restockApprovalMinor()) {
                    holds.add(new Hold(Limit.VALUE, policy.restockApprovalMinor(), with));
                } else {
                    unasked = with;
                }
            }
            orders.add(new OrderApproval(
                    order.supplier(), order.warehouse(), order.valueMinor(), order.riskMinor(), holds));
        }
        return orders;
    }

    private static List<Hold> own(OrderApproval order, NetworkPolicy policy) {
        List<Hold> holds = new ArrayList<>();
        if (order.valueMinor() > policy.restockOrderApproval()) {
            holds.add(new Hold(Limit.ORDER_VALUE, policy.restockOrderApproval(), order.valueMinor()));
        }
        double permille = 1_000.0 * order.riskMinor() / order.valueMinor();
        // A cheap order's share is high for a loss that is worth nobody's time.
        if (permille > policy.restockRisk() && order.riskMinor() > policy.restockRiskLeast()) {
            holds.add(new Hold(Limit.RISK, policy.restockRisk(), (long) Math.ceil(permille)));
        }
        return holds;
    }

    private static List<OrderApproval> byOrder(List<PlannedOrder> due, Map<PlannedOrder, Long> unitCosts) {
        record Key(SupplierCode supplier, NodeCode warehouse) {}
        record Sums(long value, long riskMilli) {}
        Map<Key, Sums> orders =
                new TreeMap<>(Comparator.comparing((Key key) -> key.supplier().code())
                        .thenComparing(key -> key.warehouse().code()));
        for (PlannedOrder line : due) {
            orders.merge(
                    new Key(line.supplier(), line.warehouse()),
                    new Sums(
                            Math.multiplyExact(unitCosts.get(line), line.quantity()),
                            Math.multiplyExact(line.why().riskCostMilli(), line.quantity())),
                    (one, other) -> new Sums(
                            Math.addExact(one.value(), other.value()),
                            Math.addExact(one.riskMilli(), other.riskMilli())));
        }
        return orders.entrySet().stream()
                .map(entry -> new OrderApproval(
                        entry.getKey().supplier(),
                        entry.getKey().warehouse(),
                        entry.getValue().value(),
                        Math.ceilDiv(entry.getValue().riskMilli(), 1_000),
                        List.of()))
                .sorted(CHEAPEST_FIRST)
                .toList();
    }
}

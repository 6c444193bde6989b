package io.tributary.domain.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.SupplierCode;
import java.util.List;

/**
 * What a run orders from one supplier for one warehouse, and what keeps it from going out before a planner approved it.
 *
 * @param valueMinor of its goods, minor units
 * @param riskMinor expected loss by lateness, damage and wrong goods, minor units
 * @param holds the limits that it is over; empty where nobody is asked
 */
public record OrderApproval(
        SupplierCode supplier, NodeCode warehouse, long valueMinor, long riskMinor, List<Hold> holds) {
    /** What a policy limits before it asks. */
    public enum Limit {
        /** The value of one order, minor units. */
        ORDER_VALUE,
        /** The expected loss of one order, in thousandths of its value. */
        RISK,
        /** The value of all orders of a run that go out unasked, minor units. */
        VALUE
    }

    /**
     * A limit that an order is over.
     *
     * @param allowed what policy lets pass
     * @param actual what it would be with the order, in the limit's unit
     */
    public record Hold(Limit limit, long allowed, long actual) {}

    public OrderApproval {
        holds = List.copyOf(holds);
    }

    public boolean held() {
        return !holds.isEmpty();
    }
}

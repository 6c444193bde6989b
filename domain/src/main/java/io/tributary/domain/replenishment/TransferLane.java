package io.tributary.domain.replenishment;

import io.tributary.domain.NodeCode;

/**
 * A way to move stock between two warehouses.
 *
 * @param periods from sending to receipt, 0 or more
 * @param unitCostMilli cost per unit moved, in thousandths of a minor unit, 0 or more
 * @param lineCost minor units of money per SKU moved in a period, 0 or more
 */
public record TransferLane(NodeCode from, NodeCode to, int periods, long unitCostMilli, long lineCost) {
    public TransferLane {
        Require.that(
                !from.equals(to), "A transfer goes from " + from + " to itself. Maybe one of the two codes is wrong.");
        Require.atLeast("The transfer time from " + from + " to " + to, periods, 0, "Maybe a date is in the past.");
        Require.atLeast("The unit cost from " + from + " to " + to, unitCostMilli, 0, "Maybe the sign is wrong.");
        Require.atLeast("The line cost from " + from + " to " + to, lineCost, 0, "Maybe the sign is wrong.");
    }
}

package io.tributary.domain.replenishment;

import io.tributary.domain.NodeCode;

/**
 * A way to make one warehouse's stock good for the demand of another: goods are moved, or demand spills over, so that
 * buyers are served from where the goods are.
 *
 * @param periods from sending to receipt, 0 or more
 * @param unitCostMilli cost per unit moved, in thousandths of a minor unit, 0 or more
 * @param lineCost minor units of money per SKU moved in a period, 0 or more
 * @param spillover whether nothing is moved: the sender delivers to the receiver's buyers, which costs that much more
 */
public record TransferLane(
        NodeCode from, NodeCode to, int periods, long unitCostMilli, long lineCost, boolean spillover) {
    /** Goods are moved. */
    public TransferLane(NodeCode from, NodeCode to, int periods, long unitCostMilli, long lineCost) {
        this(from, to, periods, unitCostMilli, lineCost, false);
    }

    public TransferLane {
        Require.that(
                !from.equals(to), "A transfer goes from " + from + " to itself. Maybe one of the two codes is wrong.");
        Require.atLeast("The transfer time from " + from + " to " + to, periods, 0, "Maybe a date is in the past.");
        Require.atLeast("The unit cost from " + from + " to " + to, unitCostMilli, 0, "Maybe the sign is wrong.");
        Require.atLeast("The line cost from " + from + " to " + to, lineCost, 0, "Maybe the sign is wrong.");
    }

    /** Whether goods are moved on it, from there to there. */
    public boolean moves(NodeCode sender, NodeCode receiver) {
        return !spillover && from.equals(sender) && to.equals(receiver);
    }
}

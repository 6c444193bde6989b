package io.tributary.solver.replenishment;

import io.tributary.domain.replenishment.StockPosition;
import java.util.List;

/**
 * What one position needs, with every figure on the way. All quantities are units, lists have one entry per period.
 *
 * @param position whose stock it is
 * @param landedCostMilli least cost to buy and receive a unit, in thousandths of a minor unit; −1 when none supplies it
 * @param serviceLevel chance of no stock-out over the protected periods that the margin pays for, 0 to below 1
 * @param protectedPeriods expected lead time and review period, the time that safety stock must bridge
 * @param safetyStock units kept at the end of a period
 * @param demand whole units whose running sums follow the forecast's means
 * @param projected stock at the end of each period if nothing more is ordered; unmet demand is lost
 * @param lost demand that then is not met
 * @param net units that must arrive in the period to end it with safety stock, when earlier needs were met
 */
public record NetRequirement(
        StockPosition position,
        double landedCostMilli,
        double serviceLevel,
        double protectedPeriods,
        long safetyStock,
        List<Long> demand,
        List<Long> projected,
        List<Long> lost,
        List<Long> net) {
    public NetRequirement {
        demand = List.copyOf(demand);
        projected = List.copyOf(projected);
        lost = List.copyOf(lost);
        net = List.copyOf(net);
    }
}

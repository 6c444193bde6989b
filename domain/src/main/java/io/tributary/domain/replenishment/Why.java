package io.tributary.domain.replenishment;

import org.jspecify.annotations.Nullable;

/**
 * How a line's quantity came about. All quantities are units.
 *
 * @param arrivalPeriod when the line arrives
 * @param coverPeriods periods from arrival to the next planned arrival in this position, or to the horizon
 * @param demandOverCover forecast demand of those periods
 * @param available units on hand now
 * @param inboundBefore units already on order that arrive before or with the line
 * @param inboundInCover units already on order or in planned transfer that arrive later within the cover, less what is
 *     sent on to other warehouses
 * @param projectedStock stock projected at the start of the arrival period, without the line and
 *     net of planned transfers
 * @param serviceLevel chance of no stock-out that the margin pays for, after floor and cap
 * @param safetyStock units kept for it
 * @param netRequirement demand over the cover + safety − projected stock − inbound in the cover, at least 0
 * @param rounding why the quantity is not the net requirement
 * @param unitCost chosen supplier's cost per unit, minor units of money
 * @param riskCostMilli its expected risk cost per unit, thousandths of a minor unit
 * @param runnerUp the second best supplier, or null when no other offers the SKU here in time
 * @param spaceLeft how many units more would fit into the warehouse when the line arrives; null for no limit
 * @param keepsLeft how many units more would be sold before they expire; null for goods that keep
 */
public record Why(
        int arrivalPeriod,
        int coverPeriods,
        long demandOverCover,
        long available,
        long inboundBefore,
        long inboundInCover,
        long projectedStock,
        double serviceLevel,
        long safetyStock,
        long netRequirement,
        Rounding rounding,
        long unitCost,
        long riskCostMilli,
        @Nullable Alternative runnerUp,
        @Nullable Long spaceLeft,
        @Nullable Long keepsLeft) {}

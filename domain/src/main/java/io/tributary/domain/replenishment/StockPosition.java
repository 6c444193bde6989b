package io.tributary.domain.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.PeriodForecast;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SKU in one warehouse: what is there, what comes, what will be asked for.
 *
 * @param available units on hand and not reserved, 0 or more
 * @param inbound units already on order or in transfer, by the period in which they arrive; one entry per period
 * @param demand forecast of each period; one entry per period
 * @param errorCorrelation correlation of the forecast's errors of two periods, 0 to 1
 * @param safetyStock units that the plan keeps at the end of a period; null lets the policy compute them
 * @param holdingCostMilli cost of a unit in stock at the end of a period, in thousandths of a minor unit, 0 or more
 * @param lostSaleCost minor units of money that a unit of unmet demand costs: its price, or margin and goodwill, 0 or
 *     more. A unit is bought when this is above its landed cost, so use the price where purchase cost is in the plan
 * @param shelfLife periods within which what arrives must be sold, 1 or more; null for ever
 * @param serviceFloor the least chance of no stock-out that this position's promises ask for, 0 to below 1; policy may
 *     ask for more
 */
public record StockPosition(
        Sku sku,
        NodeCode warehouse,
        long available,
        List<Integer> inbound,
        List<PeriodForecast> demand,
        double errorCorrelation,
        @Nullable Integer safetyStock,
        long holdingCostMilli,
        long lostSaleCost,
        @Nullable Integer shelfLife,
        double serviceFloor) {
    /** The most units that a position may hold or ask for, so that sums stay exact. */
    public static final int MAX_UNITS = 1_000_000_000;

    /** Goods that keep for ever, with no promise of their own. */
    public StockPosition(
            Sku sku,
            NodeCode warehouse,
            long available,
            List<Integer> inbound,
            List<PeriodForecast> demand,
            double errorCorrelation,
            @Nullable Integer safetyStock,
            long holdingCostMilli,
            long lostSaleCost) {
        this(
                sku,
                warehouse,
                available,
                inbound,
                demand,
                errorCorrelation,
                safetyStock,
                holdingCostMilli,
                lostSaleCost,
                null,
                0);
    }

    public StockPosition {
        inbound = List.copyOf(inbound);
        demand = List.copyOf(demand);
        var where = sku + " in " + warehouse;
        Require.atLeast("The stock of " + where, available, 0, "Maybe more is reserved than on hand.");
        Require.that(
                available <= MAX_UNITS, "The stock of " + where + " is " + available + ". Maybe the unit is wrong.");
        for (int units : inbound) {
            Require.atLeast("Inbound of " + where, units, 0, "Maybe a return to the supplier was counted in.");
            Require.that(units <= MAX_UNITS, "Inbound of " + where + " is " + units + ". Maybe the unit is wrong.");
        }
        for (var period : demand) {
            Require.that(
                    period.mean() + 12 * Math.sqrt(period.variance()) <= MAX_UNITS,
                    "Demand of " + where + " has the mean " + period.mean() + " and variance " + period.variance()
                            + ". Maybe the forecast diverged.");
        }
        Require.that(
                errorCorrelation >= 0 && errorCorrelation <= 1,
                "The error correlation of " + where + " is " + errorCorrelation + ", not 0 to 1. Maybe use 0.");
        if (safetyStock != null) {
            Require.atLeast("The safety stock of " + where, safetyStock, 0, "Maybe use 0 for none.");
        }
        if (shelfLife != null) {
            Require.atLeast("The shelf life of " + where, shelfLife, 1, "Maybe leave it out for goods that keep.");
        }
        Require.that(
                serviceFloor >= 0 && serviceFloor < 1,
                "The service floor of " + where + " is " + serviceFloor
                        + ", not 0 to below 1. Maybe it is in percent.");
        Require.atLeast("The holding cost of " + where, holdingCostMilli, 0, "Maybe the sign is wrong.");
        Require.atLeast("The lost-sale cost of " + where, lostSaleCost, 0, "Maybe the margin is negative.");
    }
}

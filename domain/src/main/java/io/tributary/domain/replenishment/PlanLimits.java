package io.tributary.domain.replenishment;

import io.tributary.domain.NodeCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits over a whole plan. They only take plans away, so a bound for plans without them holds for plans with them.
 *
 * @param budget what the orders of period 0 may cost to buy, minor units of money, 0 or more; null for no limit
 * @param space units that a warehouse holds after arrivals; one that is absent has no limit. What is there and on order
 *     may exceed it; the plan then brings nothing more
 * @param riskyPermille a supplier whose expected risk cost is a larger share of the price is risky, in thousandths, 0 or
 *     more
 * @param riskyVolume units of a SKU, over the horizon and the zone, from which a risky supplier may not have all, 1 or
 *     more
 * @param riskyShare the largest share of them that one risky supplier may have, above 0 to 1; 1 for no limit. A SKU that
 *     nobody else offers is exempt: shelves must not run empty for want of a second supplier
 */
public record PlanLimits(
        @Nullable Long budget, Map<NodeCode, Long> space, int riskyPermille, long riskyVolume, double riskyShare) {
    public static final PlanLimits NONE = new PlanLimits(null, Map.of(), 0, 1, 1);

    public PlanLimits {
        space = Map.copyOf(space);
        if (budget != null) {
            Require.atLeast("The budget of a restock run", budget, 0, "Maybe leave it out for no limit.");
        }
        space.forEach((warehouse, units) ->
                Require.atLeast("The space of " + warehouse, units, 0, "Maybe leave it out for no limit."));
        Require.atLeast("The risk from which a supplier is risky", riskyPermille, 0, "Maybe it is a share of 1.");
        Require.atLeast("The volume from which there are two suppliers", riskyVolume, 1, "Maybe use 1 for any.");
        Require.that(
                riskyShare > 0 && riskyShare <= 1,
                "The largest share of a risky supplier is " + riskyShare
                        + ", not above 0 to 1. Maybe it is in percent.");
    }
}

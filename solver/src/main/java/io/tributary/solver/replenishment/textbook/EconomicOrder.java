package io.tributary.solver.replenishment.textbook;

/**
 * The order that balances fixed cost against holding (Harris 1913), with constant demand.
 *
 * @param quantity units of an order
 * @param cost per period; with price breaks the purchase is in it
 */
public record EconomicOrder(double quantity, double cost) {

    public static EconomicOrder of(double fixed, double holding, double demandRate) {
        require(fixed, holding, demandRate);
        return new EconomicOrder(
                Math.sqrt(2 * fixed * demandRate / holding), Math.sqrt(2 * fixed * demandRate * holding));
    }

    /** Demand may wait at a cost per unit and period. */
    public static EconomicOrder withBackorders(Costs costs, double demandRate) {
        EconomicOrder plain = of(costs.fixed(), costs.holding(), demandRate);
        double ratio = costs.criticalRatio();
        return new EconomicOrder(plain.quantity / Math.sqrt(ratio), plain.cost * Math.sqrt(ratio));
    }

    /** Units arrive at a finite rate, above that of demand. */
    public static EconomicOrder withProduction(double fixed, double holding, double demandRate, double productionRate) {
        if (!(productionRate > demandRate)) {
            throw new IllegalArgumentException("The production rate " + productionRate + " is not above the demand of "
                    + demandRate + ". Maybe they are per different periods.");
        }
        return of(fixed, holding * (1 - demandRate / productionRate), demandRate);
    }

    /**
     * One price for all units of an order, by its size.
     *
     * @param holdingRate of the unit cost, per period
     * @param from least units of each price, rising from 0
     * @param unitCosts one per price
     */
    public static EconomicOrder withPriceBreaks(
            double fixed, double holdingRate, double demandRate, double[] from, double[] unitCosts) {
        if (from.length == 0 || from.length != unitCosts.length) {
            throw new IllegalArgumentException(
                    from.length + " breaks and " + unitCosts.length + " prices do not fit. Maybe one is missing.");
        }
        EconomicOrder best = new EconomicOrder(0, Double.POSITIVE_INFINITY);
        for (int k = 0; k < from.length; k++) {
            double end = k + 1 < from.length ? from[k + 1] : Double.POSITIVE_INFINITY;
            double wanted = of(fixed, holdingRate * unitCosts[k], demandRate).quantity;
            double quantity = Math.max(wanted, from[k]);
            double cost = unitCosts[k] * demandRate
                    + fixed * demandRate / quantity
                    + holdingRate * unitCosts[k] * quantity / 2;
            if (quantity < end && cost < best.cost) {
                best = new EconomicOrder(quantity, cost);
            }
        }
        return best;
    }

    private static void require(double fixed, double holding, double demandRate) {
        if (!(fixed > 0 && holding > 0 && demandRate > 0) || Double.isInfinite(fixed * demandRate / holding)) {
            throw new IllegalArgumentException("Fixed cost " + fixed + ", holding cost " + holding + " and demand "
                    + demandRate + " are not all above 0. Maybe the item is free to order.");
        }
    }
}

package io.tributary.solver.replenishment;

import io.tributary.domain.forecast.LeadTimeDemand;
import io.tributary.domain.replenishment.StockPosition;

/**
 * What uncertain demand costs at each level of a position's stock, beside the plan for its mean: sales lost to more
 * demand, goods that expire by less, and what is missing at the end of the horizon. In thousandths of a minor unit, by
 * packs, in whole numbers; of what is missing, each further unit costs as much as the one before it or more.
 */
final class StockCosts {
    private final NetRequirement need;
    private final StockPosition position;
    private final int pack;
    private final int periods;
    private final double leadTimeDeviation;

    /**
     * @param pack units in a pack, 1 or more
     * @param leadTimeDeviation of the usual supplier, in periods, 0 or more
     */
    StockCosts(NetRequirement need, int pack, double leadTimeDeviation) {
        this.need = need;
        this.position = need.position();
        this.pack = pack;
        this.periods = need.demand().size();
        this.leadTimeDeviation = leadTimeDeviation;
    }

    /**
     * By period and packs left at its end, up to the safety stock: the margin of what is lost in it because demand exceeds
     * its mean, which is how much the expected backlog grows in the period (the loss function of demand since now, or over
     * lead time and review where an order may still help; Silver, Pyke and Thomas, 4th ed., sections 6.7 and 7.7). What
     * safety stock would lose too is not counted, so that nothing is bought for it. A unit of a safety stock that is given
     * counts like any other of it: by the mean of the chances to need the first, a half, and the last.
     */
    double[][] exposed(int safety) {
        double[][] exposed = new double[periods][];
        for (int t = 0; t < periods; t++) {
            if (position.safetyStock() != null) {
                exposed[t] = t > 0 ? exposed[0] : evenly(safety);
            } else if (t > 0 && t >= need.protectedPeriods()) {
                exposed[t] = exposed[t - 1];
            } else {
                exposed[t] = losses(Math.min(t + 1, need.protectedPeriods()), safety);
            }
        }
        return exposed;
    }

    private double[] evenly(int safety) {
        double chance = (1 - need.serviceLevel() + .5) / 2;
        double perPack = Math.rint(Math.max(0, margin()) * chance / Math.max(1, need.protectedPeriods())) * pack;
        double[] exposed = new double[safety];
        for (int left = 0; left < safety; left++) {
            exposed[left] = (safety - left) * perPack;
        }
        return exposed;
    }

    private double[] losses(double since, int safety) {
        // What is due now is there or not; only what comes later may come late.
        double late = since <= 1 ? 0 : leadTimeDeviation;
        var demand = NetRequirements.over(position, 0, since, late);
        double[] backlog = backlog(demand, demand.mean(), safety);
        double[] before =
                backlog(NetRequirements.over(position, 0, Math.max(0, since - 1), late), demand.mean(), safety);
        // A level of service above what the margin pays for is worth what it costs to hold.
        double asked = position.holdingCostMilli() * need.serviceLevel() / (1 - need.serviceLevel());
        double worth = Math.max(margin(), asked);
        double[] losses = new double[safety];
        if (demand.variance() == 0) {
            return losses; // certain demand is planned for exactly
        }
        double step = 0;
        double sum = 0;
        for (int left = safety - 1; left >= 0; left--) {
            double grows = backlog[left] - before[left] - (backlog[left + 1] - before[left + 1]);
            // Never less for an earlier unit, in spite of rounding: bounds rely on it.
            step = Math.max(step, Math.rint(worth * grows));
            sum += step;
            losses[left] = sum;
        }
        return losses;
    }

    /** Units missing on average, by packs that are there beyond a mean. */
    private double[] backlog(LeadTimeDemand demand, double mean, int packs) {
        return demand.excess(Math.round(mean), pack, packs + 1);
    }

    private double margin() {
        return 1_000.0 * position.lostSaleCost() - Math.max(0, need.landedCostMilli());
    }

    /**
     * By packs left at the end of the horizon: what buying the rest up to the target later would cost. A unit keeps the
     * value of one bought anew, less holding until it is sold: the last one waits longest.
     */
    double[] replace(int target, int mostPeriods) {
        double rate = need.demand().stream().mapToLong(Long::longValue).sum() / (double) periods;
        double[] replace = new double[target];
        double cost = 0;
        for (int left = target - 1; left >= 0; left--) {
            double wait = rate == 0 ? mostPeriods : Math.min(mostPeriods, (left + .5) * pack / rate);
            cost += Math.rint(Math.max(0, need.landedCostMilli() - position.holdingCostMilli() * wait)) * pack;
            replace[left] = cost;
        }
        return replace;
    }

    /**
     * By period of arrival and packs there after it: the cost of what is expected to expire of them, by first in, first
     * out, because the demand of the shelf life may be less.
     *
     * @param fresh the most packs, by period
     */
    double[][] spoiled(int shelfLife, int[] fresh) {
        double cost = Math.max(0, need.landedCostMilli());
        double[][] spoiled = new double[fresh.length][];
        for (int t = 0; t < fresh.length; t++) {
            var sold = NetRequirements.over(position, t, shelfLife, 0);
            double[] missing = backlog(sold, 0, fresh[t]);
            spoiled[t] = new double[fresh[t] + 1];
            for (int packs = 0; packs <= fresh[t] && sold.variance() > 0; packs++) {
                // (packs − sold)⁺ = packs − sold + (sold − packs)⁺
                double left = (double) packs * pack - sold.mean() + missing[packs];
                spoiled[t][packs] = Math.rint(Math.max(0, left) * cost);
            }
        }
        return spoiled;
    }
}

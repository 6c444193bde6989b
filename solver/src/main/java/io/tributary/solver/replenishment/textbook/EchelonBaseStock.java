package io.tributary.solver.replenishment.textbook;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Base stock by echelon of a serial chain (belt hub → regional warehouse → forward stock): each stage orders up to its
 * level of everything that is at it, on the way to it, or past it, less what customers wait for. Optimal for a serial
 * chain whose demand waits (Clark and Scarf, Management Science 6, 1960); the recursion is Chen and Zheng's (Management
 * Science 40, 1994).
 *
 * @param levels echelon base stock of each stage, the one that faces demand first
 * @param cost expected per period
 */
public record EchelonBaseStock(List<Integer> levels, double cost) {

    /**
     * A stage of the chain.
     *
     * @param echelonHolding what holding a unit here costs more than at the stage before, per period, &gt; 0
     * @param leadTimeDemand demand during the stage's lead time
     */
    public record Stage(double echelonHolding, DiscreteDemand leadTimeDemand) {
        public Stage {
            if (!(echelonHolding > 0)) {
                throw new IllegalArgumentException("The echelon holding cost is " + echelonHolding
                        + ", not above 0. Maybe the stage before costs more; then stock waits downstream.");
            }
        }
    }

    /**
     * The best levels.
     *
     * @param stages the one that faces demand first; not empty
     * @param shortage cost of a unit that waits, per period, &gt; 0
     */
    public static EchelonBaseStock of(List<Stage> stages, double shortage) {
        if (stages.isEmpty() || !(shortage > 0)) {
            throw new IllegalArgumentException("A chain of " + stages.size() + " stages and a shortage cost of "
                    + shortage + " has no policy. Maybe the network has no hub.");
        }
        double penalty =
                shortage + stages.stream().mapToDouble(Stage::echelonHolding).sum();
        int reach =
                stages.stream().mapToInt(stage -> stage.leadTimeDemand().most()).sum();
        Integer[] levels = new Integer[stages.size()];
        IntToDoubleFunction downstream = position -> penalty * Math.max(0, -position);
        double least = 0;
        int low = -reach;
        for (int j = 0; j < levels.length; j++) {
            Stage stage = stages.get(j);
            low += stage.leadTimeDemand().most();
            double[] costs = costs(stage, downstream, low, reach);
            int best = 0;
            for (int i = 1; i < costs.length; i++) {
                best = costs[i] < costs[best] ? i : best;
            }
            levels[j] = low + best;
            least = costs[best];
            int from = low;
            int cap = best;
            downstream = position -> costs[Math.min(cap, position - from)];
        }
        return new EchelonBaseStock(List.of(levels), least);
    }

    /** The cost of this stage and those past it, by the stage's position from {@code low} to {@code high}. */
    private static double[] costs(Stage stage, IntToDoubleFunction downstream, int low, int high) {
        double[] costs = new double[high - low + 1];
        DiscreteDemand demand = stage.leadTimeDemand();
        for (int i = 0; i < costs.length; i++) {
            for (int d = 0; d <= demand.most(); d++) {
                int left = low + i - d;
                costs[i] += demand.chance(d) * (stage.echelonHolding() * left + downstream.applyAsDouble(left));
            }
        }
        return costs;
    }

    /**
     * Levels without a search: between two newsvendors per stage (Shang and Song, Management Science 49, 2003), for
     * normal demand.
     *
     * @param leadTimes periods of each stage, the one that faces demand first
     * @param echelonHolding of each stage, in the same order
     */
    public static double[] heuristic(
            NormalDemand perPeriod, double[] leadTimes, double[] echelonHolding, double shortage) {
        double[] levels = new double[leadTimes.length];
        double leadTime = 0;
        double below = 0;
        for (int j = 0; j < levels.length; j++) {
            leadTime += leadTimes[j];
            below += echelonHolding[j];
            double penalty = shortage;
            for (int k = j + 1; k < levels.length; k++) {
                penalty += echelonHolding[k];
            }
            NormalDemand demand = perPeriod.over(leadTime);
            double high = demand.quantile(Costs.of(echelonHolding[j], penalty).criticalRatio());
            double low = demand.quantile(Costs.of(below, penalty).criticalRatio());
            levels[j] = (low + high) / 2;
        }
        return levels;
    }
}

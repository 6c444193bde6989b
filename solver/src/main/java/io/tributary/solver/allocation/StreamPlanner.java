package io.tributary.solver.allocation;

import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import java.util.Arrays;

/**
 * Assigns orders one by one, for good, when their types and rates are known but not their sequence. Each order is split
 * exactly under shadow prices of the stock that is left, and the prices follow stock and expected demand all the time:
 * before every decision a step is made on the dual of the fluid problem, in which each type still arrives
 * rate × remaining periods times. A step asks only a few types anew what they would take, in turn, and keeps what the
 * others said last (incremental subgradients; Nedić and Bertsekas 2001), so that a decision takes the same short time
 * however many types there are. Not safe for threads.
 */
public final class StreamPlanner {
    private static final int FIRST_STEPS = 600;
    /** Types that are asked again before a decision. */
    private static final int ASKED = 64;
    /** Step lengths, as shares of a parcel's cost per share of demand that is too much. */
    private static final double FIRST_LENGTH = 0.3;

    private static final double LENGTH = 0.01;
    /** How much of the price that decides is the newest one; the rest is its running mean. */
    private static final double FRESH = 0.02;

    private final Problem problem;
    private final OrderOracle oracle;
    private final double[] rates;
    private final long[] left;
    private final double[] price;
    private final double[] mean;
    private final double[] wanted;
    private final double[] used;
    private final double parcel;
    /** What every line of every type would take at the prices it was last asked at. */
    private final int[] wish;

    private int next;
    private boolean started;

    /**
     * @param types one order per type of order, and the stock at the start
     * @param rates expected arrivals of each type in a period, 0 or more
     */
    public StreamPlanner(AllocationSnapshot types, AllocationPolicy policy, double[] rates) {
        if (rates.length != types.orders().size()) {
            throw new IllegalArgumentException("There are " + rates.length + " rates for "
                    + types.orders().size() + " types. Maybe a type has no rate; give it 0.");
        }
        problem = ProblemCompiler.compile(types, policy);
        oracle = new OrderOracle(problem);
        this.rates = rates.clone();
        left = problem.available.clone();
        price = new double[left.length];
        mean = new double[left.length];
        wanted = new double[left.length];
        used = new double[left.length];
        parcel = problem.typicalParcel();
        wish = new int[problem.lineCount()];
        Arrays.fill(wish, Problem.NONE);
        for (int i = 0; i < problem.optionCount(); i++) {
            double units = rates[problem.lineOrder[problem.optionLine[i]]] * problem.units[problem.optionLine[i]];
            wanted[problem.optionStock[i]] += units;
            wanted[problem.capacityOf(problem.optionNode[i])] += units;
        }
    }

    /**
     * Decides an order of this type and takes its stock.
     *
     * @param remaining periods until the end of the horizon, this one included
     * @return per line the index of its candidate in the snapshot, or −1
     */
    public int[] decide(int type, double remaining) {
        follow(remaining);
        solve(type, true);
        int first = problem.lineStart[type];
        int[] candidates = new int[problem.lineStart[type + 1] - first];
        for (int i = 0; i < candidates.length; i++) {
            int option = oracle.choice(i);
            candidates[i] = option == Problem.NONE ? -1 : problem.optionCandidate[option];
            if (option != Problem.NONE) {
                take(problem.optionStock[option], problem.units[first + i]);
                take(problem.capacityOf(problem.optionNode[option]), problem.units[first + i]);
            }
        }
        return candidates;
    }

    private void take(int resource, long units) {
        if (left[resource] != Long.MAX_VALUE) {
            left[resource] -= units;
        }
    }

    private void follow(double remaining) {
        if (!started) {
            started = true;
            for (int i = 0; i < FIRST_STEPS; i++) {
                step(remaining, FIRST_LENGTH / (1 + i * 0.05), 1.0 / (1 + i * 0.1), rates.length);
            }
        }
        step(remaining, LENGTH, FRESH, Math.min(ASKED, rates.length));
    }

    private void step(double remaining, double length, double fresh, int asked) {
        for (int i = 0; i < asked; i++) {
            ask(next);
            next = next + 1 == rates.length ? 0 : next + 1;
        }
        for (int r = 0; r < price.length; r++) {
            if (left[r] != Long.MAX_VALUE && wanted[r] > 0) {
                double over = used[r] - left[r] / Math.max(1, remaining);
                price[r] = Math.max(0, price[r] + length * parcel * over / wanted[r]);
                mean[r] += fresh * (price[r] - mean[r]);
            }
        }
    }

    private void ask(int type) {
        if (rates[type] == 0) {
            return;
        }
        solve(type, false);
        for (int l = problem.lineStart[type]; l < problem.lineStart[type + 1]; l++) {
            use(wish[l], l, -rates[type]);
            wish[l] = oracle.choice(l - problem.lineStart[type]);
            use(wish[l], l, rates[type]);
        }
    }

    private void use(int option, int line, double rate) {
        if (option != Problem.NONE) {
            used[problem.optionStock[option]] += rate * problem.units[line];
            used[problem.capacityOf(problem.optionNode[option])] += rate * problem.units[line];
        }
    }

    private void solve(int type, boolean forReal) {
        oracle.begin(type, forReal ? left : null);
        double[] prices = forReal ? mean : price;
        int end = problem.optionStart[problem.lineStart[type + 1]];
        for (int i = problem.optionStart[problem.lineStart[type]]; i < end; i++) {
            long units = problem.units[problem.optionLine[i]];
            int stock = problem.optionStock[i];
            int capacity = problem.capacityOf(problem.optionNode[i]);
            if (left[stock] >= units && left[capacity] >= units) {
                oracle.set(i, problem.optionCost[i] + Math.round(units * (prices[stock] + prices[capacity])));
            }
        }
        oracle.solve();
    }
}

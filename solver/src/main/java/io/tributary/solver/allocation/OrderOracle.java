package io.tributary.solver.allocation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Plans one order exactly, given what each of its options costs. The caller sets the cost of every option through
 * {@link #set}, then {@link #solve} finds the cheapest assignment, parcels included.
 *
 * <p>A dynamic programme over sets of lines: {@code f[m]} is the least cost to serve the lines in {@code m} with the
 * parcels looked at so far. A parcel either stays closed or serves some subset of {@code m}; building that subset line
 * by line takes {@code lines × 2^lines} steps a parcel, not {@code 3^lines}. Only where a node cannot take all the lines
 * that want it must its subsets be looked at one by one. Orders with more than {@value #EXACT_LINES} lines are planned
 * by opening and closing parcels greedily, and {@link #bound} then gives a valid lower bound instead of the optimum.
 *
 * <p>Not safe for threads; each thread has its own. Longer than 300 lines because the exact and the greedy way share
 * all of their buffers.
 */
final class OrderOracle {
    static final long INFEASIBLE = Long.MAX_VALUE / 8;
    static final int EXACT_LINES = 12;

    private final Problem problem;
    private final int[] choice;
    private final long[] best;
    private final int[] bestOption;
    private long @Nullable [] residual;

    private int order;
    private int lines;
    private int parcels;
    private int levels;
    private long bound;
    private boolean exact;

    private long[] f = new long[64];
    private long[] h = new long[64];
    private int[] served = new int[64];
    private int[] from = new int[1024];
    private final long[] subsetCost = new long[1 << EXACT_LINES];
    private final boolean[] subsetFits = new boolean[1 << EXACT_LINES];

    OrderOracle(Problem problem) {
        this.problem = problem;
        int widest = 0;
        for (int o = 0; o < problem.orderCount; o++) {
            int size = (problem.lineStart[o + 1] - problem.lineStart[o])
                    * (problem.parcelStart[o + 1] - problem.parcelStart[o]);
            widest = Math.max(widest, size);
        }
        choice = new int[Math.max(1, problem.maxLines)];
        best = new long[Math.max(1, widest)];
        bestOption = new int[best.length];
    }

    /** Starts a new order; {@code residual} limits what several lines may take together, null for no limit. */
    void begin(int newOrder, long @Nullable [] newResidual) {
        order = newOrder;
        residual = newResidual;
        exact = true;
        lines = problem.lineStart[order + 1] - problem.lineStart[order];
        parcels = problem.parcelStart[order + 1] - problem.parcelStart[order];
        Arrays.fill(best, 0, lines * parcels, INFEASIBLE);
    }

    /** Lets this order use an option at this cost (parcel excluded). */
    void set(int option, long cost) {
        int slot = slot(problem.optionParcel[option], problem.optionLine[option]);
        if (cost < best[slot]) {
            best[slot] = cost;
            bestOption[slot] = option;
        }
    }

    private int slot(int parcel, int line) {
        return (parcel - problem.parcelStart[order]) * lines + line - problem.lineStart[order];
    }

    /** The option chosen for the i-th line of the order by the last {@link #solve}, or {@link Problem#NONE}. */
    int choice(int i) {
        return choice[i];
    }

    /** A lower bound on every assignment of the order: what {@link #solve} returned, unless the order is very long. */
    long bound() {
        return bound;
    }

    /** Whether the last {@link #solve} found the optimum, and not just a good assignment. */
    boolean exact() {
        return exact;
    }

    /** The cost of the assignment found. */
    long solve() {
        long value;
        if (lines == 1 && problem.maxParcels[order] >= 1) {
            value = single();
        } else if (lines <= EXACT_LINES) {
            value = bySets();
        } else {
            exact = false;
            value = greedy();
            bound = splitBound();
            return value;
        }
        bound = value;
        return value;
    }

    private long single() {
        long least = problem.unfilled[problem.lineStart[order]];
        int chosen = Problem.NONE;
        int first = problem.parcelStart[order];
        for (int p = 0; p < parcels; p++) {
            long cost = best[p] + problem.parcelCost[first + p];
            if (cost < least) {
                least = cost;
                chosen = bestOption[p];
            }
        }
        choice[0] = chosen;
        return least;
    }

    private long bySets() {
        int size = 1 << lines;
        levels = Math.min(problem.maxParcels[order], Math.min(lines, parcels));
        boolean limited = levels < Math.min(lines, parcels);
        if (!limited) {
            levels = 0;
        }
        reserve(size);
        for (int level = 0; level <= levels; level++) {
            f[level << lines] = 0;
            for (int m = 1; m < size; m++) {
                int low = Integer.numberOfTrailingZeros(m);
                f[level << lines | m] =
                        f[level << lines | (m & (m - 1))] + problem.unfilled[problem.lineStart[order] + low];
            }
        }
        for (int p = 0; p < parcels; p++) {
            open(p, size, limited);
        }
        int end = levels;
        readChoice(end, size, limited);
        return f[end << lines | (size - 1)];
    }

    private void reserve(int size) {
        int cells = size * (levels + 1);
        if (f.length < cells) {
            f = new long[cells];
        }
        if (h.length < size) {
            h = new long[size];
            served = new int[size];
        }
        if (from.length < cells * parcels) {
            from = new int[cells * parcels];
        }
        Arrays.fill(from, 0, cells * parcels, 0);
    }

    private void open(int p, int size, boolean limited) {
        if (!worthOpening(p)) {
            return;
        }
        boolean tight = residual != null && isTight(p, residual);
        if (tight) {
            listSubsets(p, size);
        }
        for (int level = limited ? levels - 1 : 0; level >= 0; level--) {
            int to = limited ? level + 1 : 0;
            if (tight) {
                extendBySubsets(p, level, to, size);
            } else {
                extend(p, level, to, size);
            }
        }
    }

    /** Whether the parcel can save anything at all against leaving its lines unfilled. */
    private boolean worthOpening(int p) {
        long gain = 0;
        for (int i = 0; i < lines; i++) {
            gain += Math.max(0, problem.unfilled[problem.lineStart[order] + i] - best[p * lines + i]);
        }
        return gain > problem.parcelCost[problem.parcelStart[order] + p];
    }

    private void extend(int p, int level, int to, int size) {
        int base = level << lines;
        int target = to << lines;
        long opening = problem.parcelCost[problem.parcelStart[order] + p];
        for (int m = 0; m < size; m++) {
            h[m] = f[base | m] + opening;
            served[m] = 0;
        }
        for (int i = 0; i < lines; i++) {
            long cost = best[p * lines + i];
            if (cost >= INFEASIBLE) {
                continue;
            }
            int bit = 1 << i;
            for (int m = bit; m < size; m = (m + 1) | bit) {
                long with = h[m ^ bit] + cost;
                if (with < h[m]) {
                    h[m] = with;
                    served[m] = served[m ^ bit] | bit;
                }
            }
        }
        int cells = (p * (levels + 1) + to) << lines;
        for (int m = 1; m < size; m++) {
            if (h[m] < f[target | m]) {
                f[target | m] = h[m];
                from[cells + m] = served[m];
            }
        }
    }

    private void listSubsets(int p, int size) {
        subsetCost[0] = problem.parcelCost[problem.parcelStart[order] + p];
        subsetFits[0] = true;
        for (int t = 1; t < size; t++) {
            int low = Integer.numberOfTrailingZeros(t);
            long cost = best[p * lines + low];
            subsetFits[t] = cost < INFEASIBLE && subsetFits[t & (t - 1)] && fits(p, t);
            subsetCost[t] = subsetFits[t] ? subsetCost[t & (t - 1)] + cost : INFEASIBLE;
        }
    }

    private void extendBySubsets(int p, int level, int to, int size) {
        int base = level << lines;
        int target = to << lines;
        int cells = (p * (levels + 1) + to) << lines;
        for (int m = size - 1; m > 0; m--) { // downwards, so that smaller sets are still without this parcel
            for (int t = m; t > 0; t = (t - 1) & m) {
                if (subsetFits[t] && f[base | (m ^ t)] + subsetCost[t] < f[target | m]) {
                    f[target | m] = f[base | (m ^ t)] + subsetCost[t];
                    from[cells + m] = t;
                }
            }
        }
    }

    private boolean isTight(int p, long[] left) {
        long wanted = 0;
        boolean shared = false;
        for (int i = 0; i < lines; i++) {
            if (best[p * lines + i] < INFEASIBLE) {
                wanted += problem.units[problem.lineStart[order] + i];
                shared |= sharesStock(p, i);
            }
        }
        exact &= !shared; // a substitute at the same node, dearer but with stock of its own, is not looked at
        int node = problem.parcelNode[problem.parcelStart[order] + p];
        return shared || wanted > left[problem.capacityOf(node)];
    }

    private boolean sharesStock(int p, int i) {
        int stock = problem.optionStock[bestOption[p * lines + i]];
        for (int j = 0; j < i; j++) {
            if (best[p * lines + j] < INFEASIBLE && problem.optionStock[bestOption[p * lines + j]] == stock) {
                return true;
            }
        }
        return false;
    }

    private boolean fits(int p, int subset) {
        if (residual == null) {
            return true;
        }
        long wanted = 0;
        for (int t = subset; t != 0; t &= t - 1) {
            int i = Integer.numberOfTrailingZeros(t);
            wanted += problem.units[problem.lineStart[order] + i];
            int stock = problem.optionStock[bestOption[p * lines + i]];
            long sameStock = 0;
            for (int u = subset; u != 0; u &= u - 1) {
                int j = Integer.numberOfTrailingZeros(u);
                if (problem.optionStock[bestOption[p * lines + j]] == stock) {
                    sameStock += problem.units[problem.lineStart[order] + j];
                }
            }
            if (sameStock > residual[stock]) {
                return false;
            }
        }
        return wanted <= residual[problem.capacityOf(problem.parcelNode[problem.parcelStart[order] + p])];
    }

    private void readChoice(int end, int size, boolean limited) {
        Arrays.fill(choice, 0, lines, Problem.NONE);
        int m = size - 1;
        int level = end;
        for (int p = parcels - 1; p >= 0 && m != 0; p--) {
            int t = from[((p * (levels + 1) + level) << lines) + m];
            if (t == 0) {
                continue;
            }
            for (int u = t; u != 0; u &= u - 1) {
                int i = Integer.numberOfTrailingZeros(u);
                choice[i] = bestOption[p * lines + i];
            }
            m ^= t;
            level -= limited ? 1 : 0;
        }
    }

    /** Opens the parcel that saves most until none saves anything; lines move to it where it is cheaper and fits. */
    private long greedy() {
        Arrays.fill(choice, 0, lines, Problem.NONE);
        long[] now = new long[lines];
        for (int i = 0; i < lines; i++) {
            now[i] = problem.unfilled[problem.lineStart[order] + i];
        }
        boolean[] opened = new boolean[parcels];
        long cost = Arrays.stream(now).sum();
        for (int count = 0; count < Math.min(parcels, problem.maxParcels[order]); count++) {
            int bestParcel = Problem.NONE;
            long most = 0;
            for (int p = 0; p < parcels; p++) {
                long gain = opened[p] ? 0 : gainOf(p, now, null);
                if (gain > most) {
                    most = gain;
                    bestParcel = p;
                }
            }
            if (bestParcel == Problem.NONE) {
                break;
            }
            opened[bestParcel] = true;
            gainOf(bestParcel, now, choice);
            cost -= most;
        }
        return cost;
    }

    private long gainOf(int p, long[] now, int @Nullable [] take) {
        int node = problem.parcelNode[problem.parcelStart[order] + p];
        long room = residual == null ? Long.MAX_VALUE : residual[problem.capacityOf(node)];
        long gain = -problem.parcelCost[problem.parcelStart[order] + p];
        for (int i = 0; i < lines; i++) {
            long cost = best[p * lines + i];
            long units = problem.units[problem.lineStart[order] + i];
            // Lines that share a stock are taken once only: dearer than need be, but never oversold.
            boolean free = residual == null || !sharesStock(p, i);
            if (cost < now[i] && units <= room && free) {
                gain += now[i] - cost;
                room -= units;
                if (take != null) {
                    now[i] = cost;
                    take[i] = bestOption[p * lines + i];
                }
            }
        }
        return gain;
    }

    /** Every line pays an equal share of each parcel that could serve it, which never exceeds the true cost. */
    private long splitBound() {
        long sum = 0;
        for (int i = 0; i < lines; i++) {
            long least = problem.unfilled[problem.lineStart[order] + i];
            for (int p = 0; p < parcels; p++) {
                if (best[p * lines + i] < INFEASIBLE) {
                    long share = problem.parcelCost[problem.parcelStart[order] + p] / serves(p);
                    least = Math.min(least, best[p * lines + i] + share);
                }
            }
            sum += least;
        }
        return sum;
    }

    private int serves(int p) {
        int count = 0;
        for (int i = 0; i < lines; i++) {
            count += best[p * lines + i] < INFEASIBLE ? 1 : 0;
        }
        return count;
    }
}

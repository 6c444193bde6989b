package io.tributary.solver.allocation;

import java.util.Arrays;

/**
 * A plan under construction: one option or none per line. Every change keeps stock and capacity within what is
 * available, so whatever is read from it is feasible. Not safe for threads.
 */
final class Assignment {
    final Problem problem;
    /** The option of every line, or {@link Problem#NONE}. */
    final int[] choice;
    /** Units left, by resource. */
    final long[] left;
    /** Cost of every order. */
    final long[] orderCost;

    private final OptionUsers users;
    private final int[] parcelMark;
    private int mark;
    private long total;

    Assignment(Problem problem) {
        this.problem = problem;
        choice = new int[problem.lineCount()];
        Arrays.fill(choice, Problem.NONE);
        left = problem.available.clone();
        orderCost = new long[problem.orderCount];
        users = new OptionUsers(problem);
        parcelMark = new int[problem.parcelNode.length];
        for (int o = 0; o < problem.orderCount; o++) {
            orderCost[o] = costOf(o);
            total += orderCost[o];
        }
    }

    /** The cost of all orders. */
    long total() {
        return total;
    }

    OptionUsers users() {
        return users;
    }

    boolean fits(int option) {
        long units = problem.units[problem.optionLine[option]];
        return left[problem.optionStock[option]] >= units
                && left[problem.capacityOf(problem.optionNode[option])] >= units;
    }

    /** Takes an order out: its lines are unfilled afterwards. */
    void clear(int order) {
        for (int l = problem.lineStart[order]; l < problem.lineStart[order + 1]; l++) {
            if (choice[l] != Problem.NONE) {
                move(l, -1);
                choice[l] = Problem.NONE;
            }
        }
        refresh(order);
    }

    /** Puts the lines of a cleared order on these options. */
    void place(int order, int[] options, int from) {
        int first = problem.lineStart[order];
        for (int l = first; l < problem.lineStart[order + 1]; l++) {
            choice[l] = options[from + l - first];
            if (choice[l] != Problem.NONE) {
                move(l, 1);
            }
        }
        refresh(order);
    }

    /** Puts a cleared order where the oracle's last solution says. */
    void place(int order, OrderOracle solved) {
        int first = problem.lineStart[order];
        for (int l = first; l < problem.lineStart[order + 1]; l++) {
            choice[l] = solved.choice(l - first);
            if (choice[l] != Problem.NONE) {
                move(l, 1);
            }
        }
        refresh(order);
    }

    /**
     * Forgets everything and takes on some orders only: their options, and room besides what these take. The other
     * orders of the problem are not looked at until the next call.
     */
    void adopt(int[] orders, int[] options, long[] room) {
        System.arraycopy(room, 0, left, 0, left.length);
        users.clear();
        total = 0;
        for (int o : orders) {
            for (int l = problem.lineStart[o]; l < problem.lineStart[o + 1]; l++) {
                choice[l] = options[l];
                if (choice[l] != Problem.NONE) {
                    users.add(l, choice[l]);
                }
            }
            orderCost[o] = costOf(o);
            total += orderCost[o];
        }
    }

    void load(int[] options) {
        for (int o = 0; o < problem.orderCount; o++) {
            clear(o);
        }
        for (int o = 0; o < problem.orderCount; o++) {
            place(o, options, problem.lineStart[o]);
        }
    }

    /** Loads options from outside; false, with nothing to be used, when they take more than there is. */
    boolean tryLoad(int[] options) {
        load(options);
        for (long units : left) {
            if (units < 0) {
                return false;
            }
        }
        return true;
    }

    private void move(int line, int sign) {
        int option = choice[line];
        long units = sign * problem.units[line];
        left[problem.optionStock[option]] -= units;
        int capacity = problem.capacityOf(problem.optionNode[option]);
        if (problem.available[capacity] != Long.MAX_VALUE) {
            left[capacity] -= units;
        }
        if (sign > 0) {
            users.add(line, option);
        } else {
            users.remove(line, option);
        }
    }

    private void refresh(int order) {
        total -= orderCost[order];
        orderCost[order] = costOf(order);
        total += orderCost[order];
    }

    private long costOf(int order) {
        mark++;
        long cost = 0;
        for (int l = problem.lineStart[order]; l < problem.lineStart[order + 1]; l++) {
            int option = choice[l];
            if (option == Problem.NONE) {
                cost += problem.unfilled[l];
                continue;
            }
            cost += problem.optionCost[option];
            int parcel = problem.optionParcel[option];
            if (parcelMark[parcel] != mark) {
                parcelMark[parcel] = mark;
                cost += problem.parcelCost[parcel];
            }
        }
        return cost;
    }
}

package io.tributary.solver.allocation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Improves a plan cluster by cluster: orders that compete for the same stock or nodes are planned again together by a
 * mixed-integer programme, in the room that the other orders leave (large neighbourhood search; Shaw 1998). Only
 * options whose reduced cost at good prices is small are offered, which keeps the programmes small.
 */
final class ClusterSearch {
    private static final int SMALLEST = 20;
    /** Longest a cluster may take in seconds, and how long it takes when its size is right. */
    private static final double LONGEST = 2.0;

    private static final double RIGHT = 0.8;

    private final Problem problem;
    private final SplittableRandom random;
    private final Assignment current;
    private final boolean[] offered;
    private final int[] orderMark;
    private final int[] queue;
    private final int[][] linesOfStock;
    private int mark;
    private double size;

    ClusterSearch(Problem problem, int[] start, long[] reducedCosts, long limit, long seed) {
        this.problem = problem;
        random = new SplittableRandom(seed);
        current = new Assignment(problem);
        current.load(start);
        offered = new boolean[problem.optionCount()];
        for (int i = 0; i < offered.length; i++) {
            offered[i] = reducedCosts[i] <= limit;
        }
        orderMark = new int[problem.orderCount];
        queue = new int[problem.orderCount];
        linesOfStock = linesOfStock();
        size = 60;
    }

    int[] choice() {
        return current.choice;
    }

    long total() {
        return current.total();
    }

    /** Plans one cluster again; the plan never gets worse. */
    void improve(double seconds) {
        int count = collect((int) Math.min(size, problem.orderCount));
        long[] room = current.left.clone();
        for (int i = 0; i < count; i++) {
            release(queue[i], room);
        }
        var model = new MipModel(problem);
        for (int i = 0; i < count; i++) {
            model.order(queue[i], room, current.choice, offered);
        }
        long started = System.nanoTime();
        var outcome = model.solve(current.choice, Math.min(LONGEST, seconds), Long.MAX_VALUE);
        model.delete();
        if (outcome.found()) {
            accept(count, outcome.choice());
        }
        double took = (System.nanoTime() - started) / 1e9;
        size = Math.max(SMALLEST, outcome.proven() && took < RIGHT ? size * 1.3 : size * 0.8);
    }

    private void release(int order, long[] room) {
        for (int l = problem.lineStart[order]; l < problem.lineStart[order + 1]; l++) {
            int option = current.choice[l];
            if (option != Problem.NONE) {
                room[problem.optionStock[option]] += problem.units[l];
                int capacity = problem.capacityOf(problem.optionNode[option]);
                if (problem.available[capacity] != Long.MAX_VALUE) {
                    room[capacity] += problem.units[l];
                }
            }
        }
    }

    private void accept(int count, int[] choice) {
        int[] before = current.choice.clone();
        long cost = current.total();
        for (int i = 0; i < count; i++) {
            current.clear(queue[i]);
        }
        boolean feasible = true;
        for (int i = 0; i < count && feasible; i++) {
            feasible = place(queue[i], choice);
        }
        if (!feasible || current.total() > cost) { // a library's rounding must never break a plan
            current.load(before);
        }
    }

    private boolean place(int order, int[] choice) {
        current.place(order, choice, problem.lineStart[order]);
        for (int l = problem.lineStart[order]; l < problem.lineStart[order + 1]; l++) {
            int option = choice[l];
            if (option != Problem.NONE
                    && (current.left[problem.optionStock[option]] < 0
                            || current.left[problem.capacityOf(problem.optionNode[option])] < 0)) {
                return false;
            }
        }
        return true;
    }

    /** Orders around a random one, nearest first in the graph of shared stock. */
    private int collect(int wanted) {
        mark++;
        int count = 0;
        int first = random.nextInt(problem.orderCount);
        orderMark[first] = mark;
        queue[count++] = first;
        for (int at = 0; at < count && count < wanted; at++) {
            count = neighbours(queue[at], count, wanted);
        }
        while (count < wanted) {
            int order = random.nextInt(problem.orderCount);
            if (orderMark[order] != mark) {
                orderMark[order] = mark;
                queue[count++] = order;
            }
        }
        return count;
    }

    private int neighbours(int order, int from, int wanted) {
        int count = from;
        for (int l = problem.lineStart[order]; l < problem.lineStart[order + 1]; l++) {
            for (int i = problem.optionStart[l]; i < problem.optionStart[l + 1]; i++) {
                int[] rivals = linesOfStock[problem.optionStock[i]];
                int start = rivals.length == 0 ? 0 : random.nextInt(rivals.length);
                int most = count + Math.max(3, wanted / 8);
                for (int r = 0; r < rivals.length && count < Math.min(wanted, most); r++) {
                    int rival = problem.lineOrder[rivals[(start + r) % rivals.length]];
                    if (orderMark[rival] != mark) {
                        orderMark[rival] = mark;
                        queue[count++] = rival;
                    }
                }
            }
        }
        return count;
    }

    private int[][] linesOfStock() {
        int[] count = new int[problem.stockCount];
        for (int i = 0; i < problem.optionCount(); i++) {
            count[problem.optionStock[i]] += problem.contended[problem.optionStock[i]] ? 1 : 0;
        }
        int[][] lines = new int[problem.stockCount][];
        Arrays.setAll(lines, s -> new int[count[s]]);
        for (int i = 0; i < problem.optionCount(); i++) {
            int stock = problem.optionStock[i];
            if (problem.contended[stock]) {
                lines[stock][--count[stock]] = problem.optionLine[i];
            }
        }
        return lines;
    }
}

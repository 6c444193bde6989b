package io.tributary.solver.allocation;

import java.util.Arrays;

/** Which lines use each contended resource at the moment; add, remove and pick one at random in constant time. */
final class OptionUsers {
    private final Problem problem;
    private final int[][] lines;
    private final int[] size;
    /** Where a line stands in the list of its stock, and in the list of its node. */
    private final int[] stockSlot;

    private final int[] nodeSlot;

    OptionUsers(Problem problem) {
        this.problem = problem;
        lines = new int[problem.resourceCount()][];
        size = new int[problem.resourceCount()];
        stockSlot = new int[problem.lineCount()];
        nodeSlot = new int[problem.lineCount()];
        Arrays.fill(lines, new int[0]);
    }

    int count(int resource) {
        return size[resource];
    }

    int line(int resource, int index) {
        return lines[resource][index];
    }

    void clear() {
        Arrays.fill(size, 0);
    }

    void add(int line, int option) {
        add(problem.optionStock[option], line, stockSlot);
        add(problem.capacityOf(problem.optionNode[option]), line, nodeSlot);
    }

    void remove(int line, int option) {
        remove(problem.optionStock[option], line, stockSlot);
        remove(problem.capacityOf(problem.optionNode[option]), line, nodeSlot);
    }

    private void add(int resource, int line, int[] slots) {
        if (!problem.contended[resource]) {
            return;
        }
        if (size[resource] == lines[resource].length) {
            lines[resource] = Arrays.copyOf(lines[resource], Math.max(4, size[resource] * 2));
        }
        slots[line] = size[resource];
        lines[resource][size[resource]++] = line;
    }

    private void remove(int resource, int line, int[] slots) {
        if (!problem.contended[resource]) {
            return;
        }
        int last = lines[resource][--size[resource]];
        lines[resource][slots[line]] = last;
        slots[last] = slots[line];
    }
}

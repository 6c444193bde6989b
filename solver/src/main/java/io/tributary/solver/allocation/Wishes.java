package io.tributary.solver.allocation;

/**
 * Which options of a line are worth trying: those that cost little more than its best one at good prices. Most options
 * never appear in a good plan, and a search that does not try them is several times faster.
 */
final class Wishes {
    private final int[] start;
    private final int[] options;
    private final long[] reduced;
    /** The cheapest option of every line and the cheapest besides it, or {@link Problem#NONE}. */
    private final int[] first;

    private final int[] second;

    /**
     * @param reduced the reduced cost of every option at good prices
     * @param limit options up to this reduced cost are worth trying
     */
    Wishes(Problem problem, long[] reduced, long limit) {
        start = new int[problem.lineCount() + 1];
        this.reduced = reduced;
        first = new int[problem.lineCount()];
        second = new int[problem.lineCount()];
        int count = 0;
        for (long cost : reduced) {
            count += cost <= limit ? 1 : 0;
        }
        options = new int[count];
        int at = 0;
        for (int l = 0; l < problem.lineCount(); l++) {
            start[l] = at;
            first[l] = Problem.NONE;
            second[l] = Problem.NONE;
            for (int i = problem.optionStart[l]; i < problem.optionStart[l + 1]; i++) {
                rank(l, i);
                if (reduced[i] <= limit) {
                    options[at++] = i;
                }
            }
        }
        start[problem.lineCount()] = at;
    }

    private void rank(int line, int option) {
        if (first[line] == Problem.NONE || reduced[option] < reduced[first[line]]) {
            second[line] = first[line];
            first[line] = option;
        } else if (second[line] == Problem.NONE || reduced[option] < reduced[second[line]]) {
            second[line] = option;
        }
    }

    /** What the line would save at good prices by leaving its present option; negative when leaving costs it. */
    long gainOfLeaving(int line, int option) {
        int next = first[line] == option ? second[line] : first[line];
        return next == Problem.NONE ? Long.MIN_VALUE / 2 : reduced[option] - reduced[next];
    }

    int count(int line) {
        return start[line + 1] - start[line];
    }

    int option(int line, int index) {
        return options[start[line] + index];
    }
}

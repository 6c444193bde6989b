package io.tributary.domain.forecast;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which levels of their forecasts past totals came to, counted: conformal calibration (Vovk, Gammerman and Shafer,
 * Algorithmic Learning in a Random World, 2005) by the probability integral transform. Counts of a run's parts add up.
 *
 * @param counts of the levels from 0 to 1, {@value #BINS} even steps; empty for none
 */
public record KeptLevels(List<Integer> counts) {
    private static final int BINS = 200;
    /** Totals that it takes to say anything: those of one zone's categories and regions in a horizon or two. */
    private static final int LEAST = 60;

    public static final KeptLevels NONE = new KeptLevels(List.of());

    public KeptLevels {
        counts = List.copyOf(counts);
        if (!counts.isEmpty() && counts.size() != BINS) {
            throw new IllegalArgumentException(
                    counts.size() + " counts of levels are not " + BINS + ". Maybe they are of another version.");
        }
    }

    /** @param levels each 0 to 1 */
    public static KeptLevels of(double[] levels) {
        int[] counts = new int[BINS];
        for (double level : levels) {
            counts[(int) Math.min(BINS - 1.0, level * BINS)]++;
        }
        return new KeptLevels(IntStream.of(counts).boxed().toList());
    }

    public KeptLevels plus(KeptLevels other) {
        if (counts.isEmpty() || other.counts.isEmpty()) {
            return counts.isEmpty() ? other : this;
        }
        return new KeptLevels(IntStream.range(0, BINS)
                .mapToObj(i -> counts.get(i) + other.counts.get(i))
                .toList());
    }

    /**
     * The level to ask for so that this one is kept: the one below which so many past totals came. Rises with the level;
     * the level itself where too little is known.
     *
     * @param level above 0 and below 1
     */
    public double corrected(double level) {
        long all = counts.stream().mapToLong(Integer::longValue).sum();
        if (all < LEAST) {
            return level;
        }
        double left = level * all;
        int bin = 0;
        while (bin < BINS - 1 && left > counts.get(bin)) {
            left -= counts.get(bin);
            bin++;
        }
        double within = counts.get(bin) == 0 ? 0 : Math.min(1, left / counts.get(bin));
        return Math.clamp((bin + within) / BINS, level / 4, 1 - (1 - level) / 20);
    }
}

package io.tributary.bench.scale;

import io.tributary.bench.WholeNumber;

/**
 * The command line of {@code bench forecast-scale}.
 *
 * @param series SKU × region, 20 to 1,000,000
 * @param weeks of history, 8 to 520
 * @param heapMiB most heap of the worker, 128 to 65,536
 * @param kill whether a second run loses its worker
 */
record ScaleOptions(int series, int weeks, long seed, int heapMiB, boolean kill) {
    private static final String USAGE =
            "Usage: bench forecast-scale [--series 100000] [--weeks 104] [--seed 1] [--heap-mib 1024] [--kill]";

    /** @throws IllegalArgumentException naming the option, for people */
    static ScaleOptions parse(String[] arguments) {
        long series = 100_000;
        long weeks = 104;
        long seed = 1;
        long heap = 1_024;
        boolean kill = false;
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            if (option.equals("--kill")) {
                kill = true;
                continue;
            }
            String value = i + 1 < arguments.length ? arguments[++i] : "";
            switch (option) {
                case "--series" -> series = whole(option, value, 20, 1_000_000);
                case "--weeks" -> weeks = whole(option, value, 8, 520);
                case "--seed" -> seed = whole(option, value, Long.MIN_VALUE, Long.MAX_VALUE);
                case "--heap-mib" -> heap = whole(option, value, 128, 65_536);
                default -> throw new IllegalArgumentException("There is no option '" + option + "'. " + USAGE);
            }
        }
        return new ScaleOptions((int) series, (int) weeks, seed, (int) heap, kill);
    }

    private static long whole(String option, String value, long least, long most) {
        return WholeNumber.of(option, value, least, most, USAGE);
    }
}
